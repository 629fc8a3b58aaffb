package arbd.execution.sim;

import java.util.ArrayDeque;
import java.util.Deque;

/** Lets the requests of one connection arrive late, by a random time, but never out of order. */
final class Requests {
    private final SimulatedVenue venue;
    private final VenueLoop loop;
    /** Timers of about the same time may ring in any order: whichever rings, the oldest request is next. */
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private long lastDueNanos;

    Requests(SimulatedVenue venue, VenueLoop loop) {
        this.venue = venue;
        this.loop = loop;
    }

    void later(Runnable request) {
        long nowNanos = loop.nowNanos();
        lastDueNanos = Math.max(lastDueNanos, nowNanos + venue.latencyNanos());
        waiting.add(request);
        loop.after(lastDueNanos - nowNanos, () -> waiting.remove().run());
    }
}
