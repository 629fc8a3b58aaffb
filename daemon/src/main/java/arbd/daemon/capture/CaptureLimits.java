package arbd.daemon.capture;

import arbd.feeds.net.NanoClock;

/**
 * When a part ends.
 *
 * @param partBytes on disk, positive
 * @param partNanos since its first line, positive
 * @param clock for texts of ours
 */
public record CaptureLimits(long partBytes, long partNanos, NanoClock clock) {
    private static final long PART_BYTES = 256L << 20;
    private static final long PART_NANOS = 3_600_000_000_000L;

    /** 256 MiB, an hour. */
    public static CaptureLimits defaults(NanoClock clock) {
        return new CaptureLimits(PART_BYTES, PART_NANOS, clock);
    }
}
