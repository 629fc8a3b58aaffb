package arbd.route;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Require;
import java.util.List;

/**
 * An ordered set of trades whose gain is counted in one asset.
 *
 * @param id dense id, the position in its {@link RouteTable}
 * @param kind what makes it a route
 * @param legs two to four; a basis route of spot and perpetual has its spot leg first
 * @param settlement the asset that is spent first and received last
 * @param haircutE8 least that joining legs over equivalent assets costs, in 1e-8 of what is received; 0 = every join is
 *         the same asset
 * @param title for people: {@code BTC/USDT alpha>gamma}, {@code alpha USDT>BTC>ETH>USDT},
 *         {@code USDT>BTC>ETH>USDT alpha,gamma,gamma}, {@code BTC/USDT alpha+ beta-} (bought, sold)
 */
public record Route(int id, RouteKind kind, List<Leg> legs, Asset settlement, long haircutE8, String title) {
    /** Most legs of a route. */
    public static final int LEGS_MAX = 4;

    /** Checks the bounds above. */
    public Route {
        legs = List.copyOf(legs);
        Require.that(id >= 0, "route id must not be negative, was %d", id);
        Require.that(legs.size() >= 2 && legs.size() <= LEGS_MAX, "%s: legs must be 2..%d, was %d",
                title, LEGS_MAX, legs.size());
        Require.that(haircutE8 >= 0 && haircutE8 < Instrument.E8, "%s: haircutE8 must be 0 to one whole, was %d",
                title, haircutE8);
    }

    /** A route whose legs join in the same assets. */
    public Route(int id, RouteKind kind, List<Leg> legs, Asset settlement, String title) {
        this(id, kind, legs, settlement, 0, title);
    }
}
