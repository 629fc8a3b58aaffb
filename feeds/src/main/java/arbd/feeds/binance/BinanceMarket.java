package arbd.feeds.binance;

/** Binance's three markets, which differ in streams and paths. */
public enum BinanceMarket {
    /** Spot: {@code bookTicker} and {@code depth20@100ms}. */
    SPOT("/stream?streams=", true),
    /** USD-M futures: {@code bookTicker}. */
    USDM("/public/stream?streams=", false),
    /** Coin-M futures: {@code bookTicker}. */
    COINM("/stream?streams=", false);

    private final String path;
    private final boolean depth;

    BinanceMarket(String path, boolean depth) {
        this.path = path;
        this.depth = depth;
    }

    /** Path and query prefix of the combined stream. */
    String path() {
        return path;
    }

    /** Whether the partial depth stream is subscribed as well. */
    boolean depth() {
        return depth;
    }
}
