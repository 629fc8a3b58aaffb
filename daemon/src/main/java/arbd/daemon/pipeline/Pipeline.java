package arbd.daemon.pipeline;

import arbd.amm.Pool;
import arbd.amm.PoolSink;
import arbd.config.ThreadsConfig;
import arbd.daemon.decide.CommandKind;
import arbd.daemon.decide.DecisionSettings;
import arbd.daemon.decide.Tally;
import arbd.daemon.journal.Carried;
import arbd.daemon.journal.JournalAppender;
import arbd.execution.order.AccountSink;
import arbd.execution.order.DeadManSwitch;
import arbd.execution.order.OrderEntry;
import arbd.feeds.net.NanoClock;
import arbd.feeds.net.NetLoop;
import arbd.market.AccountFee;
import arbd.market.AccountRead;
import arbd.market.InstrumentTable;
import arbd.market.MarketRules;
import arbd.market.MarketState;
import arbd.market.Require;
import arbd.market.TickSink;
import arbd.market.VenuePause;
import arbd.route.RouteTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.CompositeAgent;

/**
 * The whole line: sockets, decide, journal, execute, wired over two rings. Threads are a setting: {@link #start} puts
 * the stages on one thread or on one each; a backtest steps them itself with {@link #runToQuiet}.
 */
public final class Pipeline implements AutoCloseable {
    private final Rings rings;
    private final NanoClock clock;
    private final SocketLoop ingestLoop;
    private final SocketLoop executeLoop;
    private final DecideStage decide;
    private final JournalStage journal;
    private final ExecuteStage execute;
    private final IngestStage ingest;
    private final TickPublisher ticks;
    private final PoolPublisher pools;
    private final AccountPublisher accounts;
    private final AccountPublisher own;
    private final OrderEntry[] entries;
    private final HaltFlag halt;
    private final Failure failure = new Failure();
    private final GuardedSinks guarded;
    private final StageThreads threads = new StageThreads(failure);
    private final Layout layout;
    private final int instruments;

    /**
     * Wires the stages; nothing runs yet.
     *
     * @param layout null = stepped by the caller
     * @param appender the journal, its first record already written
     */
    public Pipeline(ThreadsConfig threads, Layout layout, DecisionSettings settings, RouteTable routes,
            JournalAppender appender, NanoClock clock) {
        InstrumentTable table = routes.instruments();
        boolean twoLoops = layout != null && layout.split();
        this.layout = layout;
        this.instruments = table.size();
        this.clock = clock;
        List<Pool> known = routes.pools().pools();
        this.rings = new Rings(threads.inboundRing(), threads.outboundRing(), PoolCodec.slotBytes(known));
        this.ticks = new TickPublisher(rings.inbound, table);
        this.pools = new PoolPublisher(rings.inbound, known);
        this.accounts = new AccountPublisher(rings.inbound);
        this.guarded = new GuardedSinks(ticks, pools, accounts, failure);
        this.own = twoLoops ? new AccountPublisher(rings.inbound) : accounts;
        this.halt = new HaltFlag(settings.halted());
        this.entries = new OrderEntry[table.venues().size()];
        this.decide = new DecideStage(rings, settings, routes, clock);
        this.journal = new JournalStage(rings, appender);
        this.execute = new ExecuteStage(rings, table, entries, accounts, halt, clock);
        this.ingest = new IngestStage(ticks, pools, own, decide, clock);
        this.ingestLoop = layout == null ? null : new SocketLoop("ingest sockets", clock);
        this.executeLoop = twoLoops ? new SocketLoop("execute sockets", clock) : ingestLoop;
    }

    /** Puts back what an earlier life left behind; only before the start. */
    public void restore(Carried carried, long nowNanos) {
        carried.putInto(decide.decider(), nowNanos);
    }

    /** Where feeds live. */
    public NetLoop ingestNet() {
        return ingestLoop.net();
    }

    /** Where account sessions live. */
    public NetLoop executeNet() {
        return executeLoop.net();
    }

    /** Takes the feeds' ticks, on the ingest loop. */
    public TickSink ticks() {
        return guarded;
    }

    /** Takes the pool events of chains, on the ingest loop. */
    public PoolSink pools() {
        return guarded;
    }

    /** Takes the sessions' news, on the execute loop. */
    public AccountSink accounts() {
        return guarded;
    }

    /** The way out to a venue; only before the start. */
    public void attach(int venue, OrderEntry entry) {
        entries[venue] = entry;
    }

    /**
     * Has a venue cancel what rests when it does not hear from us for so long; only before the start.
     *
     * @throws IllegalArgumentException when the venue has no such switch
     */
    public void cancelWhenSilent(int venue, long timeoutNanos) {
        DeadManSwitch of = entries[venue].deadMan();
        Require.that(of != null, "venue %d has no dead-man switch", venue);
        execute.deadMen().want(venue, of, timeoutNanos);
    }

    /** Puts the stages on threads. */
    public void start() {
        if (layout.split()) {
            threads.start(new CompositeAgent(ingestLoop, ingest), layout.cores().ingest(), layout.newIdle());
            threads.start(decide, layout.cores().decide(), layout.newIdle());
            threads.start(journal, layout.cores().journal(), layout.newIdle());
            threads.start(new CompositeAgent(executeLoop, execute), layout.cores().execute(), layout.newIdle());
        } else {
            Agent all = new CompositeAgent(ingestLoop, ingest, decide, journal, execute);
            threads.start(all, layout.cores().ingest(), layout.newIdle());
        }
    }

    /** Runs every stage on the calling thread until none has work: stepped layout, or after {@link #close}. */
    public void runToQuiet() throws Exception {
        if (failure.happened()) {
            throw new IllegalStateException("stage '" + failure.stage() + "' failed before", failure.cause());
        }
        try {
            step();
        } catch (Throwable thrown) {
            // Its event is still on the ring: nobody may be fed it a second time.
            failure.raise("stepped", thrown);
            throw thrown;
        }
    }

    private void step() throws Exception {
        int work;
        do {
            work = ticks.pay() + pools.pay() + accounts.flush() + own.flush()
                    + decide.doWork() + journal.doWork() + execute.doWork();
        } while (work > 0 || !rings.drained());
    }

    /** An operator's command; a halt holds orders back before it is even on the ring. From any thread. */
    public void command(CommandKind kind, String reason) {
        if (kind == CommandKind.HALT) {
            halt.raise();
        }
        onIngest(publication(kind, reason));
    }

    /**
     * As {@link #command}, and waits until decide has taken it: what is counted afterwards knows of it. For the
     * layouts with threads.
     *
     * @return whether that was within so many milliseconds
     */
    public boolean commandAndWait(CommandKind kind, String reason, long millis) throws InterruptedException {
        return ingestLoop.net().eventLoop().submit(publication(kind, reason)).await(millis) && awaitDrained(millis);
    }

    /** What a venue's listing says; the slot stays the caller's. From any thread. */
    public void told(MarketRules rules) {
        MarketRules copy = new MarketRules();
        copy.copyFrom(rules);
        onIngest(() -> own.on(copy));
    }

    /** What a venue says of its maintenance; the slot stays the caller's. From any thread. */
    public void told(VenuePause pause) {
        VenuePause copy = new VenuePause();
        copy.copyFrom(pause);
        onIngest(() -> own.on(copy));
    }

    /** What an account is charged; the slot becomes the pipeline's. From any thread. */
    public void told(AccountFee fee) {
        onIngest(() -> own.on(fee));
    }

    /** What came of a look at an account; the slot becomes the pipeline's. From any thread. */
    public void told(AccountRead read) {
        onIngest(() -> own.on(read));
    }

    private void onIngest(Runnable publish) {
        if (ingestLoop == null) {
            publish.run();
        } else {
            ingestLoop.net().eventLoop().execute(publish);
        }
    }

    private Runnable publication(CommandKind kind, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        return () -> own.command(kind, -1, text, clock.nanoTime(), clock.wallNanos());
    }

    /** Wakes decide's timers in the stepped layout. */
    public void time(long nanos) {
        own.time(nanos, clock.wallNanos());
    }

    /** Event time at which decide wants to be woken; {@link Long#MAX_VALUE} = never. From any thread. */
    public long dueNanos() {
        return decide.dueNanos();
    }

    /** Waits until all that was said is written and sent; returns whether that happened in time. */
    public boolean awaitDrained(long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000L;
        while (!rings.drained()) {
            if (failure.happened() || System.nanoTime() - until > 0) {
                return false;
            }
            Thread.sleep(1);
        }
        return true;
    }

    /** Stops the threads; what the closing sockets still said waits on the rings for {@link #runToQuiet}. */
    @Override
    public void close() {
        threads.close();
    }

    /** Whether every venue that takes orders has a logged-on session; from any thread, for people only. */
    public boolean allSessionsUp() {
        for (OrderEntry entry : entries) {
            if (entry != null && !entry.ready()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a venue's session is logged on; a venue that takes no orders has none. From any thread. */
    public boolean sessionUp(int venue) {
        return entries[venue] != null && entries[venue].ready();
    }

    /** Whether orders can be sent to a venue at all. */
    public boolean takesOrders(int venue) {
        return entries[venue] != null;
    }

    /**
     * Receipt time of an instrument's latest quote, {@link Long#MIN_VALUE} = none since its feed connected; from any
     * thread.
     */
    public long quotedNanos(int instrument) {
        return ticks.quotedNanos(instrument);
    }

    /** Inputs that wait on the ring in front of decide; from any thread. */
    public long inboundWaiting() {
        return rings.inboundWaiting();
    }

    /** Outputs that wait on the ring behind decide; from any thread. */
    public long outboundWaiting() {
        return rings.outboundWaiting();
    }

    /** Times from an input's receipt to its decision; from any thread, while it runs. */
    public Latencies decideLatencies() {
        return decide.latencies();
    }

    /** Times from an input's receipt to its order's bytes at the socket; from any thread, while it runs. */
    public Latencies sendLatencies() {
        return execute.latencies();
    }

    /** Whether every instrument has been quoted and every pool told; from any thread. */
    public boolean allLive() {
        return ticks.quoted() == instruments && pools.allTold();
    }

    /** Whether every pool has been told; from any thread. */
    public boolean allTold() {
        return pools.allTold();
    }

    /** Whether a venue has told a wallet's balance yet; only when the stages have stopped. */
    public boolean balanceKnown(int venue, int asset) {
        return decide.decider().balanceKnown(venue, asset);
    }

    /** Our own account of a wallet, in units of the asset; only when the stages have stopped. */
    public long balance(int venue, int asset) {
        return decide.decider().balance(venue, asset);
    }

    /** Our own account of a perpetual position, signed mantissa; only when the stages have stopped. */
    public long position(int instrument) {
        return decide.decider().position(instrument);
    }

    /** Counters of decide; from any thread. */
    public Tally tally() {
        return decide.decider().tally();
    }

    /** What stopped the stages, if anything did. */
    public Failure failure() {
        return failure;
    }

    /** The word that execute looks at before every write. */
    public HaltFlag haltFlag() {
        return halt;
    }

    /** Ticks and pool events that found no room; from any thread. */
    public long drops() {
        return ticks.drops() + pools.drops();
    }

    /** Ticks that found no room; from any thread. */
    public long tickDrops() {
        return ticks.drops();
    }

    /** Pool events that found no room; from any thread. */
    public long poolDrops() {
        return pools.drops();
    }

    /** What its feed told of a pool last; from any thread. */
    public MarketState poolState(int pool) {
        return pools.state(pool);
    }

    /** State hash over all inputs; only when the stages have stopped. */
    public long stateHash() {
        return decide.decider().stateHash();
    }

    /** Inputs decided on; only when the stages have stopped. */
    public long inputs() {
        return decide.decider().inputs();
    }

    /** Time from an input's receipt to its decision, nanoseconds; only when the stages have stopped. */
    public Histogram decideNanos() {
        return decide.decideNanos();
    }

    /** Time from an input's receipt to its order's bytes at the socket, nanoseconds; only after the stop. */
    public Histogram sendNanos() {
        return execute.sendNanos();
    }
}
