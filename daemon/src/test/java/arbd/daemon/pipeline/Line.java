package arbd.daemon.pipeline;

import arbd.daemon.decide.TestMarket;
import arbd.daemon.journal.Carried;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochEnd;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalAppender;
import arbd.daemon.setup.Settings;
import arbd.execution.order.Order;
import arbd.execution.order.Usage;
import arbd.market.Tick;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;

/** A whole pipeline over the test market with its journal, and venues that answer at once. */
public final class Line implements AutoCloseable {
    private static final long[] MID = {6_000_000, 300_000, 5_000, 6_000_000, 300_000};

    private final SteppedClock clock = new SteppedClock();
    private final JournalAppender journal;
    private final Pipeline pipeline;
    private final RecordingEntry[] entries = new RecordingEntry[2];
    private final Random random;
    private final Tick tick = new Tick();
    private long updates;

    /**
     * Starts a journal and wires the stages.
     *
     * @param layout null = stepped
     * @param probe asked about every order as it leaves
     */
    public Line(Path folder, EpochStart start, Layout layout, long seed, Consumer<Order> probe) {
        this.random = new Random(seed);
        this.journal = JournalAppender.create(folder, start.epoch());
        EpochCodec.append(start, journal, clock.nanoTime(), clock.wallNanos());
        this.pipeline = new Pipeline(TestMarket.CONFIG.threads(), layout,
                Settings.of(TestMarket.CONFIG, TestMarket.TABLE, start.epoch(), start.halted()), TestMarket.ROUTES,
                journal, clock);
        pipeline.restore(start.carried(), clock.nanoTime());
        for (int venue = 0; venue < 2; venue++) {
            entries[venue] = new RecordingEntry(pipeline.accounts(), clock, seed + venue, probe);
            pipeline.attach(venue, entries[venue]);
        }
    }

    /** The first record of a first life. */
    public static EpochStart start(int epoch, Carried carried, boolean halted) {
        return new EpochStart(epoch, epoch - 1, -1, halted, TestMarket.TABLE, carried, "main", "test", "run",
                "test.yaml", TestMarket.HOSTED);
    }

    /** A first life, stepped. */
    public static Line stepped(Path folder, long seed) {
        return new Line(folder, start(1, Carried.NOTHING, false), null, seed, order -> { });
    }

    /** Both sessions up with their balances. */
    public void open() {
        for (int venue = 0; venue < 2; venue++) {
            pipeline.accounts().session(venue, true, clock.nanoTime(), clock.wallNanos());
            for (int asset = 0; asset < 3; asset++) {
                pipeline.accounts().on(TestMarket.balance(venue, asset, TestMarket.opening(asset)));
            }
        }
    }

    /** A venue says how much of a budget that never comes back is used. */
    public void told(int venue, long limit, long used) {
        Usage usage = new Usage();
        usage.venue = venue;
        usage.kind = Usage.Kind.REQUESTS;
        usage.limit = limit;
        usage.used = used;
        usage.receivedNanos = clock.nanoTime();
        usage.wallNanos = clock.wallNanos();
        pipeline.accounts().on(usage);
    }

    /** One quote of a random instrument, a few of them with an edge. */
    public void tick() {
        clock.advance(random.nextInt(20) * TestMarket.MILLI);
        int instrument = random.nextInt(5);
        long mid = MID[instrument];
        long px = mid + (long) (mid * (random.nextInt(160) - 80) / 10_000.0);
        TestMarket.quote(tick, instrument, px - 1, px + 1, clock.nanoTime());
        tick.wallNanos = clock.wallNanos();
        tick.updateId = ++updates;
        pipeline.ticks().on(tick);
    }

    /** Runs random ticks, each to quiet. */
    public void steps(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            tick();
            if (clock.nanoTime() >= pipeline.dueNanos()) {
                pipeline.time(clock.nanoTime());
            }
            pipeline.runToQuiet();
        }
    }

    /** A clean end. */
    public void end() {
        EpochEnd.append(journal, pipeline.inputs(), pipeline.stateHash(), pipeline.drops(), clock);
    }

    /** The stages. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** A venue's way out. */
    public RecordingEntry entry(int venue) {
        return entries[venue];
    }

    /** Its time. */
    public SteppedClock clock() {
        return clock;
    }

    /** Closes the journal; stages must be quiet. */
    @Override
    public void close() {
        pipeline.close();
        journal.close();
    }
}
