package arbd.daemon.run;

import arbd.config.DaemonConfig;
import arbd.config.VenueConfig;
import arbd.daemon.pipeline.SocketLoop;
import arbd.daemon.setup.Markets;
import arbd.daemon.trial.OrderTrial;
import arbd.daemon.trial.TrialNews;
import arbd.daemon.trial.TrialPlan;
import arbd.daemon.trial.TrialResult;
import arbd.daemon.venues.VenueCatalogue;
import arbd.execution.net.Account;
import arbd.execution.net.Credentials;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.TimeInForce;
import arbd.execution.sim.SimulatedAccount;
import arbd.execution.sim.VenueServers;
import arbd.feeds.Feed;
import arbd.feeds.Feeds;
import arbd.feeds.VenueAddress;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.NanoClock;
import arbd.feeds.net.SystemClock;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Tick;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/**
 * The ordinary feed and the ordinary account session of one venue, outside of any pipeline, for one test order. Its ids
 * are those of an instance of its own, so that a daemon beside it takes them for somebody else's.
 */
public final class VenueTrial implements AutoCloseable {
    /** Name of the instance whose ids test orders have. */
    public static final String INSTANCE = "test-order";

    private static final long PATIENCE_NANOS = 15_000_000_000L;
    private static final long TURN_MILLIS = 2;

    private final NanoClock clock = new SystemClock();
    private final DaemonConfig config;
    private final InstrumentTable table;
    private final Instrument instrument;
    private final VenueConfig venue;
    private final Path home;
    private final AccountLocks locks;
    private final Instance instance;
    private final SocketLoop loop = new SocketLoop("test order", clock);
    private final AgentRunner thread;
    private final TrialNews news = new TrialNews();
    private VenueServers simulated;
    private Addresses addresses;
    private Feed feed;
    private OrderEntry entry;
    private volatile long bidPx;

    private VenueTrial(DaemonConfig config, Instrument instrument, InstrumentTable table, Path home) {
        this.config = config;
        this.table = table;
        this.instrument = instrument;
        this.venue = config.venues().get(instrument.venue().id());
        this.home = home;
        this.locks = new AccountLocks(home);
        this.instance = Instance.of(home, INSTANCE, config.journal().directory());
        this.thread = new AgentRunner(new SleepingMillisIdleStrategy(1), thrown -> { }, null, loop);
    }

    /**
     * Finds the instrument and connects its market data; no key is read.
     *
     * @throws StopException when there is no such instrument, or arbd cannot place such an order there
     */
    public static VenueTrial open(DaemonConfig config, String venueName, String symbol, Path home)
            throws StopException {
        InstrumentTable table = Markets.table(config);
        Instrument instrument = table.instruments().stream()
                .filter(each -> each.venue().name().equals(venueName) && each.symbol().equals(symbol)).findFirst()
                .orElseThrow(() -> new StopException(StopException.USAGE, config.file() + " has no " + venueName + ":"
                        + symbol + "; it has " + String.join(", ",
                        table.instruments().stream().map(Instrument::title).toList())));
        VenueTrial trial = new VenueTrial(config, instrument, table, home);
        trial.check();
        trial.connect();
        return trial;
    }

    /** What will be placed, at the best bid of now; waits for a quote. */
    public TrialPlan plan(long awayE8) throws StopException, InterruptedException {
        await(() -> bidPx > 0, "no quote of " + instrument.title() + " within 15 s from "
                + addresses.marketData(instrument.venue().id()));
        try {
            return TrialPlan.of(instrument, bidPx, awayE8);
        } catch (IllegalArgumentException e) {
            throw new StopException(StopException.USAGE, instrument.title() + ": " + e.getMessage(), e);
        }
    }

    /** Logs on, and places, awaits, cancels and asks for the planned order. */
    public TrialResult run(TrialPlan plan, Told told) throws StopException, InterruptedException {
        instance.acquire();
        int epoch = instance.nextEpoch();
        ClientOrderId ids = new ClientOrderId(ClientOrderId.tagOf(INSTANCE));
        entry = entry(ids);
        long startNanos = clock.nanoTime();
        entry.start();
        await(() -> news.upNanos() != 0, "the account session at " + addresses.orderEntry(instrument.venue().id())
                + " was not up within 15 s: is the key right, and may it trade?");
        told.placing(ids.text(epoch, 1), news.upNanos() - startNanos);
        return new OrderTrial(entry, news, loop.net(), Math.max(PATIENCE_NANOS, 2 * venue.ackTimeoutNanos()))
                .run(plan, epoch);
    }

    /** Hears of a test order before it leaves. */
    public interface Told {
        /**
         * The order is about to leave.
         *
         * @param clientOrderId under which the venue will know it
         * @param logOnNanos what it took to log on
         */
        void placing(String clientOrderId, long logOnNanos);
    }

    /** Whether the session is up. */
    public boolean up() {
        return news.upNanos() != 0;
    }

    /** {@code live}, {@code testnet}, {@code demo}, {@code simulated}, or {@code at addresses of its own}. */
    public String environment() {
        return venue.simulated() ? "simulated"
                : venue.environment().map(named -> named.word()).orElse("at addresses of its own");
    }

    @Override
    public void close() {
        if (entry != null) {
            entry.close();
        }
        if (feed != null) {
            feed.close();
        }
        thread.close();
        if (simulated != null) {
            simulated.close();
        }
        locks.close();
        instance.close();
    }

    private void check() throws StopException {
        String place = config.file() + ": venues." + venue.name() + ": ";
        if (PaperRun.is(config)) {
            throw new StopException(StopException.CONFIGURATION, config.file() + ": mode: expected live, because a test"
                    + " order is a real order, was 'paper'");
        }
        if (venue.marketDataOnly()) {
            throw new StopException(StopException.CONFIGURATION, place + "expected a venue that takes orders, was"
                    + " marketDataOnly");
        }
        if (VenueCatalogue.of(venue.protocol()).orders().word(TimeInForce.POST_ONLY).isEmpty()) {
            throw new StopException(StopException.CONFIGURATION, place + "arbd cannot place a post-only order at "
                    + venue.protocol().word() + " yet, and no other is safe for a test");
        }
    }

    private void connect() throws StopException {
        if (venue.simulated()) {
            Map<Integer, SimulatedAccount> accounts = SimulatedVenues.accounts(table);
            simulated = VenueServers.start(table, SimulatedVenues.settings(config, table, null, null), accounts,
                    SimulatedVenues.chains(config, table, null));
            addresses = new Addresses(config, simulated, accounts);
        } else {
            addresses = new Addresses(config, null, Map.of());
        }
        int id = instrument.venue().id();
        FeedCounters counters = new FeedCounters();
        feed = new Feed(Feeds.protocol(venue.protocol().word(), List.of(instrument), counters),
                new VenueAddress(addresses.marketData(id), addresses.rest(id)), loop.net(),
                ConnectionSettings.defaults(id), this::tick, counters);
        AgentRunner.startOnThread(thread);
        feed.start();
    }

    private void tick(Tick tick) {
        if ((tick.type == Tick.QUOTE || tick.type == Tick.DEPTH) && tick.bids > 0) {
            bidPx = tick.bidPx[0];
        }
    }

    private OrderEntry entry(ClientOrderId ids) throws StopException {
        Credentials credentials = addresses.credentials(instrument.venue().id());
        if (!venue.simulated()) {
            locks.takeWallet(venue.name(), venue.protocol(), credentials);
        }
        try {
            return Connections.entry(new Account(instrument.venue(), table, credentials, ids, news), addresses,
                    loop::net, AccountLocks.folder(home));
        } catch (IllegalArgumentException unusable) {
            throw new StopException(StopException.CONFIGURATION, "credentials of venue " + venue.name()
                    + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private void await(BooleanSupplier condition, String otherwise) throws StopException, InterruptedException {
        long until = clock.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (clock.nanoTime() > until) {
                throw new StopException(StopException.UNREACHABLE, otherwise);
            }
            Thread.sleep(TURN_MILLIS);
        }
    }
}
