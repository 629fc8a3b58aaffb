package arbd.config;

import java.util.List;

/**
 * {@code routes}.
 *
 * @param settlement assets in which a route may begin and end, at least one, distinct
 * @param crossVenue buy on one venue, sell on another
 * @param cyclic cycles within one venue
 * @param basis spot against perpetual
 */
public record RoutesConfig(
        List<String> settlement, RouteKindConfig crossVenue, RouteKindConfig cyclic, RouteKindConfig basis) {
    /** Copies the list. */
    public RoutesConfig {
        settlement = List.copyOf(settlement);
    }
}
