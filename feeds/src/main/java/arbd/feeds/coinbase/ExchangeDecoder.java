package arbd.feeds.coinbase;

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
 * The channel {@code level2_batch} of Coinbase Exchange to depth ticks. Nothing is numbered: that frames come in order
 * and none is missing is the venue's word for one connection, and only a book that crosses itself shows that it was
 * broken.
 */
final class ExchangeDecoder implements FrameDecoder {
    private final FeedCounters counters;
    private final StreamedBooks books;
    private final CoinbaseMessage message = new CoinbaseMessage();
    private final ExchangeScan scan = new ExchangeScan();
    private final ExchangeFrame frame;

    ExchangeDecoder(List<Instrument> instruments, FeedCounters counters) {
        this.counters = counters;
        this.books = StreamedBooks.whole(instruments, CoinbaseDecoder.DEPTH, CoinbaseDecoder.LEVELS_MAX, counters);
        this.frame = new ExchangeFrame(books.symbols());
    }

    @Override
    public void reset() {
        books.reset();
    }

    @Override
    public void decode(byte[] text, int offset, int length, long receivedNanos, long wallNanos, TickSink sink) {
        books.begin(receivedNanos, wallNanos, sink);
        int opened = scan.open(text, offset, length);
        if (opened != Scan.FAILED) {
            int index = scan.find(text, books.symbols());
            if (index >= 0 && scan.rest(opened, text, message, books.read(index))) {
                apply(index);
                return;
            }
        }
        slow(text, offset, length);
    }

    private void slow(byte[] text, int offset, int length) {
        ExchangeFrame.Kind kind = frame.read(text, offset, length);
        switch (kind) {
            case SNAPSHOT:
            case UPDATE:
                slowBook(frame.index(), kind == ExchangeFrame.Kind.SNAPSHOT);
                break;
            case IGNORED:
                counters.ignored();
                break;
            case ERROR:
                books.error(frame.guess(text, offset, length));
                break;
            case UNKNOWN:
                counters.malformed(Malformed.UNKNOWN_KIND);
                break;
            case SYMBOL:
                counters.malformed(Malformed.SYMBOL);
                break;
            default:
                books.refuse(Malformed.SYNTAX, frame.guess(text, offset, length));
                break;
        }
    }

    private void slowBook(int index, boolean snapshot) {
        if (frame.message(snapshot, message, books.read(index))) {
            apply(index);
        } else {
            books.unreadable(index);
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
