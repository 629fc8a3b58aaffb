package arbd.feeds;

import arbd.feeds.net.FeedCounters;
import arbd.feeds.wire.DecimalText;
import arbd.feeds.wire.VenueTime;
import arbd.market.Instrument;
import arbd.market.Tick;
import java.util.Arrays;

/**
 * Mark prices and funding of one connection's perpetuals, for venues that tell them apart: what a message leaves out
 * is as it was, what cannot be read is not known until it is told again. Once all three are known they are told whole:
 * at once when the funding changed, else at most once a second, as the slower venues do it. Allocates nothing after
 * construction.
 */
public final class Marks {
    /** Nothing is known. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** Decimals of the price and of the rate, whatever the instrument's own. */
    private static final int DECIMALS = 8;
    private static final long TOLD_EVERY_NANOS = 1_000_000_000L;

    private final FeedCounters counters;
    private final TickWriter writer;
    private final long[] markPxE8;
    private final long[] rateE8;
    private final long[] nextNanos;
    private final long[] toldRateE8;
    private final long[] toldNextNanos;
    private final long[] toldNanos;
    private final boolean[] told;

    /** For so many instruments, of which nothing is known. */
    public Marks(int size, FeedCounters counters, TickWriter writer) {
        this.counters = counters;
        this.writer = writer;
        this.markPxE8 = new long[size];
        this.rateE8 = new long[size];
        this.nextNanos = new long[size];
        this.toldRateE8 = new long[size];
        this.toldNextNanos = new long[size];
        this.toldNanos = new long[size];
        this.told = new boolean[size];
        reset();
    }

    /** Forgets everything, as for a new connection. */
    public void reset() {
        Arrays.fill(told, false);
        forget(-1);
    }

    /** Nothing is known of the instrument at this position any more; -1 = of all. */
    public void forget(int index) {
        for (int i = 0; i < told.length; i++) {
            if (i == index || index < 0) {
                markPxE8[i] = UNKNOWN;
                rateE8[i] = UNKNOWN;
                nextNanos[i] = UNKNOWN;
            }
        }
    }

    /** The mark price in 1e-8 of the quote asset; {@link #UNKNOWN} answers false. */
    public boolean mark(int index, long pxE8) {
        markPxE8[index] = pxE8;
        return pxE8 != UNKNOWN;
    }

    /** What a long position pays at the next funding, in 1e-8; {@link #UNKNOWN} answers false. */
    public boolean rate(int index, long e8) {
        rateE8[index] = e8;
        return e8 != UNKNOWN;
    }

    /** When that is, nanoseconds since 1970, 0 = never; {@link #UNKNOWN} answers false. */
    public boolean next(int index, long nanos) {
        nextNanos[index] = nanos;
        return nanos != UNKNOWN;
    }

    /** Tells what is known, if that is all and it is time for it. */
    public void tell(int index, long sentNanos, long receivedNanos) {
        boolean known = markPxE8[index] != UNKNOWN && rateE8[index] != UNKNOWN && nextNanos[index] != UNKNOWN;
        boolean due = !told[index] || toldRateE8[index] != rateE8[index] || toldNextNanos[index] != nextNanos[index]
                || receivedNanos - toldNanos[index] >= TOLD_EVERY_NANOS;
        if (!known || !due) {
            counters.ignored();
            return;
        }
        told[index] = true;
        toldNanos[index] = receivedNanos;
        toldRateE8[index] = rateE8[index];
        toldNextNanos[index] = nextNanos[index];
        Tick tick = writer.tick();
        tick.venueTimeNanos = sentNanos;
        tick.updateId = 0;
        tick.bids = 0;
        tick.asks = 0;
        tick.markPxE8 = markPxE8[index];
        tick.fundingRateE8 = rateE8[index];
        tick.nextFundingNanos = nextNanos[index];
        writer.publish(Tick.MARK_FUNDING, index);
    }

    /** Reads a price; what is none is {@link #UNKNOWN}. */
    public static long markPxE8(byte[] text, int from, int to) {
        long px = DecimalText.mantissa(text, from, to, DECIMALS);
        return px > 0 ? px : UNKNOWN;
    }

    /** Reads a rate; nothing written = 0, since futures that are delivered have no funding. */
    public static long rateE8(byte[] text, int from, int to) {
        if (from == to) {
            return 0;
        }
        long rate = DecimalText.signedMantissa(text, from, to, DECIMALS);
        return rate > -Instrument.E8 && rate < Instrument.E8 ? rate : UNKNOWN;
    }

    /** Reads a time in milliseconds; nothing written = 0. */
    public static long nextNanos(byte[] text, int from, int to) {
        long millis = from == to ? 0 : DecimalText.whole(text, from, to);
        long nanos = VenueTime.millis(millis);
        return nanos != 0 || millis == 0 ? nanos : UNKNOWN;
    }
}
