package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.amm.PoolTable;
import arbd.amm.U256;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.MarketState;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.market.Venue;
import arbd.route.AmmRoute.AmmLeg;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** From changes of books and pools to candidates, against a memory of its own and rates in decimals. */
class BookAmmOpportunitiesTest {
    private static final int EVENTS = 100_000;
    private static final int ROUNDS = 4_000;
    private static final int ROUTES_MOST = 100_000;
    private static final BigDecimal HAIR = new BigDecimal("1e-9");
    private static final MathContext EXACT = new MathContext(60);

    private final long seed = 701L;
    private final Random random = new Random(seed);
    private final RandomPools market = new RandomPools(random, 3, 8, asset -> 14 + 2 * asset);
    private final InstrumentTable instruments = instruments();
    private final QuoteTable quotes = new QuoteTable(instruments);
    private final PoolTable pools = new PoolTable(market.pools);
    private final BookAmmRoutes routes = BookAmmRoutes.build(instruments, market.pools, 3, ROUTES_MOST);
    private final BookAmmSizer sizer = new BookAmmSizer(routes, quotes, pools, 4);
    private BookAmmOpportunities opportunities = new BookAmmOpportunities(routes, quotes, pools);

    /** Our own memory, from the events alone: best prices, and what one unit brings on chain; null: not priced. */
    private final long[] bid = new long[instruments.size()];
    private final long[] ask = new long[instruments.size()];
    private final BigDecimal[] rate = new BigDecimal[market.pools.size()];
    private final long[] block = new long[market.pools.size()];
    private final Tick tick = new Tick();
    private final BookAmmLimits limits = limits();
    private final PoolEvent event = new PoolEvent();
    private long blocks = 1_000;
    private int listed;
    private int hairs;
    private int older;
    private int dead;
    private int sized;

    private static BookAmmLimits limits() {
        BookAmmLimits limits = new BookAmmLimits();
        limits.qtyMost = 1_000_000;
        return limits;
    }

    private InstrumentTable instruments() {
        List<Venue> venues = List.of(new Venue(0, "alpha", "sim"), new Venue(1, "beta", "sim"));
        List<Instrument> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            FeeSide side = i % 2 == 0 ? FeeSide.QUOTE : FeeSide.RECEIVED;
            Kind kind = i == 3 ? Kind.PERP_LINEAR : Kind.SPOT;
            all.add(new Instrument(i, venues.get(i % 2), "s" + i, kind, market.assets.get(i % 2),
                    market.assets.get(2), 4, 4, 1, 1, 0, 0, i * 20_000 - 10_000, side));
        }
        return InstrumentTable.of(venues, market.assets, all);
    }

    @Test
    void shouldListJustTheRoutesThatMayGain() {
        for (int i = 0; i < EVENTS; i++) {
            String where = "seed " + seed + ", event " + i;
            if (i % 10_000 == 5_000) {
                // Started later, over tables that know everything already.
                opportunities = new BookAmmOpportunities(routes, quotes, pools);
            }
            if (random.nextInt(3) == 0) {
                int changed = random.nextInt(instruments.size());
                changeBook(changed);
                check(opportunities.onBook(changed), changed, -1, where);
            } else {
                int changed = random.nextInt(market.pools.size());
                changePool(changed, where);
                check(opportunities.onPool(changed), -1, changed, where);
            }
        }
        String sum = "seed " + seed + ": listed " + listed + ", hairs " + hairs + ", older " + older + ", dead " + dead
                + ", sized " + sized;
        assertTrue(listed > EVENTS / 5 && hairs < EVENTS / 100 && older > EVENTS / 100 && dead > EVENTS / 100
                && sized > EVENTS / 100, sum);
    }

    private void check(int count, int book, int pool, String where) {
        TreeSet<Integer> ours = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            assertTrue(ours.add(opportunities.candidate(i)), where + ": twice");
        }
        listed += count;
        for (BookAmmRoute route : routes.routes()) {
            boolean touched = route.instrument().id() == book
                    || route.legs().stream().anyMatch(leg -> leg.pool().id() == pool);
            BigDecimal gain = gain(route);
            if (touched && gain != null && gain.abs().compareTo(HAIR) < 0) {
                hairs++;
                continue;
            }
            boolean expected = touched && gain != null && gain.signum() > 0;
            assertEquals(expected, ours.contains(route.id()), where + ": " + route.title() + " gains " + gain);
            if (touched && gain == null) {
                dead++;
                assertEquals(AmmSizingVerdict.NOT_SANE, sizer.size(route.id(), limits).verdict, where);
            }
        }
        if (count > 0) {
            AmmSizingVerdict verdict = sizer.size(ours.first(), limits).verdict;
            assertTrue(verdict != AmmSizingVerdict.NOT_SANE, where);
            sized += verdict == AmmSizingVerdict.OK ? 1 : 0;
        }
    }

    /** What the first sliver gains for one, in whole assets; null when something on the way is not to be priced. */
    private BigDecimal gain(BookAmmRoute route) {
        Instrument instrument = route.instrument();
        int id = instrument.id();
        if (bid[id] <= 0 || ask[id] <= bid[id]) {
            return null;
        }
        BigDecimal fee = BigDecimal.valueOf(instrument.takerFeeE8(), 8);
        boolean inBase = instrument.feeSide() == FeeSide.RECEIVED;
        BigDecimal product;
        if (route.side() == Side.SELL) {
            product = BigDecimal.valueOf(bid[id], 4).multiply(BigDecimal.ONE.subtract(fee));
        } else {
            BigDecimal price = BigDecimal.valueOf(ask[id], 4);
            product = inBase ? BigDecimal.ONE.subtract(fee).divide(price, EXACT)
                    : BigDecimal.ONE.divide(price.multiply(BigDecimal.ONE.add(fee)), EXACT);
        }
        for (AmmLeg leg : route.legs()) {
            Pool pool = leg.pool();
            if (rate[pool.id()] == null) {
                return null;
            }
            BigDecimal whole = rate[pool.id()].movePointRight(pool.decimals0() - pool.decimals1());
            product = product.multiply(BigDecimal.valueOf(1_000_000 - pool.feePips(), 6), EXACT);
            product = leg.zeroForOne() ? product.multiply(whole, EXACT) : product.divide(whole, EXACT);
        }
        return product.subtract(BigDecimal.ONE);
    }

    /** Mostly near parity; now and then empty on a side, crossed, gone, or an older update. */
    private void changeBook(int id) {
        tick.instrument = id;
        tick.type = random.nextInt(20) == 0 ? Tick.STATUS : Tick.DEPTH;
        tick.state = MarketState.STALE;
        tick.bids = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(3);
        tick.asks = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(3);
        long best = 9_850 + random.nextInt(300);
        int spread = random.nextInt(15) == 0 ? -random.nextInt(20) : 1 + random.nextInt(20);
        for (int level = 0; level < 3; level++) {
            tick.bidPx[level] = best - 10L * level;
            tick.askPx[level] = best + spread + 10L * level;
            tick.bidQty[level] = 1 + random.nextInt(10_000);
            tick.askQty[level] = 1 + random.nextInt(10_000);
        }
        boolean late = random.nextInt(10) == 0 && quotes.updateId(id) > 1;
        tick.updateId = late ? quotes.updateId(id) - 1 : quotes.updateId(id) + 1;
        boolean taken = quotes.apply(tick);
        assertEquals(tick.type == Tick.STATUS || !late, taken);
        if (taken) {
            boolean live = tick.type == Tick.DEPTH;
            bid[id] = live && tick.bids > 0 ? tick.bidPx[0] : 0;
            ask[id] = live && tick.asks > 0 ? tick.askPx[0] : 0;
        }
        older += taken ? 0 : 1;
    }

    /** Now and then gone, senseless, or of an older block. */
    private void changePool(int id, String where) {
        Pool pool = market.pools.get(id);
        market.draw(random, pool, event);
        event.state = random.nextInt(20) == 0 ? MarketState.STALE : MarketState.LIVE;
        boolean late = event.state == MarketState.LIVE && block[id] > 0 && random.nextInt(10) == 0;
        event.block = late ? block[id] - 1 : ++blocks;
        boolean senseless = random.nextInt(20) == 0;
        if (senseless) {
            event.reserve0.set(U256.powerOfTwo(112));
            event.tick += 5;
        }
        assertEquals(!late, pools.apply(event), where);
        older += late ? 1 : 0;
        if (!late) {
            block[id] = event.state == MarketState.LIVE ? event.block : 0;
            boolean large = pool.kind() == PoolKind.CONSTANT_PRODUCT && event.reserve1.bits() > 112
                    || pool.kind() == PoolKind.RAYDIUM_V4 && event.reserve1.bits() > 64;
            rate[id] = event.state != MarketState.LIVE || senseless || large ? null : rate(pool);
        }
    }

    private BigDecimal rate(Pool pool) {
        if (pool.kind() != PoolKind.CONCENTRATED) {
            return new BigDecimal(event.reserve1.toBigInteger())
                    .divide(new BigDecimal(event.reserve0.toBigInteger()), EXACT);
        }
        BigDecimal root = new BigDecimal(event.sqrtPrice.toBigInteger());
        return root.multiply(root).divide(new BigDecimal(BigInteger.ONE.shiftLeft(192)), EXACT);
    }

    @Test
    void shouldAllocateNothingPerEvent() {
        for (int i = 0; i < instruments.size(); i++) {
            changeBook(i);
        }
        PoolEvent[] events = new PoolEvent[64];
        for (int i = 0; i < events.length; i++) {
            events[i] = new PoolEvent();
            market.draw(random, market.pools.get(i % market.pools.size()), events[i]);
            events[i].block = 0;
            events[i].state = i % 20 == 19 ? MarketState.STALE : MarketState.LIVE;
        }
        Tick[] ticks = new Tick[64];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = depth(i % instruments.size());
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = run(events, ticks);
        long before = threads.getCurrentThreadAllocatedBytes();
        sum += run(events, ticks);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 1_000, allocated + " bytes, sum " + sum);
        assertTrue(sized > ROUNDS / 10, "seed " + seed + ": sized " + sized);
    }

    private Tick depth(int id) {
        Tick depth = new Tick();
        depth.type = Tick.DEPTH;
        depth.instrument = id;
        depth.bids = 1;
        depth.asks = 1;
        depth.bidPx[0] = 9_850 + random.nextInt(300);
        depth.askPx[0] = depth.bidPx[0] + 3;
        depth.bidQty[0] = 1 + random.nextInt(10_000);
        depth.askQty[0] = 1 + random.nextInt(10_000);
        return depth;
    }

    private long run(PoolEvent[] events, Tick[] ticks) {
        long sum = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Tick book = ticks[i % ticks.length];
            quotes.apply(book);
            sum += size(opportunities.onBook(book.instrument));
            PoolEvent pool = events[i % events.length];
            pools.apply(pool);
            sum += size(opportunities.onPool(pool.pool));
            sum += sizer.size(i % routes.routes().size(), limits).verdict.ordinal();
        }
        return sum;
    }

    private long size(int count) {
        long sum = 0;
        for (int at = 0; at < Math.min(count, 2); at++) {
            BookAmmSizing sizing = sizer.size(opportunities.candidate(at), limits);
            sized += sizing.verdict == AmmSizingVerdict.OK ? 1 : 0;
            sum += sizing.verdict.ordinal();
        }
        return sum;
    }
}
