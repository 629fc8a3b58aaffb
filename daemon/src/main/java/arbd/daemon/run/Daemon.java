package arbd.daemon.run;

import arbd.config.DaemonConfig;
import arbd.config.VenueConfig;
import arbd.daemon.accounts.AccountWatch;
import arbd.daemon.decide.CommandKind;
import arbd.daemon.decide.DecisionSettings;
import arbd.daemon.decide.Tally;
import arbd.daemon.fees.AccountFees;
import arbd.daemon.fees.FeeBoard;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochEnd;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalAppender;
import arbd.daemon.journal.JournalException;
import arbd.daemon.markets.MarketWatch;
import arbd.daemon.paper.PaperAccounts;
import arbd.daemon.pipeline.Layout;
import arbd.daemon.pipeline.Pipeline;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.execution.order.ClientOrderId;
import arbd.execution.sim.SimulatedAccount;
import arbd.execution.sim.VenueServers;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.NanoClock;
import arbd.feeds.net.SystemClock;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import arbd.route.RouteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One life: opened, started, stopped in order. Used by one thread; {@link #halt} may come from any. */
public final class Daemon implements AutoCloseable {
    private static final long SETTLE_MILLIS = 2_000;
    private static final long WARM_UP_NANOS = 1_000_000_000L;

    private final DaemonConfig config;
    private final RunOptions options;
    private final NanoClock clock = new SystemClock();
    private final Instance instance;
    private final InstrumentTable instruments;
    private final RouteTable routes;
    private final Layout layout;
    private Recovery recovery;
    private Path runFolder;
    private int epoch;
    private long warmedUp;
    private VenueServers simulated;
    private PaperAccounts paper;
    private JournalAppender journal;
    private Pipeline pipeline;
    private AccountLocks locks;
    private MarketWatch markets;
    private AccountWatch accounts;
    private AccountFees fees;
    private Connections connections;
    private volatile boolean stopping;

    private Daemon(DaemonConfig config, RunOptions options) {
        this.config = config;
        this.options = options;
        String name = options.instance() == null ? config.instance() : options.instance();
        this.instance = Instance.of(options.home(), name, config.journal().directory());
        this.instruments = Markets.table(config);
        this.routes = Markets.routes(config, instruments);
        Layout configured = Layout.of(config.threads(), Runtime.getRuntime().availableProcessors());
        this.layout = PaperRun.is(config) ? PaperRun.layout(configured) : configured;
    }

    /**
     * Takes the instance, recovers what the last life left, opens the journal and wires everything; nothing connects.
     *
     * @throws StopException when it cannot run, with one clear line
     */
    public static Daemon open(DaemonConfig config, RunOptions options) throws StopException {
        Daemon daemon = new Daemon(config, options);
        try {
            daemon.open();
            return daemon;
        } catch (StopException | RuntimeException e) {
            daemon.close();
            throw e;
        }
    }

    /** Puts the stages on threads and connects. */
    public void start() {
        // Told before any quote: nothing is traded until its venue's listing and account were read.
        markets.start();
        accounts.start();
        fees.start();
        pipeline.start();
        connections.start();
    }

    /**
     * Whether every account session is up, every instrument was quoted, every listing and account read; what is of a
     * venue whose account is refused is not waited for.
     */
    public boolean ready() {
        return accounts.read() && (pipeline.allLive() || pipeline.allTold() && anyRefused())
                && instruments.venues().stream().allMatch(venue -> accounts.refused(venue.id()) || ready(venue));
    }

    private boolean anyRefused() {
        return instruments.venues().stream().anyMatch(venue -> accounts.refused(venue.id()));
    }

    private boolean ready(Venue venue) {
        boolean up = pipeline.sessionUp(venue.id()) || !pipeline.takesOrders(venue.id());
        return up && markets.read(venue.id()) && (pipeline.allLive() || instruments.of(venue).stream()
                .allMatch(at -> pipeline.quotedNanos(at.id()) != Long.MIN_VALUE));
    }

    /** What venues say of the accounts; from any thread. */
    public AccountWatch accounts() {
        return accounts;
    }

    /** Nothing new leaves from now on; latched over restarts. */
    public void halt(String reason) throws IOException {
        pipeline.command(CommandKind.HALT, reason);
        instance.latchHalt(reason);
    }

    /** Latches a halt that decide itself called: it must outlive the process like an operator's. */
    public void latchOwnHalt() throws IOException {
        if (pipeline.haltFlag().up() && !instance.haltLatched()) {
            instance.latchHalt("decide halted everything; arbd tail --type halt tells why");
        }
    }

    /**
     * Stops in order: no entries, open legs get {@code drainMillis} to finish, what is left is cancelled or asked
     * for, connections close, everything said is written down.
     *
     * @return whether nothing was left open
     */
    public boolean stop() throws InterruptedException {
        stopping = true;
        markets.close();
        accounts.close();
        fees.close();
        if (pipeline.failure().happened()) {
            connections.close();
            pipeline.close();
            return false;
        }
        // An edge in front of the pause may still be ordered: what is open counts only behind it.
        pipeline.commandAndWait(CommandKind.PAUSE, "stopping", SETTLE_MILLIS);
        boolean finished = awaitNothingOpen(config.drainMillis());
        if (!finished) {
            pipeline.command(CommandKind.CANCEL_OPEN, "stopping");
            finished = awaitNothingOpen(SETTLE_MILLIS);
        }
        pipeline.awaitDrained(SETTLE_MILLIS);
        connections.close();
        pipeline.close();
        if (!pipeline.failure().happened()) {
            finish();
        }
        return finished;
    }

    /** The threads are gone: what their sockets said while closing is decided on and written down here. */
    private void finish() {
        try {
            pipeline.runToQuiet();
            EpochEnd.append(journal, pipeline.inputs(), pipeline.stateHash(), pipeline.drops(), clock);
        } catch (InternalError | JournalException diskFull) {
            pipeline.failure().raise("journal", diskFull);
        } catch (Exception e) {
            throw new IllegalStateException("the last inputs could not be written down", e);
        }
    }

    @Override
    public void close() {
        if (markets != null) {
            markets.close();
        }
        if (accounts != null) {
            accounts.close();
        }
        if (fees != null) {
            fees.close();
        }
        if (pipeline != null) {
            pipeline.close();
        }
        if (journal != null) {
            journal.close();
        }
        if (simulated != null) {
            simulated.close();
        }
        if (locks != null) {
            locks.close();
        }
        instance.close();
    }

    /** The stages. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** Counters of each venue's feed, by venue id; readable from any thread. */
    public List<FeedCounters> feeds() {
        return connections.counters();
    }

    /** What is known of fees; readable from any thread. */
    public FeeBoard fees() {
        return fees.board();
    }

    /** The clock that event times are from. */
    public NanoClock clock() {
        return clock;
    }

    /** Whether it was told to stop; from any thread. */
    public boolean stopping() {
        return stopping;
    }

    /** How it was started. */
    public RunOptions options() {
        return options;
    }

    /** The embedded venues, null = there are none. */
    public VenueServers simulated() {
        return simulated;
    }

    /** The accounts of mode paper, null = orders leave. */
    public PaperAccounts paper() {
        return paper;
    }

    /** The configuration. */
    public DaemonConfig config() {
        return config;
    }

    /** The tables. */
    public RouteTable routes() {
        return routes;
    }

    /** The journal of this life. */
    public Path runFolder() {
        return runFolder;
    }

    /** The instance's folder. */
    public Instance instance() {
        return instance;
    }

    /** This life's number. */
    public int epoch() {
        return epoch;
    }

    /** Invented events on which a throw-away decider was warmed up. */
    public long warmedUp() {
        return warmedUp;
    }

    /** What the last life left. */
    public Recovery recovery() {
        return recovery;
    }

    /** Stages on threads. */
    public Layout layout() {
        return layout;
    }

    /** Counters of decide. */
    public Tally tally() {
        return pipeline.tally();
    }

    private void open() throws StopException {
        RingCheck.check(config, routes);
        if (PaperRun.is(config)) {
            PaperRun.check(config);
        }
        instance.acquire();
        recovery = Recovery.of(instance.runsLatestFirst(), config.mode(), instruments, routes);
        epoch = instance.nextEpoch();
        runFolder = instance.runFolder(epoch, clock.wallNanos());
        boolean halted = instance.haltLatched();
        DecisionSettings settings = Settings.of(config, instruments, epoch, halted);
        warmedUp = Warmup.run(Settings.of(config, instruments, epoch, false), routes, WARM_UP_NANOS);
        journal = openJournal();
        long startNanos = clock.nanoTime();
        EpochCodec.append(new EpochStart(epoch, recovery.previousEpoch(), recovery.previousOutbound(), halted,
                instruments, recovery.carried(), instance.folder().getFileName().toString(), options.build(),
                options.command(), config.file(), config.text()), journal, startNanos, clock.wallNanos());
        pipeline = new Pipeline(config.threads(), layout, settings, routes, journal, clock);
        pipeline.restore(recovery.carried(), startNanos);
        Addresses addresses = addresses();
        ClientOrderId ids = new ClientOrderId(ClientOrderId.tagOf(instance.folder().getFileName().toString()));
        locks = new AccountLocks(options.home());
        for (int venue = 0; venue < config.venues().size(); venue++) {
            VenueConfig at = config.venues().get(venue);
            if (!at.simulated() && !at.marketDataOnly() && addresses.paper() == null) {
                locks.take(at.name(), at.protocol(), addresses.credentials(venue).apiKey());
            }
        }
        markets = Watches.of(config, instruments, addresses, clock, pipeline);
        fees = FeeReads.of(config, routes, addresses, clock, pipeline);
        connections = Connections.of(config, instruments, addresses, new Connections.Shared(ids,
                markets.listening(pipeline.accounts()), instance.folder()), pipeline);
        accounts = AccountChecks.of(config, instruments, addresses, clock, pipeline);
    }

    private JournalAppender openJournal() throws StopException {
        try {
            Files.createDirectories(runFolder);
            return JournalAppender.create(runFolder, epoch);
        } catch (IOException | JournalException e) {
            throw new StopException(StopException.CANNOT_CREATE,
                    "cannot write the journal " + runFolder + ": " + e.getMessage(), e);
        }
    }

    private Addresses addresses() throws StopException {
        if (PaperRun.is(config)) {
            paper = new PaperAccounts(config, instruments, clock);
            return Addresses.onPaper(config, paper);
        }
        long embedded = config.venues().stream().filter(VenueConfig::simulated).count();
        if (embedded == 0) {
            return new Addresses(config, null, Map.of());
        }
        if (embedded != config.venues().size()) {
            throw new StopException(StopException.CONFIGURATION, config.file()
                    + ": venues: expected all venues or none to be simulated, " + embedded + " of "
                    + config.venues().size() + " are");
        }
        Map<Integer, SimulatedAccount> accounts = SimulatedVenues.accounts(instruments);
        simulated = VenueServers.start(instruments,
                SimulatedVenues.settings(config, instruments, options.seed(), ledgers()), accounts,
                SimulatedVenues.chains(config, instruments, options.seed()));
        return new Addresses(config, simulated, accounts);
    }

    private Path ledgers() throws StopException {
        Path folder = instance.folder().resolve("venues").resolve(runFolder.getFileName());
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StopException(StopException.CANNOT_CREATE, "cannot write " + folder + ": " + e.getMessage(), e);
        }
    }

    private boolean awaitNothingOpen(long millis) throws InterruptedException {
        long until = clock.nanoTime() + millis * 1_000_000L;
        while (tally().count(Tally.Count.OPEN_ORDERS) > 0) {
            if (clock.nanoTime() - until > 0 || pipeline.failure().happened()) {
                return false;
            }
            Thread.sleep(2);
        }
        return true;
    }
}
