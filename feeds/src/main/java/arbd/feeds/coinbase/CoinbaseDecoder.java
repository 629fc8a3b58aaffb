package arbd.feeds.coinbase;

import arbd.feeds.BookLevels;
import arbd.feeds.FrameDecoder;
import arbd.feeds.SequenceRule;
import arbd.feeds.StreamedBooks;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;
import arbd.market.Instrument;
import arbd.market.TickSink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The channel {@code l2_data} of Advanced Trade to depth ticks. The frames of a connection are numbered over all its
 * channels, so that a number that is left out, or a frame that cannot be read, may have been a change of any book: all
 * are stale, and the connection is to be replaced, since only a new one begins without a hole.
 */
final class CoinbaseDecoder implements FrameDecoder {
    /** Levels a side that are kept of a book; the venue's may be ten times as deep. */
    static final int DEPTH = 4_096;
    /** More than a frame of the largest size could hold twice over. */
    static final int LEVELS_MAX = 1 << 18;

    private final FeedCounters counters;
    private final StreamedBooks books;
    private final SymbolTable symbols;
    private final SequenceRule sequence = new CoinbaseSequence();
    private final CoinbaseMessage message = new CoinbaseMessage();
    private final CoinbaseScan scan = new CoinbaseScan();
    private final CoinbaseFrame frame;
    private boolean leaving;

    CoinbaseDecoder(List<Instrument> instruments, FeedCounters counters) {
        this.counters = counters;
        this.books = StreamedBooks.whole(instruments, DEPTH, LEVELS_MAX, counters);
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < instruments.size(); i++) {
            String symbol = instruments.get(i).symbol();
            names.put(symbol, i);
            names.put(CoinbaseProtocol.told(symbol), i);
        }
        this.symbols = new SymbolTable(names);
        this.frame = new CoinbaseFrame(symbols);
    }

    /** Whether frames of this connection are lost. */
    boolean leaving() {
        return leaving;
    }

    @Override
    public void reset() {
        leaving = false;
        sequence.snapshot(SequenceRule.NONE);
        books.reset();
    }

    @Override
    public void decode(byte[] text, int offset, int length, long receivedNanos, long wallNanos, TickSink sink) {
        books.begin(receivedNanos, wallNanos, sink);
        int opened = scan.open(text, offset, length, message);
        if (opened != Scan.FAILED) {
            int index = scan.find(text, symbols);
            if (index >= 0 && scan.rest(opened, message, books.read(index))) {
                if (next(message.number)) {
                    apply(index);
                }
                return;
            }
        }
        slow(text, offset, length);
    }

    private void slow(byte[] text, int offset, int length) {
        switch (frame.read(text, offset, length)) {
            case BOOKS:
                if (next(frame.number())) {
                    slowBooks();
                }
                break;
            case IGNORED:
                if (next(frame.number())) {
                    counters.ignored();
                }
                break;
            case ERROR:
                books.error(frame.guess(text, offset, length));
                break;
            case UNKNOWN:
                counters.malformed(Malformed.UNKNOWN_KIND);
                break;
            default:
                unreadable();
                break;
        }
    }

    private void slowBooks() {
        boolean empty = true;
        while (frame.nextBook()) {
            empty = false;
            if (!frame.product()) {
                unreadable();
                return;
            }
            int index = frame.index();
            if (index < 0) {
                counters.malformed(Malformed.SYMBOL);
            } else {
                BookLevels levels = books.read(index);
                if (frame.book(message, levels)) {
                    apply(index);
                } else {
                    books.unreadable(index);
                }
            }
        }
        if (empty) {
            counters.ignored();
        }
    }

    /** What a frame that names nothing said is lost, whomever it was about. */
    private void unreadable() {
        books.refuse(Malformed.SYNTAX, -1);
        leaving = true;
    }

    /** Whether the frame of this number is new; one before it that is missing is told and counted here. */
    private boolean next(long number) {
        switch (sequence.next(SequenceRule.NONE, number, SequenceRule.NONE)) {
            case GAP:
                counters.gap();
                books.stale();
                sequence.snapshot(number);
                leaving = true;
                return true;
            case STALE:
                counters.ignored();
                return false;
            default:
                return true;
        }
    }

    private void apply(int index) {
        boolean taken = message.snapshot ? books.snapshot(index, SequenceRule.NONE)
                : books.update(index, SequenceRule.NONE, SequenceRule.NONE, SequenceRule.NONE);
        if (taken) {
            books.publish(index, 0, message.venueTimeNanos);
        }
    }
}
