package arbd.execution.sim;

/** A venue's dead-man switch: cancels what rests in the account when its time is over. Owned by the venues' thread. */
final class DeadMan {
    private final SimulatedVenue venue;
    private long dueNanos;

    DeadMan(SimulatedVenue venue) {
        this.venue = venue;
    }

    /** Counts anew from now; 0 disarms. */
    void arm(long timeoutNanos, long nowNanos) {
        dueNanos = timeoutNanos == 0 ? 0 : nowNanos + timeoutNanos;
    }

    void onTimer(long nowNanos) {
        if (dueNanos != 0 && nowNanos >= dueNanos) {
            dueNanos = 0;
            venue.openOrders().forEach(order -> venue.cancel(order, nowNanos));
        }
    }
}
