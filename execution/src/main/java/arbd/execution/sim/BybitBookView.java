package arbd.execution.sim;

import arbd.market.Instrument;

/**
 * What one client of {@code orderbook.50} or {@code orderbook.1} was last sent. The deep book is a snapshot and then,
 * every 20 ms, what changed, numbered without a hole; the best level is a snapshot each time that it changed, looked at
 * every 10 ms, and once more with the same number after three seconds without a change.
 */
final class BybitBookView implements BybitView {
    /** Levels a side of the deep book, as the topic is called. */
    static final int DEEP = 50;
    /** The best level alone. */
    static final int BEST = 1;

    private static final long DEEP_NANOS = 20_000_000L;
    private static final long BEST_NANOS = 10_000_000L;
    private static final long AGAIN_NANOS = 3_000_000_000L;

    private final Instrument instrument;
    private final ModelBook book;
    private final int depth;
    private final Levels bids = new Levels(true);
    private final Levels asks = new Levels(false);
    private final Levels nowBids = new Levels(true);
    private final Levels nowAsks = new Levels(false);
    private long number;
    private long sentUpdateId;
    private long sentNanos;
    private long dueNanos;

    BybitBookView(Instrument instrument, ModelBook book, int depth) {
        this.instrument = instrument;
        this.book = book;
        this.depth = depth;
        this.number = book.updateId();
    }

    @Override
    public String first(long nowNanos) {
        dueNanos = nowNanos + everyNanos();
        take();
        number++;
        return frame("snapshot", nowNanos);
    }

    @Override
    public String next(long nowNanos) {
        if (nowNanos < dueNanos) {
            return null;
        }
        dueNanos = Math.max(dueNanos + everyNanos(), nowNanos);
        boolean best = depth == BEST;
        if (book.updateId() == sentUpdateId || !take()) {
            sentUpdateId = book.updateId();
            return best && nowNanos - sentNanos >= AGAIN_NANOS ? frame("snapshot", nowNanos) : null;
        }
        number++;
        return frame(best ? "snapshot" : "delta", nowNanos);
    }

    private long everyNanos() {
        return depth == BEST ? BEST_NANOS : DEEP_NANOS;
    }

    /** Looks at the book; answers whether these levels of it are other ones than were sent. */
    private boolean take() {
        cut(book.bids(), nowBids);
        cut(book.asks(), nowAsks);
        boolean[] changed = new boolean[1];
        LevelChanges.between(bids, nowBids, (px, qty) -> changed[0] = true);
        LevelChanges.between(asks, nowAsks, (px, qty) -> changed[0] = true);
        return changed[0];
    }

    private void cut(Levels from, Levels into) {
        into.clear();
        for (int i = 0; i < Math.min(depth, from.size()); i++) {
            into.add(from.px(i), from.qty(i));
        }
    }

    private String frame(String type, long nowNanos) {
        if (type.equals("snapshot")) {
            bids.clear();
            asks.clear();
        }
        String topic = "orderbook." + depth + "." + instrument.symbol();
        String frame = BybitTexts.book(instrument, topic, type, nowNanos).raw("b", changes(bids, nowBids))
                .raw("a", changes(asks, nowAsks)).number("u", number).number("seq", book.updateId()).close()
                .number("cts", BybitTexts.millis(nowNanos)).close().toString();
        bids.copyFrom(nowBids);
        asks.copyFrom(nowAsks);
        sentUpdateId = book.updateId();
        sentNanos = nowNanos;
        return frame;
    }

    private String changes(Levels old, Levels now) {
        StringBuilder text = new StringBuilder("[");
        LevelChanges.between(old, now, (px, qty) -> text.append(text.length() > 1 ? "," : "").append("[\"")
                .append(Amounts.text(px, instrument.pxDecimals())).append("\",\"")
                .append(BybitRows.qty(instrument, qty)).append("\"]"));
        return text.append(']').toString();
    }
}
