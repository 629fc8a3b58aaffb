package arbd.execution.sim;

import arbd.execution.sim.chain.SimulatedChain;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Require;
import arbd.market.Venue;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.net.URI;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All simulated venues of one run: one thread, named {@code venues-...}, holds the market, the matching, the ledgers
 * and every socket. The public methods may be called from any other thread.
 */
public final class VenueServers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VenueServers.class);
    private static final long TICK_MILLIS = 1;

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("venues"), NioIoHandler.newFactory());
    private final Loop loop = new Loop(group);
    private final List<VenueServer> servers = new ArrayList<>();
    private final List<ChainWire> chains = new ArrayList<>();
    private final BitSet changedBooks = new BitSet();
    private final InstrumentTable table;
    private final MarketModel model;
    private final List<Integer> ports = new ArrayList<>();
    private Future<?> timer;
    private volatile boolean closed;

    /** Wall-clock time that never falls, and the loop's own scheduler. */
    private record Loop(EventLoopGroup group, long wallNanos, long monotonicNanos) implements VenueLoop {
        Loop(EventLoopGroup group) {
            this(group, TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()), System.nanoTime());
        }

        @Override
        public long nowNanos() {
            return wallNanos + System.nanoTime() - monotonicNanos;
        }

        @Override
        public void after(long delayNanos, Runnable task) {
            group.schedule(() -> attempt(task), delayNanos, TimeUnit.NANOSECONDS);
        }
    }

    private VenueServers(InstrumentTable table, SimulationSettings settings,
            Map<Integer, SimulatedAccount> accounts, Map<Integer, SimulatedPools> pools) {
        this.table = table;
        this.model = new MarketModel(table, settings, loop.nowNanos(), changedBooks::set);
        for (Venue venue : table.venues()) {
            SimulatedAccount account = accounts.get(venue.id());
            SimulatedPools ofVenue = pools.get(venue.id());
            Require.that(account != null || ofVenue != null, "venue %s has no account", venue.name());
            SimulatedVenue simulated = new SimulatedVenue(venue, table, settings, model, loop.nowNanos());
            FaultPlan faults = new FaultPlan();
            VenueWire wire = ofVenue == null ? wire(simulated, faults, account, settings.fundingEveryNanos())
                    : chain(ofVenue, faults);
            simulated.listen(wire);
            if (settings.ledgerFolder() != null) {
                simulated.ledger().writeTo(settings.ledgerFolder().resolve(venue.name() + ".ledger.jsonl"));
            }
            servers.add(new VenueServer(simulated, wire, faults));
        }
    }

    private VenueWire wire(
            SimulatedVenue venue, FaultPlan faults, SimulatedAccount account, long fundingEveryNanos) {
        return switch (venue.venue().protocol()) {
            case "binance" -> new BinanceWire(venue, new SpotDialect(venue, loop), loop, faults, account);
            case "binance-usdm" -> new BinanceWire(
                    venue, new FuturesDialect(venue, loop, faults, fundingEveryNanos), loop, faults, account);
            case "kraken" -> new KrakenWire(venue, loop, faults, account);
            case "okx", "okx-swap" -> new OkxWire(venue, loop, faults, account, fundingEveryNanos);
            case "bybit", "bybit-linear" -> new BybitWire(venue, loop, faults, account, fundingEveryNanos);
            case "hyperliquid", HyperliquidMarket.SPOT ->
                    new HyperliquidWire(venue, loop, faults, account, fundingEveryNanos);
            case "coinbase" -> new CoinbaseWire(venue, loop, faults, account);
            default -> throw new IllegalArgumentException("venue " + venue.venue().name() + ": protocol "
                    + venue.venue().protocol() + " is not simulated");
        };
    }

    private VenueWire chain(SimulatedPools pools, FaultPlan faults) {
        ChainWire wire = new ChainWire(new SimulatedChain(pools.settings(), pools.pools(), model::reference,
                loop.nowNanos()), loop, faults);
        chains.add(wire);
        return wire;
    }

    /** The same, without any chain. */
    public static VenueServers start(
            InstrumentTable table, SimulationSettings settings, Map<Integer, SimulatedAccount> accounts) {
        return start(table, settings, accounts, Map.of());
    }

    /**
     * Binds a loopback port for every venue and starts the market. Kraken secrets are base64, OKX
     * accounts have a passphrase, Hyperliquid's are an address and the private key of its API wallet, Coinbase secrets
     * are of {@link CoinbaseKeys}.
     *
     * @param accounts credentials by venue id, one for each venue that is no chain
     * @param pools of each venue that is a chain, by venue id
     * @throws IllegalArgumentException when a venue's protocol, an instrument's kind or a price is not simulated
     * @throws IllegalStateException when a port cannot be bound
     */
    public static VenueServers start(InstrumentTable table, SimulationSettings settings,
            Map<Integer, SimulatedAccount> accounts, Map<Integer, SimulatedPools> pools) {
        VenueServers venues = new VenueServers(table, settings, accounts, pools);
        try {
            venues.listen(settings.firstPort());
        } catch (IllegalStateException e) {
            venues.close();
            throw e;
        }
        return venues;
    }

    private void listen(int firstPort) {
        for (VenueServer server : servers) {
            int port = firstPort == 0 ? 0 : firstPort + server.venue().venue().id();
            ChannelFuture bound = onLoop(() -> server.listen(group, port)).awaitUninterruptibly();
            if (!bound.isSuccess()) {
                throw new IllegalStateException("cannot listen on loopback port " + port, bound.cause());
            }
            ports.add(server.port());
        }
        timer = group.scheduleAtFixedRate(() -> attempt(this::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        long nowNanos = loop.nowNanos();
        advance(nowNanos);
        for (int id = changedBooks.nextSetBit(0); id >= 0; id = changedBooks.nextSetBit(id + 1)) {
            server(id).venue().onBook(id, nowNanos);
        }
        for (int id = changedBooks.nextSetBit(0); id >= 0; id = changedBooks.nextSetBit(id + 1)) {
            server(id).wire().onBook(id);
        }
        changedBooks.clear();
        for (VenueServer server : servers) {
            server.wire().onTimer(nowNanos);
        }
    }

    /** Blocks see the reference prices of exactly their time, however late this thread is. */
    private void advance(long nowNanos) {
        for (ChainWire due = nextDue(nowNanos); due != null; due = nextDue(nowNanos)) {
            model.advance(due.dueNanos());
            due.mine();
        }
        model.advance(nowNanos);
    }

    private ChainWire nextDue(long nowNanos) {
        ChainWire next = null;
        for (ChainWire chain : chains) {
            if (chain.dueNanos() <= nowNanos && (next == null || chain.dueNanos() < next.dueNanos())) {
                next = chain;
            }
        }
        return next;
    }

    private VenueServer server(int instrument) {
        Instrument found = table.get(instrument);
        return servers.get(found.venue().id());
    }

    /** A failing task must not end the timer silently. */
    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("the simulated venues failed", e);
            throw e;
        }
    }

    private <T> T onLoop(Callable<T> task) {
        Future<T> result = group.submit(task).awaitUninterruptibly();
        if (!result.isSuccess()) {
            throw new IllegalStateException("the simulated venues failed", result.cause());
        }
        return result.getNow();
    }

    /** The market-data WebSocket: Binance and Bybit without a path, the others with theirs. */
    public URI marketDataUri(int venue) {
        return uri("ws", venue, switch (protocol(venue)) {
            case "kraken" -> "/v2";
            case "okx", "okx-swap" -> "/ws/v5/public";
            case "hyperliquid", HyperliquidMarket.SPOT -> "/ws";
            default -> "";
        });
    }

    /** The order-entry (and private stream) WebSocket, path included; Bybit has two, without. */
    public URI orderEntryUri(int venue) {
        return uri("ws", venue, switch (protocol(venue)) {
            case "kraken" -> "/v2";
            case "okx", "okx-swap" -> "/ws/v5/private";
            case "hyperliquid", HyperliquidMarket.SPOT -> "/ws";
            case "coinbase" -> CoinbaseWire.USER;
            case "binance-usdm" -> "/ws-fapi/v1";
            case "bybit", "bybit-linear" -> "";
            default -> "/ws-api/v3";
        });
    }

    /** Base of the REST endpoints, without a path. */
    public URI restUri(int venue) {
        return uri("http", venue, "");
    }

    private String protocol(int venue) {
        return table.venues().get(venue).protocol();
    }

    private URI uri(String scheme, int venue, String path) {
        return URI.create(scheme + "://127.0.0.1:" + ports.get(venue) + path);
    }

    /** The venue's account book now; while running it is taken on the venues' thread. */
    public LedgerSnapshot ledger(int venue) {
        VenueLedger ledger = servers.get(venue).venue().ledger();
        return closed ? ledger.snapshot() : onLoop(ledger::snapshot);
    }

    /** How many WebSockets the venue's clients have open. */
    public int sockets(int venue) {
        return onLoop(servers.get(venue)::sockets);
    }

    /** How many orders rest there. */
    public int openOrders(int venue) {
        return onLoop(() -> servers.get(venue).venue().openOrders().size());
    }

    /** How often the venue's dead-man switch was set, of whichever instrument. */
    public long deadMenSet(int venue) {
        return faults(venue).deadMenSet();
    }

    /** Returns when the venues have done what is due now. */
    public void settle() {
        onLoop(() -> {
            tick();
            return null;
        });
    }

    /** What this venue lists and charges; changes count from the next order on. */
    public SimulatedListing listing(int venue) {
        return servers.get(venue).venue().listing();
    }

    /** What this venue tells of its account and key; changes count from the next question on. */
    public SimulatedRights rights(int venue) {
        return servers.get(venue).venue().rights();
    }

    /** What goes wrong at this venue. */
    public FaultPlan faults(int venue) {
        return servers.get(venue).faults();
    }

    /** Ends the market, closes every socket and the ledgers; {@link #ledger} still answers. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        onLoop(() -> {
            if (timer != null) {
                timer.cancel(false);
            }
            servers.forEach(VenueServer::close);
            return null;
        });
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        closed = true;
    }
}
