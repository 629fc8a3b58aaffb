package arbd.daemon.replay;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.amm.TickMath;
import arbd.amm.U256;
import arbd.config.ConfigException;
import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.journal.Carried;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochEnd;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalAppender;
import arbd.daemon.pipeline.Pipeline;
import arbd.daemon.pipeline.SteppedClock;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.PoolText;
import arbd.daemon.setup.Settings;
import arbd.market.InstrumentTable;
import arbd.market.MarketState;
import arbd.market.Tick;
import arbd.route.RouteTable;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * One life over a book and the pools of a chain, stepped, with its journal: quotes, states of pools near the same
 * price, statuses, events that are old or make no sense, and bursts that the ring has no room for.
 */
public final class PoolLife implements AutoCloseable {
    /** Text of the configuration. */
    public static final String TEXT = PoolText.of("risk: {",
            "threads: {inboundRing: 1024, outboundRing: 4096}\njournal: {stateHashEvery: 16}\nrisk: {");

    private static final int BURST = 1_500;
    /** Tick of 3,000 USDT with 6 decimals for an ETH with 18. */
    private static final int TICK = -196_260;
    private static final int SPACING = 10;
    private static final long PX = 300_000;

    private final SteppedClock clock = new SteppedClock();
    private final SplittableRandom random;
    private final JournalAppender journal;
    private final Pipeline pipeline;
    private final RouteTable routes;
    private final PoolEvent event = new PoolEvent();
    private final Tick tick = new Tick();
    private final TickMath math = new TickMath();
    private final long[] block;

    /** Starts a journal in a new folder. */
    public PoolLife(Path folder, long seed) throws ConfigException {
        this.random = new SplittableRandom(seed);
        this.journal = JournalAppender.create(folder, 1);
        DaemonConfig config = ConfigFile.parse("test.yaml", TEXT);
        InstrumentTable table = Markets.table(config);
        this.routes = Markets.routes(config, table);
        this.block = new long[routes.pools().pools().size()];
        EpochCodec.append(new EpochStart(1, 0, -1, false, table, Carried.NOTHING, "main", "test", "run", "test.yaml",
                TEXT), journal, clock.nanoTime(), clock.wallNanos());
        this.pipeline = new Pipeline(config.threads(), null, Settings.of(config, table, 1, false), routes, journal,
                clock);
        pipeline.accounts().session(0, true, clock.nanoTime(), clock.wallNanos());
        for (int asset = 0; asset < table.assets().size(); asset++) {
            pipeline.accounts().on(TestMarket.balance(0, asset, 1_000_000_000_000L));
        }
    }

    /** So many inputs, each dealt with before the next, and a burst now and then. */
    public void steps(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            say();
            if (random.nextInt(100) == 0) {
                for (int j = 0; j < BURST; j++) {
                    say();
                }
            }
            if (clock.nanoTime() >= pipeline.dueNanos()) {
                pipeline.time(clock.nanoTime());
            }
            pipeline.runToQuiet();
        }
    }

    /** Says what every pool is at last, and ends in order. */
    public void end() throws Exception {
        for (Pool pool : routes.pools().pools()) {
            about(pool, MarketState.LIVE, ++block[pool.id()]);
            state(pool);
            pipeline.pools().on(event);
        }
        pipeline.runToQuiet();
        EpochEnd.append(journal, pipeline.inputs(), pipeline.stateHash(), pipeline.drops(), clock);
    }

    /** The stages. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** The routes. */
    public RouteTable routes() {
        return routes;
    }

    @Override
    public void close() {
        pipeline.close();
        journal.close();
    }

    private void say() {
        clock.advance(1 + random.nextInt(20) * TestMarket.MILLI);
        if (random.nextInt(3) == 0) {
            quote();
            return;
        }
        Pool pool = routes.pools().pools().get(random.nextInt(block.length));
        int kind = random.nextInt(40);
        MarketState state = kind == 0 ? MarketState.STALE : kind == 1 ? MarketState.DISCONNECTED : MarketState.LIVE;
        about(pool, state, kind == 2 ? Math.max(1, block[pool.id()] - 1) : ++block[pool.id()]);
        state(pool);
        if (kind == 3) {
            event.reserve1.set(0);
            event.sqrtPrice.set(0);
        }
        pipeline.pools().on(event);
    }

    private void about(Pool pool, MarketState state, long after) {
        event.pool = pool.id();
        event.receivedNanos = clock.nanoTime();
        event.wallNanos = clock.wallNanos();
        event.state = state;
        event.block = after;
        event.logIndex = random.nextInt(100);
    }

    private void state(Pool pool) {
        int at = TICK + random.nextInt(-100, 100);
        if (pool.kind() == PoolKind.CONCENTRATED) {
            math.sqrtRatio(at, event.sqrtPrice);
            event.tick = at;
            event.liquidity.set(4_000_000_000_000_000L + random.nextLong(1_000_000));
            event.windowFrom = TICK - 4_000;
            event.windowTo = TICK + 4_000;
            event.ticks = 2 * random.nextInt(PoolEvent.TICKS / 2 + 1);
            for (int i = 0; i < event.ticks; i++) {
                boolean below = i < event.ticks / 2;
                event.tickIndex[i] = TICK + SPACING * (below ? i - 100 : i + 100);
                event.netHigh[i] = below ? 0 : -1;
                event.netLow[i] = below ? 1_000 : -1_000;
            }
            return;
        }
        U256 price = new U256();
        math.sqrtRatio(at, price);
        BigInteger root = price.toBigInteger();
        BigInteger size = BigInteger.TEN.pow(20 + random.nextInt(3)).add(BigInteger.valueOf(random.nextLong(1L << 40)));
        event.reserve0.set(U256.of(size));
        event.reserve1.set(U256.of(size.multiply(root).multiply(root).shiftRight(192)));
    }

    private void quote() {
        long mid = PX + random.nextLong(-1_500, 1_500);
        TestMarket.quote(tick, 0, mid - 1, mid + 1, clock.nanoTime());
        tick.wallNanos = clock.wallNanos();
        pipeline.ticks().on(tick);
    }
}
