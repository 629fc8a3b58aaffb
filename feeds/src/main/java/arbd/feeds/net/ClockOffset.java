package arbd.feeds.net;

import arbd.market.Require;

/**
 * Estimates (our wall clock - venue clock + shortest transport delay) of one connection as the smallest difference
 * seen lately. Either sign is normal: a recorded session ran 1.2 s behind its venue. The window is two rotating
 * buckets, so a value leaves after one to two bucket lengths.
 */
public final class ClockOffset {
    private final long bucketNanos;
    private final long resolutionNanos;
    private long bucketStart;
    private long samples;
    private boolean older;
    private long currentMin;
    private long currentMax;
    private long previousMin;

    /**
     * Without samples yet.
     *
     * @param bucketNanos length of one of the two buckets, at least 1
     * @param resolutionNanos granularity of the venue's time stamps, not negative
     */
    public ClockOffset(long bucketNanos, long resolutionNanos) {
        Require.that(bucketNanos > 0, "bucketNanos must be positive, was %d", bucketNanos);
        Require.that(resolutionNanos >= 0, "resolutionNanos must not be negative, was %d", resolutionNanos);
        this.bucketNanos = bucketNanos;
        this.resolutionNanos = resolutionNanos;
    }

    /** Takes one pair of wall-clock times, nanoseconds since 1970. */
    public void sample(long receivedWallNanos, long venueTimeNanos) {
        long difference = receivedWallNanos - venueTimeNanos;
        long age = receivedWallNanos - bucketStart;
        if (samples == 0 || age < 0 || age >= 2 * bucketNanos) {
            older = false;
            begin(receivedWallNanos, difference);
        } else if (age >= bucketNanos) {
            older = true;
            previousMin = currentMin;
            begin(receivedWallNanos, difference);
        }
        currentMin = Math.min(currentMin, difference);
        currentMax = Math.max(currentMax, difference);
        samples++;
    }

    /** The estimate, nanoseconds; 0 without a sample. */
    public long offsetNanos() {
        if (samples == 0) {
            return 0;
        }
        return older ? Math.min(currentMin, previousMin) : currentMin;
    }

    /**
     * How wrong the estimate may be, nanoseconds: the venue's granularity plus how far the two buckets disagree; with
     * one bucket only, plus the spread seen in it.
     */
    public long uncertaintyNanos() {
        if (samples == 0) {
            return 0;
        }
        long doubt = older ? Math.abs(currentMin - previousMin) : currentMax - currentMin;
        return resolutionNanos + doubt;
    }

    /** Forgets everything, as for a new connection. */
    public void reset() {
        samples = 0;
        older = false;
    }

    private void begin(long now, long difference) {
        bucketStart = now;
        currentMin = difference;
        currentMax = difference;
    }
}
