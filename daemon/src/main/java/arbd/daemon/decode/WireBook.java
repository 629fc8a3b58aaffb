package arbd.daemon.decode;

import arbd.book.LevelBook;
import arbd.daemon.decode.WireEvent.Kind;
import arbd.feeds.SequenceRule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * One instrument's book: waits for a snapshot, applies what continues it, and discards itself when something is
 * missing, cannot be read, or its checksum differs.
 */
final class WireBook {
    /** Levels a side that are kept unless the venue says how deep its book is. */
    static final int LEVELS_MAX = 10_000;

    /** A message is applied whole before the book is cut to its depth. */
    private static final int LEVELS_OF_A_MESSAGE = 1_000;

    private static final int PENDING_MAX = 10_000;

    private final String symbol;
    private final BookRules rules;
    private final SequenceRule sequence;
    private final Consumer<WireEvent> sink;
    private final TextBook book;
    private final Deque<BookChange> pending = new ArrayDeque<>();
    private int depth = LEVELS_MAX;
    private boolean live;
    private boolean missingTold;
    /** The line that told of a loss before it. */
    private long lostLine;

    WireBook(String symbol, BookRules rules, Consumer<WireEvent> sink) {
        this.symbol = symbol;
        this.rules = rules;
        this.sequence = rules.sequence();
        this.sink = sink;
        this.book = new TextBook(1, rules.padded(), rules.asWritten());
    }

    /** Whether changes are waiting for a snapshot. */
    boolean waiting() {
        return !live && !pending.isEmpty();
    }

    /** The venue keeps, from the next snapshot on, only so many levels a side. */
    void depth(int levels) {
        depth = levels;
    }

    /** A whole book from the stream: it replaces what there was. */
    void replace(BookChange whole) {
        book.restart(depth + LEVELS_OF_A_MESSAGE);
        sequence.snapshot(whole.last());
        missingTold = false;
        live = true;
        if (change(whole, Kind.SNAPSHOT)) {
            drain();
        }
    }

    /** A whole book that was asked for: it is of no use when the book is newer. */
    void answer(BookChange whole) {
        if (live && whole.last() < sequence.last()) {
            tell(whole, Kind.STALE, null);
            return;
        }
        replace(whole);
    }

    /** A change from the stream. */
    void update(BookChange change) {
        if (lostLine == change.line()) {
            return;
        }
        if (live) {
            judge(change);
            return;
        }
        boolean fault = rules.snapshotIsStreamed() && !missingTold;
        missingTold = true;
        if (rules.buffers()) {
            await(change);
        }
        bare(change, fault ? Kind.GAP : rules.buffers() ? Kind.BUFFERED : Kind.IGNORED);
    }

    /** Something that may have concerned this book is missing before this line; told once, by this event. */
    void lost(long line, Long seq) {
        if (live) {
            discard();
            lostLine = line;
            sink.accept(WireEvent.bare(line, symbol, Kind.GAP, seq));
        }
    }

    /** A change that cannot be read: what follows cannot be trusted. */
    void unreadable(long line) {
        discard();
        sink.accept(WireEvent.bare(line, symbol, Kind.ERROR, null));
    }

    private void drain() {
        while (live && !pending.isEmpty()) {
            judge(pending.removeFirst());
        }
    }

    private void judge(BookChange change) {
        switch (sequence.next(change.first(), change.last(), change.previous())) {
            case STALE -> tell(change, Kind.STALE, null);
            case APPLY -> change(change, Kind.APPLIED);
            case GAP -> {
                discard();
                if (rules.buffers()) {
                    pending.addFirst(change);
                }
                bare(change, Kind.GAP);
            }
        }
    }

    /** Applies it whole, then cuts to the depth, then compares; false = the book is gone. */
    private boolean change(BookChange change, Kind kind) {
        if (!apply(LevelBook.BID, change.bids()) || !apply(LevelBook.ASK, change.asks())) {
            unreadable(change.line());
            return false;
        }
        book.truncate(depth);
        if (change.checksum() != null && rules.checksum(book) != change.checksum()) {
            discard();
            sink.accept(new WireEvent(change.line(), symbol, Kind.BAD_CHECKSUM, null, null, null, null,
                    change.seq(), false));
            return false;
        }
        tell(change, kind, change.checksum() == null ? null : Boolean.TRUE);
        return true;
    }

    private boolean apply(int side, JsonNode levels) {
        if (levels.isMissingNode() || levels.isNull()) {
            return true;
        }
        if (!levels.isArray()) {
            return false;
        }
        for (JsonNode level : levels) {
            String price = WireText.of(rules.price(level));
            String quantity = WireText.of(rules.quantity(level));
            if (price == null || quantity == null || !book.set(side, price, quantity)) {
                return false;
            }
        }
        return true;
    }

    private void await(BookChange change) {
        if (pending.size() == PENDING_MAX) {
            pending.removeFirst();
        }
        pending.addLast(change);
    }

    /** From now on a snapshot is missing, and that was told by the event that led here. */
    private void discard() {
        live = false;
        missingTold = true;
        book.clear();
    }

    private void bare(BookChange change, Kind kind) {
        sink.accept(WireEvent.bare(change.line(), symbol, kind, change.seq()));
    }

    private void tell(BookChange change, Kind kind, Boolean checksum) {
        sink.accept(new WireEvent(change.line(), symbol, kind,
                book.bestPx(LevelBook.BID), book.bestQty(LevelBook.BID),
                book.bestPx(LevelBook.ASK), book.bestQty(LevelBook.ASK), change.seq(), checksum));
    }
}
