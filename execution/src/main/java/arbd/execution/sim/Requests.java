package arbd.execution.sim;

/** Lets the requests of one connection arrive late, by a random time, but never out of order. */
final class Requests {
    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private long lastDueNanos;

    Requests(SimulatedVenue venue, VenueLoop loop) {
        this.venue = venue;
        this.loop = loop;
    }

    void later(Runnable request) {
        long nowNanos = loop.nowNanos();
        lastDueNanos = Math.max(lastDueNanos, nowNanos + venue.latencyNanos());
        loop.after(lastDueNanos - nowNanos, request);
    }
}
