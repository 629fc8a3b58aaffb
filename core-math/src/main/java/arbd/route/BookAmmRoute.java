package arbd.route;

import arbd.amm.Pool;
import arbd.market.Instrument;
import arbd.market.Require;
import arbd.market.Side;
import arbd.route.AmmRoute.AmmLeg;
import java.util.List;

/**
 * A trade on a book against trades in pools that follow each other. What is bought on the book is sold into the pools,
 * or what the pools bring is sold on the book; gains are counted in the instrument's quote asset.
 *
 * @param id dense id, the position in its {@link BookAmmRoutes}
 * @param instrument the book, spot
 * @param side what is done on it
 * @param legs one to three pools: from base to quote when buying on the book, from quote to base when selling
 */
public record BookAmmRoute(int id, Instrument instrument, Side side, List<AmmLeg> legs) {
    /** Most pools of a route. */
    public static final int POOLS_MAX = Route.LEGS_MAX - 1;

    /** Checks the bounds above. */
    public BookAmmRoute {
        legs = List.copyOf(legs);
        Require.that(!legs.isEmpty() && legs.size() <= POOLS_MAX, "pools must be 1..%d, were %d", POOLS_MAX,
                legs.size());
    }

    /** Decimals on chain of the instrument's base asset. */
    int baseDecimals() {
        AmmLeg leg = side == Side.BUY ? legs.get(0) : legs.get(legs.size() - 1);
        return side == Side.BUY ? paid(leg) : brought(leg);
    }

    /** Decimals on chain of the instrument's quote asset. */
    int quoteDecimals() {
        AmmLeg leg = side == Side.BUY ? legs.get(legs.size() - 1) : legs.get(0);
        return side == Side.BUY ? brought(leg) : paid(leg);
    }

    private static int paid(AmmLeg leg) {
        return leg.pool().decimalsPaid(leg.zeroForOne());
    }

    private static int brought(AmmLeg leg) {
        return leg.pool().decimalsBrought(leg.zeroForOne());
    }

    /** For people: the book, what is done on it, and the pools. */
    public String title() {
        StringBuilder title = new StringBuilder(instrument.title()).append(side == Side.BUY ? "+" : "-");
        for (AmmLeg leg : legs) {
            Pool pool = leg.pool();
            title.append(" >").append(pool.title()).append("> ").append(pool.brought(leg.zeroForOne()).name());
        }
        return title.toString();
    }
}
