package arbd.feeds.binance;

/** Where the parts of a {@code bookTicker} lie in its text. A reusable slot: mutable fields and nothing else. */
final class BookTicker {
    int symbolFrom;
    int symbolTo;
    int updateFrom;
    int updateTo;
    int bidPxFrom;
    int bidPxTo;
    int bidQtyFrom;
    int bidQtyTo;
    int askPxFrom;
    int askPxTo;
    int askQtyFrom;
    int askQtyTo;
    /** Event time, milliseconds; -1 = spot, which sends none. */
    int timeFrom;
    int timeTo;
}
