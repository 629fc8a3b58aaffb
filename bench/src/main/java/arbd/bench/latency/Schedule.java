package arbd.bench.latency;

import arbd.daemon.pipeline.SocketLoop;
import arbd.feeds.net.NanoClock;

/**
 * Sends frames when the schedule says so, never when the other side is ready for them: a subject that stalls finds all
 * that should have come meanwhile, and each of these frames is as old as it would be at a real venue.
 */
final class Schedule {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;

    private final SocketLoop loop;
    private final NanoClock clock;
    private final StandIn to;
    private final Script script;
    private final Arrivals arrivals;
    private long frames;

    Schedule(SocketLoop loop, NanoClock clock, StandIn to, Script script, Arrivals arrivals) {
        this.loop = loop;
        this.clock = clock;
        this.to = to;
        this.script = script;
        this.arrivals = arrivals;
    }

    /** Sends so many frames at so many a second; returns when the last is sent. */
    void send(long frames, int perSecond) {
        long start = clock.nanoTime();
        long sent = 0;
        long due = start;
        while (sent < frames) {
            if (clock.nanoTime() - due >= 0) {
                frame(due);
                sent++;
                due = start + sent * SECOND / perSecond;
            }
            step();
        }
    }

    /**
     * Sends a turn only when the last edge has its orders, at most so many frames a second: for warming up, and to see
     * that each edge gets its orders. Ends early when it has taken so long.
     *
     * @param most milliseconds
     * @param seconds that orders are waited for
     * @return false = an edge did not get its orders in so many seconds, and the rest was not sent
     */
    boolean sendInTurn(int edges, int perSecond, long most, long seconds) {
        long until = clock.nanoTime() + most * MILLISECOND;
        for (int i = 0; i < edges && clock.nanoTime() - until < 0; i++) {
            int before = arrivals.edges();
            while (arrivals.edges() == before) {
                send(1, perSecond);
                restNanos(SECOND / perSecond);
            }
            if (!awaitOrders(seconds)) {
                return false;
            }
        }
        return true;
    }

    /** Waits until every edge has its orders; false = no order came for so many seconds. */
    boolean awaitOrders(long seconds) {
        long orders = arrivals.orders();
        long until = clock.nanoTime() + seconds * SECOND;
        while (arrivals.missing() > 0) {
            if (arrivals.orders() != orders) {
                orders = arrivals.orders();
                until = clock.nanoTime() + seconds * SECOND;
            }
            if (clock.nanoTime() - until >= 0) {
                return false;
            }
            step();
        }
        return true;
    }

    /** Steps the loop for a while, so that what is under way arrives. */
    void rest(long millis) {
        restNanos(millis * MILLISECOND);
    }

    /** Frames sent. */
    long frames() {
        return frames;
    }

    private void restNanos(long nanos) {
        long until = clock.nanoTime() + nanos;
        do {
            step();
        } while (clock.nanoTime() - until < 0);
    }

    private void frame(long due) {
        QuoteFrame frame = script.next();
        if (script.announces() >= 0) {
            arrivals.announced(script.announces());
        }
        if (script.opens() >= 0) {
            arrivals.opened(script.opens(), due);
        }
        to.send(script.venue(), frame);
        frames++;
    }

    private void step() {
        loop.doWork();
        to.answer();
    }
}
