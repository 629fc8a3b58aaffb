package arbd.feeds.binance;

import arbd.feeds.SequenceRule;
import java.util.function.Supplier;

/** Binance's three markets, which differ in paths and in how they number the changes of a book. */
public enum BinanceMarket {
    /** Spot. */
    SPOT("", "/api/v3/depth", "", SpotSequence::new),
    /** USD-M futures. */
    USDM("/public", "/fapi/v1/depth", "\"e\":\"bookTicker\",", FuturesSequence::new),
    /** Coin-M futures. */
    COINM("", "/dapi/v1/depth", "", FuturesSequence::new);

    private final String path;
    private final String depthPath;
    private final String tickerStart;
    private final Supplier<SequenceRule> sequence;

    BinanceMarket(String path, String depthPath, String tickerStart, Supplier<SequenceRule> sequence) {
        this.path = path;
        this.depthPath = depthPath;
        this.tickerStart = tickerStart;
        this.sequence = sequence;
    }

    /** Path below which the streams are, unless the configured address brings one. */
    String path() {
        return path;
    }

    /** Path of the REST request for a whole book. */
    String depthPath() {
        return depthPath;
    }

    /** What is in front of the update number in a {@code bookTicker}. */
    String tickerStart() {
        return tickerStart;
    }

    /** What is between the update number and the bid in a {@code bookTicker} of this symbol. */
    String tickerMiddle(String symbol) {
        int pair = symbol.indexOf('_');
        return this != COINM ? ",\"s\":\"" + symbol + "\",\"b\":\""
                : ",\"e\":\"bookTicker\",\"s\":\"" + symbol + "\",\"ps\":\""
                + (pair < 0 ? symbol : symbol.substring(0, pair)) + "\",\"b\":\"";
    }

    /** A new rule for one book. */
    SequenceRule sequence() {
        return sequence.get();
    }
}
