package arbd.config;

/**
 * {@code routes.amm} and {@code routes.bookAmm}: what each kind of route over pools has.
 *
 * @param enabled whether routes of this kind are built
 * @param minEdgeE8 least edge that is wanted, after all costs, in 1e-8
 * @param maxNotional most that is paid in; empty only when disabled
 * @param legs most legs in all, 2..4; the book is one of them
 */
public record PoolRouteConfig(boolean enabled, long minEdgeE8, SettlementLimits maxNotional, int legs) {
}
