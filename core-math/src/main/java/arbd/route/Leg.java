package arbd.route;

import arbd.market.Side;

/**
 * One trade of a route.
 *
 * @param instrument dense instrument id
 * @param side which way we trade it
 */
public record Leg(int instrument, Side side) {
}
