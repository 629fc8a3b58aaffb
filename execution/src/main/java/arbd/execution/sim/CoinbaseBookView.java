package arbd.execution.sim;

import arbd.market.Instrument;

/** What one client of Coinbase's channel {@code level2} was last sent: a snapshot, then each change of the book. */
final class CoinbaseBookView {
    private final Instrument instrument;
    private final Levels bids = new Levels(true);
    private final Levels asks = new Levels(false);
    private final StringBuilder updates = new StringBuilder();

    CoinbaseBookView(Instrument instrument) {
        this.instrument = instrument;
    }

    Instrument instrument() {
        return instrument;
    }

    /** The event of a snapshot; from now on the client is taken to hold this book. */
    String snapshot(ModelBook book, long nowNanos) {
        bids.clear();
        asks.clear();
        return event("snapshot", book, nowNanos);
    }

    /** The event of what changed since the last one, null = nothing. */
    String update(ModelBook book, long nowNanos) {
        String event = event("update", book, nowNanos);
        return updates.isEmpty() ? null : event;
    }

    private String event(String type, ModelBook book, long nowNanos) {
        updates.setLength(0);
        String time = CoinbaseTexts.time(nowNanos);
        LevelChanges.between(bids, book.bids(), (px, qty) -> update("bid", time, px, qty));
        LevelChanges.between(asks, book.asks(), (px, qty) -> update("offer", time, px, qty));
        bids.copyFrom(book.bids());
        asks.copyFrom(book.asks());
        return new JsonText().open().text("type", type).text("product_id", instrument.symbol())
                .raw("updates", "[" + updates + "]").close().toString();
    }

    private void update(String side, String time, long px, long qty) {
        updates.append(updates.isEmpty() ? "" : ",").append(new JsonText().open().text("side", side)
                .text("event_time", time).text("price_level", Amounts.plain(px, instrument.pxDecimals()))
                .text("new_quantity", Amounts.plain(qty, instrument.qtyDecimals())).close());
    }
}
