package arbd.execution.risk;

import arbd.market.StateHash;
import arbd.market.TradingStatus;
import arbd.market.VenuePause;
import java.util.Arrays;

/** Maintenance of every venue: what it says of now, and what it has announced. Owned by {@link MarketGate}. */
final class VenuePauses {
    private static final long NEVER = Long.MAX_VALUE;

    private final long leadNanos;
    private final TradingStatus[] status;
    private final long[] fromNanos;
    private final long[] untilNanos;
    private final boolean[] closed;
    private final boolean[] near;

    VenuePauses(int venues, long leadNanos) {
        this.leadNanos = leadNanos;
        this.status = new TradingStatus[venues];
        this.fromNanos = new long[venues];
        this.untilNanos = new long[venues];
        this.closed = new boolean[venues];
        this.near = new boolean[venues];
        Arrays.fill(status, TradingStatus.TRADING);
        Arrays.fill(fromNanos, NEVER);
        Arrays.fill(untilNanos, NEVER);
    }

    void apply(VenuePause pause) {
        status[pause.venue] = pause.status;
        fromNanos[pause.venue] = event(pause, pause.fromNanos);
        untilNanos[pause.venue] = event(pause, pause.untilNanos);
    }

    /** An announced time in event time; 0 and what does not fit never come. */
    private static long event(VenuePause pause, long wallNanos) {
        return wallNanos == 0 ? NEVER : EventTime.of(wallNanos, pause.wallNanos, pause.receivedNanos);
    }

    /** Whether a venue takes no orders now. */
    boolean closed(int venue) {
        return closed[venue];
    }

    /** Whether maintenance of a venue is so near that nothing new is opened there. */
    boolean near(int venue) {
        return near[venue];
    }

    /** Looks at the clock; returns when it has to be looked at again. */
    long at(long nowNanos) {
        long next = NEVER;
        for (int venue = 0; venue < status.length; venue++) {
            long from = fromNanos[venue];
            long warned = from == NEVER ? NEVER : from - leadNanos;
            boolean over = nowNanos >= untilNanos[venue];
            boolean trading = status[venue] == TradingStatus.TRADING;
            closed[venue] = !trading || nowNanos >= from && !over;
            near[venue] = nowNanos >= warned && !over;
            next = Math.min(next, later(warned, nowNanos));
            next = Math.min(next, later(from, nowNanos));
            next = Math.min(next, later(untilNanos[venue], nowNanos));
        }
        return next;
    }

    private static long later(long edgeNanos, long nowNanos) {
        return edgeNanos > nowNanos ? edgeNanos : NEVER;
    }

    long foldInto(long hash) {
        long folded = hash;
        for (int venue = 0; venue < status.length; venue++) {
            folded = StateHash.mix(StateHash.mix(folded, status[venue].ordinal()), fromNanos[venue]);
            folded = StateHash.mix(folded, untilNanos[venue]);
        }
        return folded;
    }
}
