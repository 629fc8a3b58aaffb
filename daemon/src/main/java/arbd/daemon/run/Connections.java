package arbd.daemon.run;

import arbd.amm.Pool;
import arbd.config.DaemonConfig;
import arbd.config.VenueConfig;
import arbd.daemon.pipeline.Pipeline;
import arbd.daemon.setup.Markets;
import arbd.execution.binance.BinanceOrderEntry;
import arbd.execution.bybit.BybitOrderEntry;
import arbd.execution.coinbase.CoinbaseOrderEntry;
import arbd.execution.hyperliquid.HyperliquidOrderEntry;
import arbd.execution.hyperliquid.Nonces;
import arbd.execution.hyperliquid.Signing;
import arbd.execution.kraken.KrakenOrderEntry;
import arbd.execution.net.Account;
import arbd.execution.net.RenewedEntry;
import arbd.execution.okx.OkxOrderEntry;
import arbd.execution.order.AccountSink;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.OrderEntry;
import arbd.feeds.Feed;
import arbd.feeds.Feeds;
import arbd.feeds.VenueAddress;
import arbd.feeds.VenueProtocol;
import arbd.feeds.evm.ChainFeed;
import arbd.feeds.evm.ChainPools;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.NetLoop;
import arbd.market.InstrumentTable;
import arbd.market.TickSink;
import arbd.market.Venue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Feeds and account sessions of every venue: the ordinary clients, whether the venue is real or simulated. */
final class Connections {
    private final List<Feed> feeds = new ArrayList<>();
    private final List<Feed> aside = new ArrayList<>();
    private final List<ChainFeed> chains = new ArrayList<>();
    private final List<FeedCounters> counters = new ArrayList<>();
    private final List<OrderEntry> entries = new ArrayList<>();
    private PaperRun paper;

    /**
     * What all account sessions of one life have in common.
     *
     * @param ids makes and reads client order ids
     * @param accounts takes their news
     * @param folder of the instance, where a session keeps what must outlive it
     */
    record Shared(ClientOrderId ids, AccountSink accounts, Path folder) {
    }

    /** Makes them, unconnected, and attaches the sessions to the pipeline. */
    static Connections of(DaemonConfig config, InstrumentTable table, Addresses addresses, Shared shared,
            Pipeline pipeline) throws StopException {
        Connections connections = new Connections();
        if (addresses.paper() != null) {
            connections.paper = new PaperRun(addresses.paper(), pipeline);
        }
        for (Venue venue : table.venues()) {
            VenueConfig at = config.venues().get(venue.id());
            FeedCounters counted = new FeedCounters();
            connections.counters.add(counted);
            if (at.chain().isPresent()) {
                connections.chain(Markets.pools(config, table), at, venue, addresses, pipeline);
            } else {
                connections.feed(table, at, venue, addresses, pipeline, counted);
            }
            if (!at.marketDataOnly() && connections.paper == null) {
                connections.session(at, new Account(venue, table, addresses.credentials(venue.id()), shared.ids(),
                        shared.accounts()), addresses, pipeline, shared.folder());
            }
        }
        return connections;
    }

    /** Who has an event loop for account sessions. */
    interface Sockets {
        /** Where they live. */
        NetLoop executeNet();
    }

    void start() {
        entries.forEach(OrderEntry::start);
        if (paper != null) {
            paper.start();
        }
        feeds.forEach(Feed::start);
        aside.forEach(Feed::start);
        chains.forEach(ChainFeed::start);
    }

    void close() {
        feeds.forEach(Feed::close);
        aside.forEach(Feed::close);
        chains.forEach(ChainFeed::close);
        entries.forEach(OrderEntry::close);
        if (paper != null) {
            paper.close();
        }
    }

    /** What was received from each venue, by venue id. */
    List<FeedCounters> counters() {
        return counters;
    }

    private void feed(InstrumentTable table, VenueConfig at, Venue venue, Addresses addresses, Pipeline pipeline,
            FeedCounters counters) throws StopException {
        VenueProtocol protocol = protocol(venue, table, counters);
        ConnectionSettings settings = settings(at, venue).withMaxFrame(protocol.frameBytesMax());
        VenueAddress address = new VenueAddress(addresses.marketData(venue.id()), addresses.rest(venue.id()));
        TickSink ticks = paper == null ? pipeline.ticks() : paper;
        feeds.add(new Feed(() -> Feeds.protocol(venue.protocol(), table.of(venue), counters), address,
                pipeline.ingestNet(), settings, ticks, counters));
        // What it reads is counted with the venue's; its handshakes would look like reconnects of the books.
        VenueProtocol second = Feeds.aside(venue.protocol(), table.of(venue), counters);
        if (second != null) {
            aside.add(new Feed(() -> Feeds.aside(venue.protocol(), table.of(venue), counters), address,
                    pipeline.ingestNet(), settings, ticks, new FeedCounters()));
        }
    }

    private static VenueProtocol protocol(Venue venue, InstrumentTable table, FeedCounters counters)
            throws StopException {
        try {
            return Feeds.protocol(venue.protocol(), table.of(venue), counters);
        } catch (IllegalArgumentException unusable) {
            throw new StopException(StopException.CONFIGURATION, "market data of venue " + venue.name()
                    + " cannot be read: " + unusable.getMessage(), unusable);
        }
    }

    private static ConnectionSettings settings(VenueConfig at, Venue venue) {
        return ConnectionSettings.defaults(venue.id())
                .withDataSilence(TimeUnit.NANOSECONDS.toMillis(at.dataTimeoutNanos()));
    }

    private void chain(List<Pool> all, VenueConfig at, Venue venue, Addresses addresses, Pipeline pipeline) {
        List<Pool> pools = all.stream().filter(pool -> pool.venue().id() == venue.id()).toList();
        chains.add(new ChainFeed(ChainPools.of(at.chain().orElseThrow().name(), pools),
                addresses.marketData(venue.id()), pipeline.ingestNet(), settings(at, venue), pipeline.pools(),
                counters.get(venue.id())));
    }

    private void session(VenueConfig at, Account account, Addresses addresses, Pipeline pipeline, Path folder)
            throws StopException {
        Venue venue = account.venue();
        try {
            OrderEntry entry = renewed(account, addresses, pipeline, folder);
            entries.add(entry);
            pipeline.attach(venue.id(), entry);
            at.deadManNanos().ifPresent(nanos -> pipeline.cancelWhenSilent(venue.id(), nanos));
        } catch (IllegalArgumentException unusable) {
            throw new StopException(StopException.CONFIGURATION, "credentials of venue " + venue.name()
                    + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /** A session that is exchanged without a gap where the venue tells beforehand that it will end it. */
    private static OrderEntry renewed(Account account, Addresses addresses, Pipeline pipeline, Path folder)
            throws StopException {
        Venue venue = account.venue();
        ConnectionSettings settings = ConnectionSettings.defaults(1_000L + venue.id());
        NetLoop net = pipeline.executeNet();
        return switch (venue.protocol()) {
            case "binance" -> new RenewedEntry(sink -> new BinanceOrderEntry(account.telling(sink),
                    addresses.orderEntry(venue.id()), net, settings), account.sink(), net, venue.name(), venue.id());
            case "binance-usdm" -> new RenewedEntry(sink -> new BinanceOrderEntry(account.telling(sink),
                    addresses.orderEntry(venue.id()), addresses.marketData(venue.id()), addresses.rest(venue.id()), net,
                    settings), account.sink(), net, venue.name(), venue.id());
            case "okx" -> new RenewedEntry(sink -> new OkxOrderEntry(account.telling(sink),
                    addresses.orderEntry(venue.id()), addresses.rest(venue.id()), net, settings), account.sink(), net,
                    venue.name(), venue.id());
            default -> entry(account, addresses, () -> net, folder);
        };
    }

    /**
     * The session of an account, unconnected.
     *
     * @param folder of the instance, where a session keeps what must outlive it
     */
    static OrderEntry entry(Account account, Addresses addresses, Sockets pipeline, Path folder)
            throws StopException {
        Venue venue = account.venue();
        ConnectionSettings settings = ConnectionSettings.defaults(1_000L + venue.id());
        return switch (venue.protocol()) {
            case "binance" -> new BinanceOrderEntry(
                    account, addresses.orderEntry(venue.id()), pipeline.executeNet(), settings);
            case "binance-usdm" -> new BinanceOrderEntry(account, addresses.orderEntry(venue.id()),
                    addresses.marketData(venue.id()), addresses.rest(venue.id()), pipeline.executeNet(), settings);
            case "kraken" -> new KrakenOrderEntry(account, addresses.orderEntry(venue.id()),
                    addresses.rest(venue.id()), pipeline.executeNet(), settings);
            case "okx" -> new OkxOrderEntry(account, addresses.orderEntry(venue.id()),
                    addresses.rest(venue.id()), pipeline.executeNet(), settings);
            case "bybit", "bybit-linear" -> new BybitOrderEntry(account, addresses.orderEntry(venue.id()),
                    addresses.rest(venue.id()), pipeline.executeNet(), settings);
            case "hyperliquid", "hyperliquid-spot" -> new HyperliquidOrderEntry(account,
                    addresses.orderEntry(venue.id()), addresses.rest(venue.id()), pipeline.executeNet(), settings,
                    Signing.with(Nonces.in(folder.resolve("nonce-" + venue.name()))));
            case "coinbase" -> new CoinbaseOrderEntry(account, addresses.orderEntry(venue.id()),
                    addresses.rest(venue.id()), pipeline.executeNet(), settings);
            default -> throw new StopException(StopException.CONFIGURATION, "venue " + venue.name() + ": no order"
                    + " entry for protocol " + venue.protocol() + " yet; set marketDataOnly: true");
        };
    }
}
