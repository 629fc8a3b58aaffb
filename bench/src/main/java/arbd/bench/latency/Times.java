package arbd.bench.latency;

/** Takes the times of edges. */
@FunctionalInterface
interface Times {
    /** Wants none. */
    Times NOBODY = (first, rest) -> { };

    /**
     * One edge.
     *
     * @param firstNanos from the intended moment of its frame to its first order
     * @param restNanos from its first order to its last
     */
    void add(long firstNanos, long restNanos);
}
