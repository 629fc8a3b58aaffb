package arbd.config;

/**
 * {@code routes.KIND}: what every kind of route has.
 *
 * @param enabled whether routes of this kind are built
 * @param minEdgeE8 least edge that is taken, after all costs, in 1e-8 (1 bp = 10,000; 1 ppm = 100)
 * @param maxNotional per arbitrage; empty only when disabled
 * @param slippageE8 what each leg is expected to lose beyond the quoted depth, in 1e-8
 * @param decayE8 what the edge is expected to lose until the orders arrive, in 1e-8
 */
public record RouteKindConfig(
        boolean enabled, long minEdgeE8, SettlementLimits maxNotional, long slippageE8, long decayE8) {
}
