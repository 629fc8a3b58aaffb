package arbd.feeds.okx;

import arbd.feeds.Marks;
import arbd.feeds.TickWriter;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;

/**
 * Mark prices from the channel {@code mark-price}, and from {@code funding-rate} what is paid at {@code fundingTime},
 * which is the next one (OKX API guide, public data).
 */
final class OkxMarks {
    private final FeedCounters counters;
    private final Marks marks;

    /** For so many instruments, of which nothing is known. */
    OkxMarks(int size, FeedCounters counters, TickWriter writer) {
        this.counters = counters;
        this.marks = new Marks(size, counters, writer);
    }

    /** Forgets everything, as for a new connection. */
    void reset() {
        marks.reset();
    }

    /** Nothing is known of the instrument at this position any more; -1 = of all. */
    void forget(int index) {
        marks.forget(index);
    }

    /** Takes the row that the frame has read. */
    void take(int index, OkxFrame frame, byte[] text, long receivedNanos) {
        if (frame.funding() ? funding(index, frame, text) : mark(index, frame, text)) {
            marks.tell(index, frame.sentNanos(), receivedNanos);
        } else {
            counters.malformed(Malformed.NUMBER);
        }
    }

    private boolean mark(int index, OkxFrame frame, byte[] text) {
        return marks.mark(index, frame.field(OkxFrame.MARK)
                ? Marks.markPxE8(text, frame.from(), frame.to()) : Marks.UNKNOWN);
    }

    private boolean funding(int index, OkxFrame frame, byte[] text) {
        return marks.rate(index, frame.field(OkxFrame.RATE)
                        ? Marks.rateE8(text, frame.from(), frame.to()) : Marks.UNKNOWN)
                & marks.next(index, frame.field(OkxFrame.NEXT)
                        ? Marks.nextNanos(text, frame.from(), frame.to()) : Marks.UNKNOWN);
    }
}
