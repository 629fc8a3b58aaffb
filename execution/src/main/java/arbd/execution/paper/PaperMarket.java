package arbd.execution.paper;

import arbd.feeds.net.NanoClock;
import arbd.market.InstrumentTable;
import arbd.market.Require;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.market.TickSink;
import arbd.route.QuoteTable;
import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * What all paper venues share: the last known books, what paper orders have already taken from them, and what is still
 * under way, by due time and then by sequence. Owned by one thread.
 *
 * <p>What was taken from an instrument is not there again until its next tick: a tick is state, and nobody knows how
 * much of it our own orders would have changed.
 */
public final class PaperMarket implements TickSink {
    /** One way between us and a paper venue unless said otherwise. A constant: no key of the configuration sets it. */
    public static final long LATENCY_NANOS = 1_000_000L;

    private final QuoteTable quotes;
    private final long[] taken;
    private final NanoClock clock;
    private final long latencyNanos;
    private final PriorityQueue<Due> underWay = new PriorityQueue<>();
    private long sequence;

    /**
     * A market of which nothing is known yet.
     *
     * @param latencyNanos one way between us and a venue, not negative
     */
    public PaperMarket(InstrumentTable instruments, NanoClock clock, long latencyNanos) {
        Require.that(latencyNanos >= 0, "latencyNanos must not be negative, was %d", latencyNanos);
        this.quotes = new QuoteTable(instruments);
        this.taken = new long[instruments.size() * 2 * Tick.LEVELS];
        this.clock = clock;
        this.latencyNanos = latencyNanos;
    }

    @Override
    public void on(Tick tick) {
        if (quotes.apply(tick)) {
            int first = tick.instrument * 2 * Tick.LEVELS;
            Arrays.fill(taken, first, first + 2 * Tick.LEVELS, 0);
        }
    }

    /** The books, to read only. */
    public QuoteTable quotes() {
        return quotes;
    }

    /** When the next thing under way arrives; {@link Long#MAX_VALUE} = nothing is under way. */
    public long dueNanos() {
        return underWay.isEmpty() ? Long.MAX_VALUE : underWay.peek().dueNanos();
    }

    /** Lets the next thing arrive; the clock has been put to {@link #dueNanos} before. */
    public void runNext() {
        underWay.remove().arrival().run();
    }

    NanoClock clock() {
        return clock;
    }

    InstrumentTable instruments() {
        return quotes.instruments();
    }

    /** Sends something off now; it arrives after the latency. */
    void send(Runnable arrival) {
        underWay.add(new Due(clock.nanoTime() + latencyNanos, sequence++, arrival));
    }

    /** What is left of a level that {@code side} would take. */
    long leftQty(int instrument, Side side, int level) {
        return quotes.qty(instrument, side, level) - taken[at(instrument, side, level)];
    }

    void take(int instrument, Side side, int level, long qty) {
        taken[at(instrument, side, level)] += qty;
    }

    private static int at(int instrument, Side side, int level) {
        return (instrument * 2 + side.ordinal()) * Tick.LEVELS + level;
    }

    private record Due(long dueNanos, long sequence, Runnable arrival) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(dueNanos, other.dueNanos);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }
}
