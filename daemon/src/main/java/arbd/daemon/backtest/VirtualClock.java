package arbd.daemon.backtest;

import arbd.feeds.net.NanoClock;

/** Time as the recording tells it; monotonic and wall-clock time are the same. Never goes back. */
final class VirtualClock implements NanoClock {
    private long nanos;

    VirtualClock(long nanos) {
        this.nanos = nanos;
    }

    /** Moves on; an earlier time changes nothing. */
    void advance(long toNanos) {
        nanos = Math.max(nanos, toNanos);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public long wallNanos() {
        return nanos;
    }
}
