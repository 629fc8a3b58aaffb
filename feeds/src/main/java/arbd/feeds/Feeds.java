package arbd.feeds;

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

/** The market-data protocols we speak, by the name in the configuration. */
public final class Feeds {
    private Feeds() {
    }

    /**
     * A protocol for one connection.
     *
     * @param name {@code binance}, {@code binance-usdm}, {@code binance-coinm}, {@code bybit}, {@code bybit-linear},
     *     {@code coinbase}, {@code coinbase-exchange}, {@code hyperliquid}, {@code hyperliquid-spot},
     *     {@code kraken}, {@code okx} or {@code okx-swap}
     * @param instruments what the connection carries
     * @param counters counted into while decoding
     * @throws IllegalArgumentException when the name is unknown
     */
    public static VenueProtocol protocol(String name, List<Instrument> instruments, FeedCounters counters) {
        switch (name) {
            case "binance":
                return new BinanceProtocol(BinanceMarket.SPOT, instruments, counters);
            case "binance-usdm":
                return new BinanceProtocol(BinanceMarket.USDM, instruments, counters);
            case "binance-coinm":
                return new BinanceProtocol(BinanceMarket.COINM, instruments, counters);
            case "kraken":
                return new KrakenProtocol(KrakenProtocol.DEPTH, instruments, counters);
            case "coinbase":
                return new CoinbaseProtocol(instruments, counters);
            case "coinbase-exchange":
                return new CoinbaseExchangeProtocol(instruments, counters);
            case "hyperliquid":
            case "hyperliquid-spot":
                return new HyperliquidProtocol(instruments, counters);
            case "okx":
                return new OkxProtocol(OkxMarket.SPOT, instruments, counters);
            case "okx-swap":
                return new OkxProtocol(OkxMarket.SWAP, instruments, counters);
            case "bybit":
                return new BybitProtocol(BybitMarket.SPOT, instruments, counters);
            case "bybit-linear":
                return new BybitProtocol(BybitMarket.LINEAR, instruments, counters);
            default:
                throw new IllegalArgumentException("unknown market-data protocol '" + name + "'");
        }
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
