package arbd.feeds.bybit;

/** Bybit's markets, which differ in path, in how much one subscribe text may hold, and in whether there is funding. */
public enum BybitMarket {
    /** Spot: the venue takes ten topics in one text. */
    SPOT("/v5/public/spot", 10, false),
    /** Perpetuals and futures that are margined in USDT or USDC. */
    LINEAR("/v5/public/linear", Integer.MAX_VALUE, true);

    private final String path;
    private final int topicsMax;
    private final boolean marks;

    BybitMarket(String path, int topicsMax, boolean marks) {
        this.path = path;
        this.topicsMax = topicsMax;
        this.marks = marks;
    }

    /** Path of the stream, unless the configured address brings one. */
    String path() {
        return path;
    }

    /** Most topics in one subscribe text. */
    int topicsMax() {
        return topicsMax;
    }

    /** Whether its tickers carry mark prices and funding. */
    boolean marks() {
        return marks;
    }
}
