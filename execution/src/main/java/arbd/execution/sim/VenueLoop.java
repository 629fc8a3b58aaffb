package arbd.execution.sim;

/** The one thread of all simulated venues, as the pure classes see it: a clock and a way to do something later. */
interface VenueLoop {
    /** Wall-clock time, nanoseconds since 1970, never falling. */
    long nowNanos();

    /** Runs a task on the same thread after this delay; equal times run in the order they were given. */
    void after(long delayNanos, Runnable task);
}
