package arbd.feeds.binance;

/** The numbers of one {@code markPriceUpdate}. A reusable slot: mutable fields and nothing else. */
final class MarkPrice {
    /** Decimals of the price and of the rate: as many as the venue writes, whatever the instrument's own. */
    static final int DECIMALS = 8;

    long markPxE8;
    long rateE8;
    /** Event time, milliseconds since 1970. */
    long timeMillis;
    /** Next funding, milliseconds since 1970; 0 = a delivery contract, which has none. */
    long nextMillis;
}
