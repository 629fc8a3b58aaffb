package arbd.config;

/**
 * {@code simulation.dislocation}: how one simulated venue's book drifts off the others.
 *
 * @param everyNanos mean time between two
 * @param sizeE8 how far, in 1e-8 of the price
 * @param lastsNanos how long, less than {@code everyNanos}
 */
public record DislocationConfig(long everyNanos, long sizeE8, long lastsNanos) {
}
