package arbd.feeds.bybit;

import arbd.feeds.TickWriter;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.DecimalText;
import arbd.feeds.wire.VenueTime;
import arbd.market.Instrument;
import arbd.market.Tick;
import java.util.Arrays;

/**
 * Mark prices and funding from {@code tickers}. A field that a message leaves out is unchanged; one that cannot be read
 * is not known until it is told again. Once all three are known they are told whole: at once when the funding
 * changed, else at most once a second, as other venues do it (this one sends ten times as many).
 */
final class BybitMarks {
    /** Decimals of the price and of the rate, whatever the instrument's own. */
    private static final int DECIMALS = 8;
    private static final long TOLD_EVERY_NANOS = 1_000_000_000L;
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final FeedCounters counters;
    private final TickWriter writer;
    private final long[] markPxE8;
    private final long[] rateE8;
    private final long[] nextNanos;
    private final long[] toldNanos;
    private final boolean[] told;

    /** For so many instruments, of which nothing is known. */
    BybitMarks(int size, FeedCounters counters, TickWriter writer) {
        this.counters = counters;
        this.writer = writer;
        this.markPxE8 = new long[size];
        this.rateE8 = new long[size];
        this.nextNanos = new long[size];
        this.toldNanos = new long[size];
        this.told = new boolean[size];
        reset();
    }

    /** Forgets everything, as for a new connection. */
    void reset() {
        Arrays.fill(told, false);
        forget(-1);
    }

    /** Nothing is known of the instrument at this position any more; -1 = of all. */
    void forget(int index) {
        for (int i = 0; i < told.length; i++) {
            if (i == index || index < 0) {
                markPxE8[i] = UNKNOWN;
                rateE8[i] = UNKNOWN;
                nextNanos[i] = UNKNOWN;
            }
        }
    }

    /** Takes the ticker that the frame was found to be. */
    void take(int index, BybitFrame frame, byte[] text, long receivedNanos) {
        long rate = rateE8[index];
        long next = nextNanos[index];
        if (frame.snapshot()) {
            forget(index);
        }
        boolean right = true;
        if (frame.says(BybitFrame.MARK)) {
            markPxE8[index] = markPxE8(frame, text);
            right = markPxE8[index] != UNKNOWN;
        }
        if (frame.says(BybitFrame.RATE)) {
            rateE8[index] = rateE8(frame, text);
            right &= rateE8[index] != UNKNOWN;
        }
        if (frame.says(BybitFrame.NEXT)) {
            nextNanos[index] = nextNanos(frame, text);
            right &= nextNanos[index] != UNKNOWN;
        }
        if (!right) {
            counters.malformed(Malformed.NUMBER);
            return;
        }
        boolean known = markPxE8[index] != UNKNOWN && rateE8[index] != UNKNOWN && nextNanos[index] != UNKNOWN;
        boolean due = !told[index] || rate != rateE8[index] || next != nextNanos[index]
                || receivedNanos - toldNanos[index] >= TOLD_EVERY_NANOS;
        if (known && due) {
            tell(index, frame.sentNanos(), receivedNanos);
        } else {
            counters.ignored();
        }
    }

    private void tell(int index, long sentNanos, long receivedNanos) {
        told[index] = true;
        toldNanos[index] = receivedNanos;
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

    private static long markPxE8(BybitFrame frame, byte[] text) {
        long px = frame.field(BybitFrame.MARK)
                ? DecimalText.mantissa(text, frame.from(), frame.to(), DECIMALS) : DecimalText.NONE;
        return px > 0 ? px : UNKNOWN;
    }

    /** Futures that are delivered write nothing: they have no funding. */
    private static long rateE8(BybitFrame frame, byte[] text) {
        if (!frame.field(BybitFrame.RATE)) {
            return UNKNOWN;
        }
        if (frame.from() == frame.to()) {
            return 0;
        }
        long rate = DecimalText.signedMantissa(text, frame.from(), frame.to(), DECIMALS);
        return rate > -Instrument.E8 && rate < Instrument.E8 ? rate : UNKNOWN;
    }

    private static long nextNanos(BybitFrame frame, byte[] text) {
        if (!frame.field(BybitFrame.NEXT)) {
            return UNKNOWN;
        }
        long millis = frame.from() == frame.to() ? 0 : DecimalText.whole(text, frame.from(), frame.to());
        long nanos = VenueTime.millis(millis);
        return nanos != 0 || millis == 0 ? nanos : UNKNOWN;
    }
}
