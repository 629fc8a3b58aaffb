package arbd.config;

/**
 * {@code risk}.
 *
 * @param staleAfterNanos a quote older than this is not priced, 1 ms..1 h
 * @param maxPlausibleEdgeE8 an edge above this is taken for an error, in 1e-8, more than each enabled minimum edge
 * @param maxOrderNotional per order
 * @param maxOpenOrders 1..1024
 * @param cooldownNanos per route after an arbitrage, 0..1 h
 * @param nakedNotionalMax total naked exposure above which nothing new opens
 * @param positionNotionalMax most that the position in one perpetual may be worth; what an order may be, unless said
 * @param haltRouteAfterMissNanos pause of a route whose legs missed, up to 24 h, 0 = until resumed
 * @param announced what is done about ends and maintenance that venues announce
 */
public record RiskConfig(
        long staleAfterNanos, long maxPlausibleEdgeE8, SettlementLimits maxOrderNotional, int maxOpenOrders,
        long cooldownNanos, SettlementLimits nakedNotionalMax,
        SettlementLimits positionNotionalMax, long haltRouteAfterMissNanos,
        AnnouncedConfig announced) {
}
