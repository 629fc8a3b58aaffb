package arbd.feeds.bybit;

import arbd.feeds.Marks;
import arbd.feeds.TickWriter;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;

/** Mark prices and funding from {@code tickers}: a snapshot tells all, a change what changed. */
final class BybitMarks {
    private final FeedCounters counters;
    private final Marks marks;

    /** For so many instruments, of which nothing is known. */
    BybitMarks(int size, FeedCounters counters, TickWriter writer) {
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

    /** Takes the ticker that the frame was found to be. */
    void take(int index, BybitFrame frame, byte[] text, long receivedNanos) {
        if (frame.snapshot()) {
            marks.forget(index);
        }
        boolean right = true;
        if (frame.says(BybitFrame.MARK)) {
            right = marks.mark(index, frame.field(BybitFrame.MARK)
                    ? Marks.markPxE8(text, frame.from(), frame.to()) : Marks.UNKNOWN);
        }
        if (frame.says(BybitFrame.RATE)) {
            right &= marks.rate(index, frame.field(BybitFrame.RATE)
                    ? Marks.rateE8(text, frame.from(), frame.to()) : Marks.UNKNOWN);
        }
        if (frame.says(BybitFrame.NEXT)) {
            right &= marks.next(index, frame.field(BybitFrame.NEXT)
                    ? Marks.nextNanos(text, frame.from(), frame.to()) : Marks.UNKNOWN);
        }
        if (right) {
            marks.tell(index, frame.sentNanos(), receivedNanos);
        } else {
            counters.malformed(Malformed.NUMBER);
        }
    }
}
