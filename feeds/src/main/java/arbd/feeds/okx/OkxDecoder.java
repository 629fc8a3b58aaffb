package arbd.feeds.okx;

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
 * The {@code books} channel to depth ticks and, for swaps, {@code mark-price} and {@code funding-rate} to marks. The
 * chain of numbers is all that the venue gives since it stopped sending checksums; where a checksum is sent it must be
 * right.
 */
final class OkxDecoder implements FrameDecoder {
    /** Levels a side of the channel {@code books}. */
    static final int DEPTH = 400;
    /** Changes of a side that are more than a whole book and another are nothing that the venue sends. */
    private static final int CHANGES_MAX = 2 * DEPTH;

    private final FeedCounters counters;
    private final StreamedBooks books;
    private final OkxBookFrame message = new OkxBookFrame();
    private final OkxScan scan = new OkxScan();
    private final OkxChecksum checksum = new OkxChecksum();
    private final OkxMarks marks;
    private final OkxFrame frame;
    private long receivedNanos;
    private boolean leaving;

    OkxDecoder(OkxMarket market, List<Instrument> instruments, FeedCounters counters) {
        this.counters = counters;
        this.books = new StreamedBooks(instruments, DEPTH, CHANGES_MAX, OkxSequence::new, counters);
        this.marks = new OkxMarks(instruments.size(), counters, books.writer());
        this.frame = new OkxFrame(books.symbols(), market.marks());
    }

    /** Whether the venue asked us to connect anew (notice 64008, a service upgrade within a minute). */
    boolean leaving() {
        return leaving;
    }

    @Override
    public void reset() {
        leaving = false;
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
                if (scan.rest(opened, message, levels)) {
                    apply(index, levels);
                    return;
                }
            }
        }
        slow(text, offset, length);
    }

    private void slow(byte[] text, int offset, int length) {
        switch (frame.read(text, offset, length)) {
            case BOOK:
                slowBooks(frame.index());
                break;
            case MARK:
                slowMarks(frame.index(), text);
                break;
            case IGNORED:
                counters.ignored();
                break;
            case LEAVE:
                counters.ignored();
                leaving = true;
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
                refuse(frame.guess(text, offset, length));
                break;
        }
    }

    private void slowBooks(int index) {
        boolean empty = true;
        while (frame.next()) {
            empty = false;
            BookLevels levels = books.read(index);
            if (frame.book(message, levels)) {
                apply(index, levels);
            } else {
                books.unreadable(index);
            }
        }
        if (empty) {
            books.refuse(Malformed.SYNTAX, index);
        }
    }

    private void slowMarks(int index, byte[] text) {
        while (frame.next()) {
            if (!frame.row()) {
                counters.malformed(Malformed.SYNTAX);
                marks.forget(index);
                return;
            }
            marks.take(index, frame, text, receivedNanos);
            frame.endRow();
        }
    }

    /** What cannot be read at all may have been a change of a book, or of the funding. */
    private void refuse(int index) {
        books.refuse(Malformed.SYNTAX, index);
        marks.forget(index);
    }

    private void apply(int index, BookLevels levels) {
        if (!message.guarded()) {
            books.unreadable(index);
            return;
        }
        boolean taken = message.snapshot ? books.snapshot(index, message.seqId)
                : books.update(index, SequenceRule.NONE, message.seqId, message.prevSeqId);
        if (taken && checked(index, levels)) {
            books.publish(index, Math.max(0, message.seqId), message.venueTimeNanos);
        }
    }

    private boolean checked(int index, BookLevels levels) {
        if (message.checksum == OkxChecksum.NOT_SUPPLIED) {
            return true;
        }
        boolean right = checksum.of(books.book(index), levels.pxDecimals(), levels.qtyDecimals()) == message.checksum;
        counters.checksum(right);
        if (!right) {
            books.stale(index);
        }
        return right;
    }
}
