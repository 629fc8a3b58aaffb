package arbd.config;

/**
 * {@code threads}: how the stages are put on threads.
 *
 * @param layout which stages share a thread
 * @param idle what a stage does when it has no work
 * @param cores optional pins
 * @param inboundRing slots, a power of two, 1024..1048576
 * @param outboundRing slots, a power of two, 1024..1048576
 */
public record ThreadsConfig(Layout layout, Idle idle, CoresConfig cores, int inboundRing, int outboundRing) {
    /** Which stages share a thread. */
    public enum Layout {
        /** By the number of usable CPUs. */
        AUTO,
        /** All on one. */
        FUSED,
        /** Each on its own. */
        SPLIT
    }

    /** What a stage does when it has no work. */
    public enum Idle {
        /** Spin: lowest latency, a whole CPU each. */
        BUSY_SPIN,
        /** Spin, yield, then park for ever longer. */
        BACKOFF,
        /** Sleep a little each time. */
        SLEEP
    }
}
