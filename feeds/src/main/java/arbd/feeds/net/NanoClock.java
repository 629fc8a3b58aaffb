package arbd.feeds.net;

/** Where the network side reads time. */
public interface NanoClock {
    /** Monotonic nanoseconds, as {@link System#nanoTime()}. */
    long nanoTime();

    /** Wall-clock nanoseconds since 1970. */
    long wallNanos();
}
