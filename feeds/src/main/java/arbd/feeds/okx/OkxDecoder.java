package arbd.feeds.okx;

import arbd.feeds.BookLevels;
import arbd.feeds.FrameDecoder;
import arbd.feeds.SequenceRule;
import arbd.feeds.TickWriter;
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
 * The {@code books} channel to depth ticks, one per message that continues its book. The chain of numbers is all that
 * the venue gives since it stopped sending checksums; where a checksum is sent it must be right, and a book whose bids
 * and asks overlap is taken for one that lost a change. A broken book is stale until the next snapshot; while updates
 * keep coming without one, the instrument is reported stale again every few seconds, so that whoever asks for snapshots
 * asks again.
 */
final class OkxDecoder implements FrameDecoder {
    private static final long REMIND_NANOS = 5_000_000_000L;
    /** Levels a side of one update that are more than a whole book are nothing that the venue sends. */
    private static final int SPARE = OkxBook.DEPTH;

    private final FeedCounters counters;
    private final TickWriter writer;
    private final SymbolTable symbols;
    private final OkxBook[] books;
    private final BookLevels levels = new BookLevels(OkxBook.DEPTH + SPARE);
    private final OkxBookFrame message = new OkxBookFrame();
    private final OkxScan scan = new OkxScan();
    private final OkxFrame frame;
    private boolean leaving;

    OkxDecoder(List<Instrument> instruments, FeedCounters counters) {
        this.counters = counters;
        this.writer = new TickWriter(instruments.stream().mapToInt(Instrument::id).toArray(), counters);
        this.books = new OkxBook[instruments.size()];
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < books.length; i++) {
            books[i] = new OkxBook(SPARE, instruments.get(i));
            names.put(instruments.get(i).symbol(), i);
        }
        this.symbols = new SymbolTable(names);
        this.frame = new OkxFrame(symbols);
    }

    /** Whether the venue asked us to connect anew (notice 64008, a service upgrade within a minute). */
    boolean leaving() {
        return leaving;
    }

    @Override
    public void reset() {
        leaving = false;
        for (OkxBook book : books) {
            book.invalidate(0);
        }
    }

    @Override
    public void decode(byte[] text, int offset, int length, long receivedNanos, long wallNanos, TickSink sink) {
        writer.begin(receivedNanos, wallNanos, sink);
        int opened = scan.open(text, offset, length);
        if (opened != Scan.FAILED) {
            int index = scan.find(text, symbols);
            if (index >= 0) {
                begin(index);
                if (scan.rest(opened, message, levels)) {
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
                slowBooks(frame.index(), receivedNanos);
                break;
            case IGNORED:
                counters.ignored();
                break;
            case LEAVE:
                counters.ignored();
                leaving = true;
                break;
            case ERROR:
                error(frame.guess(text, offset, length), receivedNanos);
                break;
            case UNKNOWN:
                counters.malformed(Malformed.UNKNOWN_KIND);
                break;
            case SYMBOL:
                counters.malformed(Malformed.SYMBOL);
                break;
            default:
                refuse(Malformed.SYNTAX, frame.guess(text, offset, length), receivedNanos);
                break;
        }
    }

    private void slowBooks(int index, long receivedNanos) {
        boolean empty = true;
        while (frame.nextBook()) {
            empty = false;
            begin(index);
            if (frame.book(message, levels)) {
                apply(index, receivedNanos);
            } else {
                refuse(levels.refused() ? Malformed.NUMBER : Malformed.SYNTAX, index, receivedNanos);
            }
        }
        if (empty) {
            refuse(Malformed.SYNTAX, index, receivedNanos);
        }
    }

    private void begin(int index) {
        levels.begin(books[index].pxDecimals(), books[index].qtyDecimals());
    }

    private void apply(int index, long receivedNanos) {
        OkxBook book = books[index];
        if (levels.refused() || !message.guarded()) {
            refuse(levels.refused() ? Malformed.NUMBER : Malformed.SYNTAX, index, receivedNanos);
            return;
        }
        if (message.snapshot) {
            book.snapshot(message, levels, receivedNanos);
        } else if (!book.live()) {
            withoutSnapshot(index, receivedNanos);
            return;
        } else if (!continues(index, receivedNanos)) {
            return;
        }
        if (!sound(book)) {
            stale(index, receivedNanos);
            return;
        }
        Tick tick = writer.tick();
        tick.updateId = Math.max(0, message.seqId);
        tick.venueTimeNanos = message.venueTimeNanos;
        book.fill(writer);
        writer.publish(Tick.DEPTH, index);
    }

    /** Applies an update; false = it was older than the book, or something before it is missing. */
    private boolean continues(int index, long receivedNanos) {
        OkxBook book = books[index];
        SequenceRule.Verdict verdict = book.update(message, levels, receivedNanos);
        if (verdict == SequenceRule.Verdict.APPLY) {
            return true;
        }
        // Messages that stay older than the book mean that the venue began to count anew and we missed where.
        boolean lost = verdict == SequenceRule.Verdict.GAP || receivedNanos - book.appliedNanos() > REMIND_NANOS;
        if (lost) {
            counters.gap();
            stale(index, receivedNanos);
        } else {
            counters.ignored();
        }
        return false;
    }

    private boolean sound(OkxBook book) {
        if (message.checksum != OkxChecksum.NOT_SUPPLIED) {
            boolean right = book.checksum() == message.checksum;
            counters.checksum(right);
            if (!right) {
                return false;
            }
        }
        if (book.crossed()) {
            counters.gap();
            return false;
        }
        return true;
    }

    private void withoutSnapshot(int index, long receivedNanos) {
        counters.ignored();
        if (receivedNanos - books[index].staleNanos() > REMIND_NANOS || books[index].staleNanos() == 0) {
            counters.gap();
            stale(index, receivedNanos);
        }
    }

    /** What an error is about is said in its words, if at all; a book that lives is not touched by those of others. */
    private void error(int index, long receivedNanos) {
        counters.error();
        for (int i = 0; i < books.length; i++) {
            if (i == index || index < 0 && !books[i].live()) {
                stale(i, receivedNanos);
            }
        }
    }

    private void refuse(Malformed reason, int index, long receivedNanos) {
        counters.malformed(reason);
        for (int i = 0; i < books.length; i++) {
            if (i == index || index < 0) {
                stale(i, receivedNanos);
            }
        }
    }

    private void stale(int index, long receivedNanos) {
        books[index].invalidate(receivedNanos);
        writer.stale(index);
    }
}
