package arbd.feeds.bybit;

import arbd.feeds.BookLevels;
import arbd.feeds.FrameDecoder;
import arbd.feeds.SequenceRule;
import arbd.feeds.StreamedBooks;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.Scan;
import arbd.market.Instrument;
import arbd.market.TickSink;
import java.util.List;

/**
 * {@code orderbook} of one depth to depth ticks and, for linear instruments, {@code tickers} to marks. Books in the
 * venue's own key order go through {@link BybitScan}, all else through {@link BybitFrame}, which checks everything.
 */
final class BybitDecoder implements FrameDecoder {
    /** How many whole books the changes of one message may at most amount to: one that goes, one that comes, twice. */
    private static final int CHANGES_IN_BOOKS = 4;

    private final FeedCounters counters;
    private final BookDepth depth;
    private final StreamedBooks books;
    private final BybitMarks marks;
    private final BybitBookFrame message = new BybitBookFrame();
    private final BybitScan scan;
    private final BybitFrame frame;
    private long receivedNanos;

    BybitDecoder(BybitMarket market, BookDepth depth, List<Instrument> instruments, FeedCounters counters) {
        this.counters = counters;
        this.depth = depth;
        this.books = new StreamedBooks(instruments, depth.levelsMax(), CHANGES_IN_BOOKS * depth.levelsMax(),
                BybitSequence::new, counters);
        this.marks = new BybitMarks(instruments.size(), counters, books.writer());
        this.scan = new BybitScan(depth);
        this.frame = new BybitFrame(books.symbols(), depth, market.marks());
    }

    @Override
    public void reset() {
        depth.reset();
        books.reset();
        marks.reset();
    }

    @Override
    public void decode(byte[] text, int offset, int length, long received, long wallNanos, TickSink sink) {
        receivedNanos = received;
        books.begin(received, wallNanos, sink);
        int opened = scan.open(text, offset, length);
        if (opened != Scan.FAILED) {
            int index = scan.find(text, books.symbols());
            if (index >= 0) {
                BookLevels levels = books.read(index);
                if (scan.rest(opened, text, message, levels)) {
                    apply(index, scan.levels());
                    return;
                }
            }
        }
        slow(text, offset, length);
    }

    private void slow(byte[] text, int offset, int length) {
        switch (frame.read(text, offset, length)) {
            case BOOK:
                slowBook(frame.index(), text);
                break;
            case TICKER:
                ticker(frame.index(), text);
                break;
            case IGNORED:
                counters.ignored();
                break;
            case ERROR:
                error(frame.guess(text, offset, length));
                break;
            case UNKNOWN:
                counters.malformed(Malformed.UNKNOWN_KIND);
                break;
            case SYMBOL:
                counters.malformed(Malformed.SYMBOL);
                break;
            default:
                refuse(frame.index() >= 0 ? frame.index() : frame.guess(text, offset, length));
                break;
        }
    }

    private void slowBook(int index, byte[] text) {
        BookLevels levels = books.read(index);
        if (frame.book(text, message, levels)) {
            apply(index, frame.levels());
        } else {
            books.unreadable(index);
        }
    }

    private void apply(int index, long levels) {
        if (depth.follow(levels)) {
            books.reset();
        }
        boolean whole = message.snapshot || message.number == BybitSequence.RESTART;
        boolean taken = whole ? books.snapshot(index, message.number)
                : books.update(index, SequenceRule.NONE, message.number, SequenceRule.NONE);
        if (taken) {
            books.publish(index, message.number, message.venueTimeNanos);
        }
    }

    private void ticker(int index, byte[] text) {
        if (frame.ticker(text)) {
            marks.take(index, frame, text, receivedNanos);
        } else {
            counters.malformed(Malformed.SYNTAX);
            marks.forget(index);
        }
    }

    /** What cannot be read at all may have been a change of a book, or of the funding. */
    private void refuse(int index) {
        books.refuse(Malformed.SYNTAX, index);
        marks.forget(index);
    }

    /**
     * One topic that the venue does not take may cost all that were asked for in the same text, whatever it names: so
     * every book that does not live is asked for anew.
     */
    private void error(int index) {
        if (index >= 0 && books.live(index)) {
            books.stale(index);
        }
        books.error(-1);
    }
}
