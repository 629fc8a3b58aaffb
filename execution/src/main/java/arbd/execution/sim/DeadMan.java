package arbd.execution.sim;

import arbd.market.Instrument;

/**
 * A venue's dead-man switch: cancels what rests in the account, or of one instrument, when its time is over. Owned by
 * the venues' thread.
 */
final class DeadMan {
    private final SimulatedVenue venue;
    private final FaultPlan faults;
    private final Instrument of;
    private long dueNanos;

    /** Of the whole account. */
    DeadMan(SimulatedVenue venue, FaultPlan faults) {
        this(venue, faults, null);
    }

    /** Of one instrument's orders; null = of all. */
    DeadMan(SimulatedVenue venue, FaultPlan faults, Instrument of) {
        this.venue = venue;
        this.faults = faults;
        this.of = of;
    }

    /** Whether the account may not have it. */
    boolean refused() {
        return faults.deadManRefused();
    }

    /** Counts anew from now; 0 disarms. */
    void arm(long timeoutNanos, long nowNanos) {
        faults.deadManSet();
        dueNanos = timeoutNanos == 0 ? 0 : nowNanos + faults.deadManAheadNanos() + timeoutNanos;
    }

    void onTimer(long nowNanos) {
        if (dueNanos == 0 || nowNanos + faults.deadManAheadNanos() < dueNanos) {
            return;
        }
        dueNanos = 0;
        for (SimulatedOrder order : venue.openOrders()) {
            if (of == null || of == order.instrument()) {
                venue.cancel(order, nowNanos);
            }
        }
    }
}
