package arbd.feeds;

import static arbd.feeds.FeedCapability.CHANGES;
import static arbd.feeds.FeedCapability.CHECKSUM;
import static arbd.feeds.FeedCapability.CROSS_CHECK;
import static arbd.feeds.FeedCapability.MARKS;
import static arbd.feeds.FeedCapability.QUOTES;
import static arbd.feeds.FeedCapability.SEQUENCE;

import arbd.feeds.binance.BinanceMarkProtocol;
import arbd.feeds.binance.BinanceMarket;
import arbd.feeds.binance.BinanceProtocol;
import arbd.feeds.bybit.BybitMarket;
import arbd.feeds.bybit.BybitProtocol;
import arbd.feeds.coinbase.CoinbaseExchangeProtocol;
import arbd.feeds.coinbase.CoinbaseProtocol;
import arbd.feeds.hyperliquid.HyperliquidProtocol;
import arbd.feeds.kraken.KrakenProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.okx.OkxMarket;
import arbd.feeds.okx.OkxProtocol;
import arbd.market.Instrument;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The market-data protocols we speak, by the name in the configuration. */
public final class Feeds {
    /** What there is: one line for each protocol, which tests and {@code arbd venues} read as well. */
    private static final Map<String, Row> TABLE = new TreeMap<>(Map.ofEntries(
            row("binance", (of, counters) -> new BinanceProtocol(BinanceMarket.SPOT, of, counters),
                    CHANGES, SEQUENCE, CROSS_CHECK, QUOTES),
            row("binance-usdm", (of, counters) -> new BinanceProtocol(BinanceMarket.USDM, of, counters),
                    CHANGES, SEQUENCE, CROSS_CHECK, QUOTES, MARKS),
            row("binance-coinm", (of, counters) -> new BinanceProtocol(BinanceMarket.COINM, of, counters),
                    CHANGES, SEQUENCE, CROSS_CHECK, QUOTES),
            row("bybit", (of, counters) -> new BybitProtocol(BybitMarket.SPOT, of, counters), CHANGES, SEQUENCE),
            row("bybit-linear", (of, counters) -> new BybitProtocol(BybitMarket.LINEAR, of, counters),
                    CHANGES, SEQUENCE, MARKS),
            row("coinbase", CoinbaseProtocol::new, CHANGES, SEQUENCE),
            row("coinbase-exchange", CoinbaseExchangeProtocol::new, CHANGES),
            row("hyperliquid", HyperliquidProtocol::new, QUOTES, MARKS),
            row("hyperliquid-spot", HyperliquidProtocol::new, QUOTES),
            row("kraken", (of, counters) -> new KrakenProtocol(KrakenProtocol.DEPTH, of, counters),
                    CHANGES, CHECKSUM),
            row("okx", (of, counters) -> new OkxProtocol(OkxMarket.SPOT, of, counters), CHANGES, SEQUENCE, CHECKSUM),
            row("okx-swap", (of, counters) -> new OkxProtocol(OkxMarket.SWAP, of, counters),
                    CHANGES, SEQUENCE, CHECKSUM, MARKS)));

    /** Makes a protocol for one connection. */
    @FunctionalInterface
    private interface Maker {
        VenueProtocol make(List<Instrument> instruments, FeedCounters counters);
    }

    private record Row(Maker maker, Set<FeedCapability> capabilities) {
    }

    private Feeds() {
    }

    private static Map.Entry<String, Row> row(String name, Maker maker, FeedCapability... capabilities) {
        return Map.entry(name, new Row(maker, Set.of(capabilities)));
    }

    /** All names, in alphabetical order. */
    public static List<String> names() {
        return List.copyOf(TABLE.keySet());
    }

    /**
     * What a protocol's data has beyond books.
     *
     * @param name one of {@link #names}
     * @throws IllegalArgumentException when the name is unknown
     */
    public static Set<FeedCapability> capabilities(String name) {
        return find(name).capabilities;
    }

    /**
     * A protocol for one connection.
     *
     * @param name one of {@link #names}
     * @param instruments what the connection carries
     * @param counters counted into while decoding
     * @throws IllegalArgumentException when the name is unknown
     */
    public static VenueProtocol protocol(String name, List<Instrument> instruments, FeedCounters counters) {
        return find(name).maker.make(instruments, counters);
    }

    private static Row find(String name) {
        Row row = TABLE.get(name);
        if (row == null) {
            throw new IllegalArgumentException("unknown market-data protocol '" + name + "'");
        }
        return row;
    }

    /** A protocol for a recording, which may hold books of other depths than a feed asks for; arguments as above. */
    public static VenueProtocol recorded(String name, List<Instrument> instruments, FeedCounters counters) {
        switch (name) {
            case "bybit":
                return BybitProtocol.recorded(BybitMarket.SPOT, instruments, counters);
            case "bybit-linear":
                return BybitProtocol.recorded(BybitMarket.LINEAR, instruments, counters);
            default:
                return protocol(name, instruments, counters);
        }
    }

    /**
     * A protocol for a second connection, which carries what the first cannot, at the same address; null = there is
     * none. Arguments as for {@link #protocol}.
     */
    public static VenueProtocol aside(String name, List<Instrument> instruments, FeedCounters counters) {
        return name.equals("binance-usdm") ? new BinanceMarkProtocol(instruments, counters) : null;
    }
}
