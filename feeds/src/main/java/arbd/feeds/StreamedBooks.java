package arbd.feeds;

import arbd.book.LevelBook;
import arbd.feeds.net.BookFault;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.SymbolTable;
import arbd.market.Instrument;
import arbd.market.Tick;
import arbd.market.TickSink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The books of one connection to a venue that sends snapshots and changes in one stream; a depth tick for each message
 * that continues its book. A book with a hole, or whose bids and asks overlap, is stale until the next snapshot; while
 * changes keep coming without one, the instrument is reported stale again every few seconds, so that whoever asks for
 * snapshots asks again. The venue's decoder reads a message into {@link #read}, hands it on by {@link #snapshot} or
 * {@link #update}, and tells it by {@link #publish}. Allocates nothing after construction.
 */
public final class StreamedBooks {
    private static final long REMIND_NANOS = 5_000_000_000L;

    private final FeedCounters counters;
    private final TickWriter writer;
    private final SymbolTable symbols;
    private final StreamedBook[] books;
    private final BookLevels levels;
    private long receivedNanos;

    /**
     * Books of which nothing is known.
     *
     * @param depth levels a side that the venue keeps
     * @param changesMax most levels a side of one message, at least the depth; more are nothing that the venue sends
     * @param sequence makes a rule for each book
     */
    public StreamedBooks(List<Instrument> instruments, int depth, int changesMax, Supplier<SequenceRule> sequence,
            FeedCounters counters) {
        this(instruments, new BookLevels(changesMax),
                instrument -> new StreamedBook(depth, changesMax, instrument, sequence.get()), counters);
    }

    /**
     * Books that a venue sends whole, of which the best levels are kept, and that have no numbers of their own. Changes
     * beyond what is kept are passed over; a book that has lost so many levels that a tick would be short of some is
     * stale.
     *
     * @param depth levels a side that are kept
     * @param levelsMax most levels a side of one message; memory grows with the largest that comes
     */
    public static StreamedBooks whole(List<Instrument> instruments, int depth, int levelsMax, FeedCounters counters) {
        return new StreamedBooks(instruments, new BookLevels(depth, levelsMax),
                instrument -> new StreamedBook(depth, 0, instrument, new InOrder()), counters);
    }

    private StreamedBooks(List<Instrument> instruments, BookLevels levels, Function<Instrument, StreamedBook> made,
            FeedCounters counters) {
        this.counters = counters;
        this.writer = new TickWriter(instruments.stream().mapToInt(Instrument::id).toArray(), counters);
        this.levels = levels;
        this.books = new StreamedBook[instruments.size()];
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < books.length; i++) {
            books[i] = made.apply(instruments.get(i));
            names.put(instruments.get(i).symbol(), i);
        }
        this.symbols = new SymbolTable(names);
    }

    /** The venue's names of the instruments to their positions in the connection's list. */
    public SymbolTable symbols() {
        return symbols;
    }

    /** The slot of the ticks, for those that are no books. */
    public TickWriter writer() {
        return writer;
    }

    /** Forgets all books. */
    public void reset() {
        for (StreamedBook book : books) {
            book.invalidate(0);
        }
    }

    /** A new frame: its times and where its ticks go. */
    public void begin(long received, long wall, TickSink sink) {
        receivedNanos = received;
        writer.begin(received, wall, sink);
    }

    /** A new message of the instrument at this position: where its levels are read to. */
    public BookLevels read(int index) {
        levels.begin(books[index].pxDecimals(), books[index].qtyDecimals());
        return levels;
    }

    /** Whether a snapshot was taken and every message since continued it. */
    public boolean live(int index) {
        return books[index].live();
    }

    /** The levels of a book as they are; to look at. */
    public LevelBook book(int index) {
        return books[index].levels();
    }

    /**
     * Takes the message that was read for a whole book.
     *
     * @param number the venue's, or {@link SequenceRule#NONE}
     * @return false = it is told to be stale
     */
    public boolean snapshot(int index, long number) {
        if (levels.refused()) {
            refuse(Malformed.NUMBER, index);
            return false;
        }
        books[index].snapshot(number, levels, receivedNanos);
        return true;
    }

    /**
     * Takes the message that was read for a change; the numbers as in {@link SequenceRule#next}.
     *
     * @return false = there is nothing new to tell: it was older than the book, or the book is stale
     */
    public boolean update(int index, long first, long last, long previous) {
        if (levels.refused()) {
            refuse(Malformed.NUMBER, index);
            return false;
        }
        StreamedBook book = books[index];
        if (!book.live()) {
            withoutSnapshot(index);
            return false;
        }
        SequenceRule.Verdict verdict = book.judge(first, last, previous);
        if (verdict == SequenceRule.Verdict.APPLY) {
            book.apply(levels, receivedNanos);
            return true;
        }
        // Messages that stay older than the book mean that the venue began to count anew and we missed where.
        if (verdict == SequenceRule.Verdict.GAP || receivedNanos - book.appliedNanos() > REMIND_NANOS) {
            counters.gap();
            stale(index);
        } else {
            counters.ignored();
        }
        return false;
    }

    /**
     * Tells a book as it is, unless its bids and asks overlap: then it is taken for one that lost a change; or unless
     * too little is left of what was kept of it. Whoever keeps the newest number would take one below it for old: where
     * the venue began to count anew, that is said first.
     */
    public void publish(int index, long updateId, long venueTimeNanos) {
        if (books[index].levels().crossed()) {
            counters.gap();
            stale(index);
            return;
        }
        if (books[index].shallow()) {
            counters.fault(BookFault.OUT_OF_RANGE);
            stale(index);
            return;
        }
        if (books[index].tell(updateId)) {
            writer.renumbered(index);
        }
        Tick tick = writer.tick();
        tick.updateId = updateId;
        tick.venueTimeNanos = venueTimeNanos;
        writer.levels(books[index].levels());
        writer.publish(Tick.DEPTH, index);
    }

    /** Counts the message that was being read, which is not of the promised form, and reports its book stale. */
    public void unreadable(int index) {
        refuse(levels.refused() ? Malformed.NUMBER : Malformed.SYNTAX, index);
    }

    /** Counts a refused frame and reports what it may concern stale; -1 = all of them. */
    public void refuse(Malformed reason, int index) {
        counters.malformed(reason);
        for (int i = 0; i < books.length; i++) {
            if (i == index || index < 0) {
                stale(i);
            }
        }
    }

    /**
     * An error of the venue. What it is about is said in its words, if at all; a book that lives is not touched by
     * those of others.
     *
     * @param index whom its words name, -1 = nobody that we know
     */
    public void error(int index) {
        counters.error();
        for (int i = 0; i < books.length; i++) {
            if (i == index || index < 0 && !books[i].live()) {
                stale(i);
            }
        }
    }

    /** Reports a book stale until the next snapshot. */
    public void stale(int index) {
        books[index].invalidate(receivedNanos);
        writer.stale(index);
    }

    /** Reports every book stale until its next snapshot. */
    public void stale() {
        for (int i = 0; i < books.length; i++) {
            stale(i);
        }
    }

    private void withoutSnapshot(int index) {
        counters.ignored();
        if (receivedNanos - books[index].staleNanos() > REMIND_NANOS || books[index].staleNanos() == 0) {
            counters.gap();
            stale(index);
        }
    }
}
