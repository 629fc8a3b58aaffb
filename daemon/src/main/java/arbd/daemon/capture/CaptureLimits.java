package arbd.daemon.capture;

import arbd.feeds.net.NanoClock;

/**
 * When a part ends, and when the capture does.
 *
 * @param partBytes on disk, positive
 * @param partNanos since its first line, positive
 * @param diskFloorBytes the capture ends when no more than this is free on its disk; 0 = when the disk is full
 * @param clock for texts of ours
 */
public record CaptureLimits(long partBytes, long partNanos, long diskFloorBytes, NanoClock clock) {
}
