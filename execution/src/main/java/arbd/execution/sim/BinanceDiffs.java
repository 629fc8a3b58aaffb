package arbd.execution.sim;

import arbd.market.Instrument;
import java.util.Comparator;
import java.util.TreeSet;

/**
 * The changes of one instrument's book since the last event of one diff stream. Every price that changed in between is
 * named in the next event, even one that changed back: a client may have asked for the book at that very moment.
 */
final class BinanceDiffs {
    private final Instrument instrument;
    private final BinanceDialect dialect;
    private final ModelBook book;
    private final long everyNanos;
    private final Levels seenBids = new Levels(true);
    private final Levels seenAsks = new Levels(false);
    private final TreeSet<Long> bids = new TreeSet<>(Comparator.reverseOrder());
    private final TreeSet<Long> asks = new TreeSet<>();
    private long dueNanos;
    private long toldId;

    BinanceDiffs(Instrument instrument, BinanceDialect dialect, ModelBook book, long everyNanos) {
        this.dialect = dialect;
        this.instrument = instrument;
        this.book = book;
        this.everyNanos = everyNanos;
        this.toldId = book.updateId();
        seenBids.copyFrom(book.bids());
        seenAsks.copyFrom(book.asks());
    }

    /** To be called whenever a client may have seen the book as it is now. */
    void observe() {
        observe(seenBids, book.bids(), bids);
        observe(seenAsks, book.asks(), asks);
    }

    private static void observe(Levels seen, Levels now, TreeSet<Long> changed) {
        for (int i = 0; i < seen.size(); i++) {
            if (now.qtyAt(seen.px(i)) != seen.qty(i)) {
                changed.add(seen.px(i));
            }
        }
        for (int i = 0; i < now.size(); i++) {
            if (seen.qtyAt(now.px(i)) != now.qty(i)) {
                changed.add(now.px(i));
            }
        }
        seen.copyFrom(now);
    }

    /** The event that is due now, null = none, or nothing changed. */
    String due(long nowNanos) {
        if (nowNanos < dueNanos) {
            return null;
        }
        dueNanos = nowNanos + everyNanos;
        if (book.updateId() == toldId) {
            return null;
        }
        observe();
        JsonText text = dialect.diff(instrument, toldId, book.updateId(), nowNanos);
        levels(text.list("b"), bids, book.bids());
        levels(text.endList().list("a"), asks, book.asks());
        toldId = book.updateId();
        bids.clear();
        asks.clear();
        return text.endList().close().toString();
    }

    private void levels(JsonText text, TreeSet<Long> prices, Levels now) {
        for (long px : prices) {
            text.item(BinanceTexts.level(instrument, px, now.qtyAt(px)));
        }
    }
}
