package arbd.config;

/**
 * {@code simulation.latency}: one-way delay of a simulated venue, uniform.
 *
 * @param minNanos at least 0
 * @param maxNanos at least {@code minNanos}, at most 10 s
 */
public record LatencyConfig(long minNanos, long maxNanos) {
}
