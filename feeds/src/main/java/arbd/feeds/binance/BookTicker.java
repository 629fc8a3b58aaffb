package arbd.feeds.binance;

/** The numbers of one {@code bookTicker}. A reusable slot: mutable fields and nothing else. */
final class BookTicker {
    long updateId;
    long bidPx;
    long bidQty;
    long askPx;
    long askQty;
    /** Event time, milliseconds since 1970; 0 = spot, which sends none. */
    long timeMillis;
}
