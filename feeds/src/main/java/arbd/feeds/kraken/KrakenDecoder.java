package arbd.feeds.kraken;

import arbd.feeds.BookLevels;
import arbd.feeds.FrameDecoder;
import arbd.feeds.TickWriter;
import arbd.feeds.net.BookFault;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;
import arbd.market.Instrument;
import arbd.market.Tick;
import arbd.market.TickSink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code book} channel to depth ticks, one per message whose checksum is right. A wrong one, a message that cannot
 * be read, or a best bid at or above the best ask makes the book stale until the next snapshot; while updates keep
 * coming without one, the instrument is reported stale again every few seconds, so that whoever asks for snapshots asks
 * again. While the venue says that it is in maintenance, or takes cancels or posts only, its books are followed and
 * nothing is priced from them.
 */
final class KrakenDecoder implements FrameDecoder {
    private static final long REMIND_NANOS = 5_000_000_000L;
    private static final int SPARE = 64;

    private final FeedCounters counters;
    private final TickWriter writer;
    private final SymbolTable symbols;
    private final KrakenBook[] books;
    private final BookLevels levels;
    private final BookFrame message = new BookFrame();
    private final BookScan scan = new BookScan();
    private final KrakenFrame frame;
    private boolean tradable = true;

    KrakenDecoder(int depth, List<Instrument> instruments, FeedCounters counters) {
        this.counters = counters;
        this.writer = new TickWriter(instruments.stream().mapToInt(Instrument::id).toArray(), counters);
        this.levels = new BookLevels(2 * depth + SPARE);
        this.books = new KrakenBook[instruments.size()];
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < books.length; i++) {
            books[i] = new KrakenBook(depth, 2 * depth + SPARE, instruments.get(i));
            names.put(instruments.get(i).symbol(), i);
        }
        this.symbols = new SymbolTable(names);
        this.frame = new KrakenFrame(symbols);
    }

    @Override
    public void reset() {
        tradable = true;
        for (KrakenBook book : books) {
            book.invalidate(0);
        }
    }

    @Override
    public void decode(byte[] text, int offset, int length, long receivedNanos, long wallNanos, TickSink sink) {
        writer.begin(receivedNanos, wallNanos, sink);
        int opened = scan.open(text, offset, length, message);
        if (opened != Scan.FAILED) {
            int index = scan.find(text, symbols);
            if (index >= 0) {
                begin(index);
                if (scan.rest(opened, text, message, levels)) {
                    apply(index, receivedNanos);
                    return;
                }
            }
        }
        slow(text, offset, length, receivedNanos);
    }

    private void slow(byte[] text, int offset, int length, long receivedNanos) {
        switch (frame.read(text, offset, length)) {
            case BOOK:
                while (frame.nextBook()) {
                    slowBook(receivedNanos);
                }
                break;
            case STATUS:
                status();
                break;
            case IGNORED:
                counters.ignored();
                break;
            case ERROR:
                error(frame.guess(text, offset, length), receivedNanos);
                break;
            case UNKNOWN:
                counters.malformed(Malformed.UNKNOWN_KIND);
                break;
            default:
                refuse(Malformed.SYNTAX, frame.guess(text, offset, length), receivedNanos);
                break;
        }
    }

    private void status() {
        counters.ignored();
        tradable = frame.tradable();
        if (!tradable) {
            writer.stale(-1);
        }
    }

    private void slowBook(long receivedNanos) {
        int index = frame.symbol();
        if (index < 0 && frame.named()) {
            counters.malformed(Malformed.SYMBOL);
            return;
        }
        if (index < 0) {
            refuse(Malformed.SYNTAX, index, receivedNanos);
            return;
        }
        begin(index);
        if (frame.book(message, levels)) {
            apply(index, receivedNanos);
        } else {
            refuse(levels.refused() ? Malformed.NUMBER : Malformed.SYNTAX, index, receivedNanos);
        }
    }

    private void begin(int index) {
        levels.begin(books[index].pxDecimals(), books[index].qtyDecimals());
    }

    private void apply(int index, long receivedNanos) {
        KrakenBook book = books[index];
        if (levels.refused()) {
            refuse(Malformed.NUMBER, index, receivedNanos);
            return;
        }
        if (message.snapshot) {
            book.snapshot(levels);
        } else if (book.live()) {
            book.update(levels);
        } else {
            withoutSnapshot(index, receivedNanos);
            return;
        }
        boolean right = book.checksum() == message.checksum;
        counters.checksum(right);
        if (!right) {
            stale(index, receivedNanos);
            return;
        }
        BookFault fault = book.doubt();
        if (fault != null) {
            counters.fault(fault);
            stale(index, receivedNanos);
            return;
        }
        if (!tradable) {
            counters.ignored();
            return;
        }
        Tick tick = writer.tick();
        tick.updateId = 0;
        tick.venueTimeNanos = message.venueTimeNanos;
        book.fill(writer);
        writer.publish(Tick.DEPTH, index);
    }

    private void withoutSnapshot(int index, long receivedNanos) {
        counters.ignored();
        if (receivedNanos - books[index].staleNanos() > REMIND_NANOS || books[index].staleNanos() == 0) {
            counters.gap();
            stale(index, receivedNanos);
        }
    }

    private void error(int index, long receivedNanos) {
        counters.error();
        if (index >= 0) {
            stale(index, receivedNanos);
        }
    }

    private void refuse(Malformed reason, int index, long receivedNanos) {
        counters.malformed(reason);
        if (index >= 0) {
            stale(index, receivedNanos);
            return;
        }
        for (int i = 0; i < books.length; i++) {
            stale(i, receivedNanos);
        }
    }

    private void stale(int index, long receivedNanos) {
        books[index].invalidate(receivedNanos);
        writer.stale(index);
    }
}
