package arbd.bench;

import arbd.config.BalanceConfig;
import arbd.daemon.journal.Carried;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochEnd;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalAppender;
import arbd.daemon.pipeline.Layout;
import arbd.daemon.pipeline.Pipeline;
import arbd.daemon.setup.Markets;
import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.feeds.net.NanoClock;
import arbd.market.Tick;
import arbd.market.Venue;
import java.nio.file.Path;

/**
 * The daemon's stages as they are: quotes are published, decided on and journaled, and orders go to venues that fill
 * them at once. Event time rises with each quote. Stepped on the calling thread, or on the threads of a layout.
 */
public final class SimLine implements AutoCloseable {
    private static final long DRAIN_MILLIS = 2_000;

    private final SimMarket market = SimMarket.load();
    private final QuoteStream quotes;
    private final Tick tick = new Tick();
    private final NanoClock clock;
    private final JournalAppender journal;
    private final Pipeline pipeline;
    private final Runnable placed;
    private long published;

    /** Event time; nothing waits for a real clock here. */
    private final class EventTime implements NanoClock {
        @Override
        public long nanoTime() {
            return quotes.nanos();
        }

        @Override
        public long wallNanos() {
            return quotes.nanos();
        }
    }

    /**
     * Opens a journal in a new folder and logs on to the venues; to be stepped.
     *
     * @param offEvery as in {@link QuoteStream}
     */
    public SimLine(Path folder, long seed, int offEvery) throws Exception {
        this(folder, seed, offEvery, null, () -> { });
    }

    /**
     * The same for the threads of a layout, once it is started.
     *
     * @param layout null = stepped
     * @param placed called for each order, by the thread that sends it
     */
    public SimLine(Path folder, long seed, int offEvery, Layout layout, Runnable placed) throws Exception {
        this.placed = placed;
        this.quotes = new QuoteStream(market.instruments(), seed, offEvery);
        this.clock = new EventTime();
        this.journal = JournalAppender.create(folder, SimMarket.EPOCH);
        EpochCodec.append(new EpochStart(SimMarket.EPOCH, 0, -1, false, market.instruments(), Carried.NOTHING,
                "bench", "bench", "bench", market.config().file(), market.config().text()), journal, 0, 0);
        this.pipeline = new Pipeline(market.config().threads(), layout, market.settings(), market.routes(), journal,
                clock);
        open();
    }

    /** Stepped: the next quote, and all that follows from it. */
    public void next() throws Exception {
        publish();
        pipeline.runToQuiet();
    }

    /** The next quote, into the ring only. */
    public void publish() {
        quotes.next(tick);
        pipeline.ticks().on(tick);
        published++;
    }

    /** Puts the stages on the threads of the layout. */
    public void start() {
        pipeline.start();
    }

    /** Runs something where feeds live, and waits for its end; only after the start. */
    public void onIngest(Runnable work) throws Exception {
        pipeline.ingestNet().eventLoop().submit(work).get();
    }

    /** Quotes so far. */
    public long published() {
        return published;
    }

    /** Records in the journal so far. */
    public long records() {
        return journal.appended();
    }

    /** Ends the epoch cleanly. */
    @Override
    public void close() {
        try {
            // As a daemon does: what is on the rings is decided by the thread that decided before.
            pipeline.awaitDrained(DRAIN_MILLIS);
            pipeline.close();
            pipeline.runToQuiet();
        } catch (Exception e) {
            throw new IllegalStateException("what was left on the rings cannot be dealt with", e);
        }
        EpochEnd.append(journal, pipeline.inputs(), pipeline.stateHash(), pipeline.drops(), clock);
        journal.close();
    }

    private void open() throws Exception {
        AccountSink accounts = pipeline.accounts();
        for (Venue venue : market.instruments().venues()) {
            pipeline.attach(venue.id(), new InstantFills(market.instruments(), accounts, quotes, placed));
            for (BalanceConfig listed : market.config().balances()) {
                if (listed.venue().equals(venue.name())) {
                    accounts.on(balance(venue, listed));
                }
            }
            accounts.session(venue.id(), true, 0, 0);
        }
        pipeline.runToQuiet();
    }

    private Balance balance(Venue venue, BalanceConfig listed) {
        Balance balance = new Balance();
        balance.venue = venue.id();
        balance.asset = Markets.asset(market.instruments().assets(), listed.asset()).id();
        balance.total = listed.units(market.instruments().assets().get(balance.asset).decimals());
        balance.free = balance.total;
        return balance;
    }
}
