package arbd.feeds.binance;

/** Binance's three markets, which differ in streams and paths. */
public enum BinanceMarket {
    /** Spot: {@code bookTicker} and {@code depth20@100ms}. */
    SPOT("", true),
    /** USD-M futures: {@code bookTicker}. */
    USDM("/public", false),
    /** Coin-M futures: {@code bookTicker}. */
    COINM("", false);

    private final String path;
    private final boolean depth;

    BinanceMarket(String path, boolean depth) {
        this.path = path;
        this.depth = depth;
    }

    /** Path below which the streams are, unless the configured address brings one. */
    String path() {
        return path;
    }

    /** Whether the partial depth stream is subscribed as well. */
    boolean depth() {
        return depth;
    }
}
