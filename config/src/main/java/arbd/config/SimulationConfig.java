package arbd.config;

import java.util.List;

/**
 * {@code simulation}: used by simulated venues only.
 *
 * @param seed of everything random
 * @param latency one-way delay
 * @param rejectRateE8 share of orders that are rejected, 0..1e8
 * @param competingTakersE8 chance that another taker eats an edge first, 0..1e8
 * @param partialFillsE8 chance that a displayed level is partly gone on arrival, 0..1e8
 * @param quoteEveryNanos mean time between book moves of one instrument
 * @param volatilityE8 of the reference price, per move, in 1e-8
 * @param dislocation how often one venue's book drifts off the others
 * @param fundingEveryNanos time between two fundings of perpetuals, 1 s..24 h
 * @param blockEveryNanos time between two blocks of a chain, 10 ms..10 min
 * @param prices opening references; every asset of a simulated instrument or pool that is not the first settlement
 *     asset
 */
public record SimulationConfig(
        long seed, LatencyConfig latency, long rejectRateE8, long competingTakersE8, long partialFillsE8,
        long quoteEveryNanos, long volatilityE8, DislocationConfig dislocation, long fundingEveryNanos,
        long blockEveryNanos, List<PriceConfig> prices) {
    /** Copies the list. */
    public SimulationConfig {
        prices = List.copyOf(prices);
    }
}
