package arbd.route;

import arbd.amm.Pool;
import arbd.market.Asset;
import arbd.market.Require;
import java.util.List;

/**
 * A cycle of pools that ends in the asset it begins with.
 *
 * @param id dense id, the position in its {@link AmmRoutes}
 * @param legs two to four trades in as many pools, each paying what the one before it brings
 * @param settlement paid first and received last
 */
public record AmmRoute(int id, List<AmmLeg> legs, Asset settlement) {
    /** Most pools of a route. */
    public static final int LEGS_MAX = Route.LEGS_MAX;

    /**
     * A trade in a pool.
     *
     * @param pool which
     * @param zeroForOne whether token 0 is paid in
     */
    public record AmmLeg(Pool pool, boolean zeroForOne) {
        /**
         * Whether this leg can be paid with what another one brings: the same contract on the same chain. That two
         * contracts are one asset, or have one name, is not enough.
         */
        boolean takes(AmmLeg before) {
            Pool from = before.pool;
            return from.venue().id() == pool.venue().id()
                    && from.tokenBrought(before.zeroForOne).equals(pool.tokenPaid(zeroForOne))
                    && from.decimalsBrought(before.zeroForOne) == pool.decimalsPaid(zeroForOne);
        }
    }

    /** Checks the bounds above. */
    public AmmRoute {
        legs = List.copyOf(legs);
        Require.that(legs.size() >= 2 && legs.size() <= LEGS_MAX, "legs must be 2..%d, were %d", LEGS_MAX,
                legs.size());
    }

    /** For people: the assets on the way and the pools between them. */
    public String title() {
        StringBuilder title = new StringBuilder(settlement.name());
        for (AmmLeg leg : legs) {
            title.append(" >").append(leg.pool().title()).append("> ")
                    .append(leg.pool().brought(leg.zeroForOne()).name());
        }
        return title.toString();
    }
}
