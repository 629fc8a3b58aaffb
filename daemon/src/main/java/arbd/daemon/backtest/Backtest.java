package arbd.daemon.backtest;

import arbd.config.DaemonConfig;
import arbd.daemon.journal.Carried;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochEnd;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalAppender;
import arbd.daemon.journal.JournalException;
import arbd.daemon.paper.PaperAccounts;
import arbd.daemon.pipeline.Pipeline;
import arbd.daemon.run.Instance;
import arbd.daemon.run.StopException;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.execution.paper.PaperMarket;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.SystemClock;
import arbd.market.InstrumentTable;
import arbd.market.Tick;
import arbd.market.Venue;
import arbd.route.RouteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * One backtest: opened, run once, closed. Always begins with nothing but the configured balances, and always trades on
 * paper, whatever the configured mode. Used by one thread.
 */
public final class Backtest implements AutoCloseable {
    private static final int PROGRESS_EVERY = 512;

    private final DaemonConfig config;
    private final BacktestOptions options;
    private final InstrumentTable instruments;
    private final RouteTable routes;
    private final RecordedVenues venues;
    private final List<Recording> recordings = new ArrayList<>();
    private final VirtualClock clock;
    private final PaperMarket market;
    private final PaperAccounts accounts;
    private final VenueTap[] taps;
    private final RouteEdges edges;
    private final Instance instance;
    private final LineCounts counts = new LineCounts();
    private Path runFolder;
    private JournalAppender journal;
    private Pipeline pipeline;
    private long line;

    private Backtest(DaemonConfig config, BacktestOptions options, LongConsumer progress) throws StopException {
        this.config = config;
        this.options = options;
        this.instruments = Markets.table(config);
        this.routes = Markets.routes(config, instruments);
        this.venues = new RecordedVenues(recorded(), options.venue());
        long first = Long.MAX_VALUE;
        for (String data : options.data()) {
            Recording recording = Recording.find(data, venues, progress);
            recordings.add(recording);
            counts.total += recording.lines();
            first = Math.min(first, recording.firstNanos());
        }
        this.clock = new VirtualClock(first == Long.MAX_VALUE ? 0 : first);
        counts.firstNanos = clock.nanoTime();
        this.accounts = new PaperAccounts(config, routes.instruments(), clock);
        this.market = accounts.market();
        this.taps = new VenueTap[instruments.venues().size()];
        this.edges = newEdges();
        // A configured journal folder is where a daemon that trades keeps its lives: not for a backtest.
        this.instance = Instance.of(options.home(), options.instance(), Optional.empty());
    }

    /**
     * Finds the recordings and reads their times, takes the instance, opens the journal and wires everything.
     *
     * @param progress told the number of times read, now and then
     * @throws StopException when it cannot run, with one clear line
     */
    public static Backtest open(DaemonConfig config, BacktestOptions options, LongConsumer progress)
            throws StopException {
        Backtest backtest = new Backtest(config, options, progress);
        try {
            backtest.open();
            return backtest;
        } catch (StopException | RuntimeException e) {
            backtest.close();
            throw e;
        }
    }

    /**
     * Runs over every line, and on until nothing is under way.
     *
     * @throws StopException when a recording cannot be read to its end
     * @throws Exception when a stage fails: a fault of our own
     */
    public void run(BacktestProgress progress) throws Exception {
        accounts.start();
        pipeline.runToQuiet();
        try (MergedRecordings lines = MergedRecordings.open(recordings, venues)) {
            for (RecordingReader at = lines.next(); at != null; at = lines.next()) {
                step(at);
                if (++counts.lines % PROGRESS_EVERY == 0) {
                    progress.at(counts.lines, counts.total, clock.nanoTime());
                }
            }
            counts.backwards = lines.backwards();
            counts.cutOff = lines.cutOff();
        }
        counts.lastNanos = clock.nanoTime();
        while (market.dueNanos() != Long.MAX_VALUE) {
            runDue(market.dueNanos());
        }
        EpochEnd.append(journal, pipeline.inputs(), pipeline.stateHash(), pipeline.drops(), clock);
    }

    @Override
    public void close() {
        if (pipeline != null) {
            pipeline.close();
        }
        if (journal != null) {
            journal.close();
        }
        instance.close();
    }

    /** The stages. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** Venues, assets and instruments. */
    public InstrumentTable instruments() {
        return instruments;
    }

    /** The configuration. */
    public DaemonConfig config() {
        return config;
    }

    /** The journal of this backtest. */
    public Path runFolder() {
        return runFolder;
    }

    /** What the lines were. */
    public LineCounts counts() {
        return counts;
    }

    /** Frames and ticks of one venue. */
    public FeedCounters counters(int venue) {
        return taps[venue].counters();
    }

    /** Venues that there can be recordings of. */
    List<Venue> recorded() {
        return instruments.venues().stream().filter(venue -> !Markets.isChain(venue)).toList();
    }

    /** The best edges that there were. */
    public RouteEdges edges() {
        return edges;
    }

    /** Virtual time, nanoseconds since 1970. */
    public long nanos() {
        return clock.nanoTime();
    }

    /** Where our account differs from the paper venues', in words; empty when nowhere. Only after the run. */
    public List<String> differences() {
        return accounts.differences(pipeline);
    }

    private RouteEdges newEdges() throws StopException {
        try {
            return new RouteEdges(routes, market.quotes(), options.edgesBps());
        } catch (IllegalArgumentException e) {
            throw new StopException(StopException.USAGE, "--edges: " + e.getMessage(), e);
        }
    }

    private void open() throws StopException {
        instance.acquire();
        OwnInstance.check(options.instance(), instance);
        int epoch = instance.nextEpoch();
        runFolder = instance.runFolder(epoch, new SystemClock().wallNanos());
        try {
            Files.createDirectories(runFolder);
            journal = JournalAppender.create(runFolder, epoch);
        } catch (IOException | JournalException e) {
            throw new StopException(StopException.CANNOT_CREATE,
                    "cannot write the journal " + runFolder + ": " + e.getMessage(), e);
        }
        EpochCodec.append(new EpochStart(epoch, 0, -1, false, instruments, Carried.NOTHING, options.instance(),
                options.build(), OwnInstance.COMMAND, config.file(), config.text()), journal, clock.nanoTime(),
                clock.wallNanos());
        pipeline = new Pipeline(config.threads(), null, Settings.of(config, instruments, epoch, false), routes,
                journal, clock);
        for (Venue venue : instruments.venues()) {
            if (Markets.isChain(venue)) {
                continue; // there are no recordings of chains: its pools stay unknown
            }
            taps[venue.id()] = new VenueTap(venue, instruments, this::tick);
        }
        accounts.attach(pipeline);
    }

    private void step(RecordingReader at) throws Exception {
        while (Math.min(market.dueNanos(), pipeline.dueNanos()) <= at.nanos()) {
            runDue(Math.min(market.dueNanos(), pipeline.dueNanos()));
        }
        clock.advance(at.nanos());
        line = at.line();
        int venue = at.venue();
        if (at.forgets() >= 0) {
            taps[at.forgets()].forget(clock.nanoTime());
            pipeline.runToQuiet();
        }
        if (venue >= 0 && at.note() == null) {
            taps[venue].frame(at.text(), at.length(), clock.nanoTime());
            pipeline.runToQuiet();
        } else if (venue >= 0 && taps[venue].answer(at.note(), at.text(), at.length(), clock.nanoTime())) {
            pipeline.runToQuiet();
        } else if (venue >= 0) {
            counts.notStreamed++;
        } else if (venue == Sidecar.NOT_STREAMED) {
            counts.notStreamed++;
        } else {
            counts.notConfigured++;
        }
        edges.line(line);
    }

    /** Lets one thing happen that is due at this time: what arrives before decide's timers. */
    private void runDue(long dueNanos) throws Exception {
        clock.advance(dueNanos);
        if (market.dueNanos() <= dueNanos) {
            market.runNext();
        } else {
            pipeline.time(clock.nanoTime());
        }
        pipeline.runToQuiet();
    }

    private void tick(Tick tick) {
        market.on(tick);
        edges.changed(tick.instrument, line);
        pipeline.ticks().on(tick);
    }
}
