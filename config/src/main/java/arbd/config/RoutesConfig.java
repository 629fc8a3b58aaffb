package arbd.config;

import java.util.List;

/**
 * {@code routes}.
 *
 * @param settlement assets in which a route may begin and end, at least one, distinct
 * @param routesMax most routes of all kinds together
 * @param crossVenue buy on one venue, sell on another
 * @param cyclic three or four spot trades that end in the asset they began with
 * @param cycles which cycles
 * @param basis spot against perpetual, perpetual against perpetual
 * @param carry what holding a basis position costs
 * @param synthetic a market on one venue against two on one other venue
 * @param amm cycles of pools of one chain
 * @param bookAmm a book against pools of one chain
 */
public record RoutesConfig(
        List<String> settlement, int routesMax, RouteKindConfig crossVenue, RouteKindConfig cyclic, CycleBounds cycles,
        RouteKindConfig basis, CarryConfig carry, RouteKindConfig synthetic, PoolRouteConfig amm,
        PoolRouteConfig bookAmm) {
    /** Copies the list. */
    public RoutesConfig {
        settlement = List.copyOf(settlement);
    }
}
