package arbd.execution.sim;

import arbd.market.Instrument;

/**
 * What one client of OKX's channel {@code books} was last sent: builds the snapshot, then every 100 ms what changed,
 * each message naming the number of the one before. Checksums are 0, as the venue's are since June 2026.
 */
final class OkxBookView {
    private static final long EVERY_NANOS = 100_000_000L;
    /** A book that does not change is confirmed so often. */
    private static final long KEEP_ALIVE_NANOS = 60_000_000_000L;
    private static final long NONE = -1;

    private final Instrument instrument;
    private final Levels bids = new Levels(true);
    private final Levels asks = new Levels(false);
    private long lastSeqId = NONE;
    private long sentNanos;
    private long dueNanos;

    OkxBookView(Instrument instrument) {
        this.instrument = instrument;
    }

    Instrument instrument() {
        return instrument;
    }

    /** The snapshot frame; from now on the client is taken to hold this book. */
    String snapshot(ModelBook book, long nowNanos) {
        bids.clear();
        asks.clear();
        lastSeqId = NONE;
        dueNanos = nowNanos + EVERY_NANOS;
        return frame("snapshot", book, nowNanos);
    }

    /** What changed since the last frame, or a keep-alive; null when it is too early for either. */
    String update(ModelBook book, long nowNanos) {
        if (nowNanos < dueNanos) {
            return null;
        }
        dueNanos = Math.max(dueNanos + EVERY_NANOS, nowNanos);
        boolean changed = book.updateId() != lastSeqId;
        return changed || nowNanos - sentNanos >= KEEP_ALIVE_NANOS ? frame("update", book, nowNanos) : null;
    }

    private String frame(String action, ModelBook book, long nowNanos) {
        String frame = new JsonText().open().raw("arg", OkxTexts.arg("books", instrument.symbol()))
                .text("action", action).list("data").open().raw("asks", changes(asks, book.asks()))
                .raw("bids", changes(bids, book.bids())).text("ts", OkxTexts.millis(nowNanos)).number("checksum", 0)
                .number("seqId", book.updateId()).number("prevSeqId", lastSeqId).close().endList().close().toString();
        asks.copyFrom(book.asks());
        bids.copyFrom(book.bids());
        lastSeqId = book.updateId();
        sentNanos = nowNanos;
        return frame;
    }

    private String changes(Levels old, Levels now) {
        StringBuilder text = new StringBuilder("[");
        LevelChanges.between(old, now, (px, qty) -> level(text, px, qty));
        return text.append(']').toString();
    }

    private void level(StringBuilder text, long px, long qty) {
        text.append(text.length() > 1 ? "," : "").append("[\"").append(Amounts.plain(px, instrument.pxDecimals()))
                .append("\",\"").append(Amounts.plain(qty, instrument.wireQtyDecimals())).append("\",\"0\",\"")
                .append(qty == 0 ? 0 : 1).append("\"]");
    }
}
