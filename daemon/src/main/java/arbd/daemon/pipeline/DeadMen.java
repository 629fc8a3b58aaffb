package arbd.daemon.pipeline;

import arbd.execution.order.DeadManSwitch;
import arbd.execution.order.OrderEntry;
import arbd.feeds.net.NanoClock;

/**
 * Keeps the venues' dead-man switches from closing: each is armed again long before its time is over, while its session
 * is up. When this process dies, hangs or loses its connection, nobody arms it, and the venue cancels what rests. Owned
 * by execute.
 */
final class DeadMen {
    /** Three may be lost on the way before a venue takes us for dead. */
    private static final int ARMED_PER_TIMEOUT = 4;
    private static final long MILLISECOND = 1_000_000L;

    private final OrderEntry[] entries;
    private final DeadManSwitch[] switches;
    private final NanoClock clock;
    private final long[] timeoutNanos;
    private final long[] armedNanos;
    private final boolean[] up;
    private boolean any;

    DeadMen(OrderEntry[] entries, NanoClock clock) {
        this.entries = entries;
        this.switches = new DeadManSwitch[entries.length];
        this.clock = clock;
        this.timeoutNanos = new long[entries.length];
        this.armedNanos = new long[entries.length];
        this.up = new boolean[entries.length];
    }

    /** The venue's switch is wanted, with this time; it is that of the venue's entry. */
    void want(int venue, DeadManSwitch of, long nanos) {
        switches[venue] = of;
        timeoutNanos[venue] = nanos;
        any = true;
    }

    /** Arms what is due; cheap when nothing is. */
    int tend() {
        return any ? tendAll(clock.nanoTime()) : 0;
    }

    private int tendAll(long nowNanos) {
        int armed = 0;
        for (int venue = 0; venue < entries.length; venue++) {
            if (timeoutNanos[venue] != 0) {
                boolean ready = entries[venue].ready();
                boolean due = !up[venue] || nowNanos - armedNanos[venue] >= timeoutNanos[venue] / ARMED_PER_TIMEOUT;
                up[venue] = ready;
                if (ready && due) {
                    armedNanos[venue] = nowNanos;
                    switches[venue].cancelAllAfter(timeoutNanos[venue] / MILLISECOND, clock.wallNanos());
                    armed++;
                }
            }
        }
        return armed;
    }
}
