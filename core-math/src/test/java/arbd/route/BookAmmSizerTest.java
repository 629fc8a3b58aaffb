package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.AmmVerdict;
import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.amm.PoolTable;
import arbd.amm.TickMath;
import arbd.amm.U256;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.market.Venue;
import arbd.route.AmmRoute.AmmLeg;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A book against pools: every lot of small books is tried in decimals. */
class BookAmmSizerTest {
    private static final int STATES = 100_000;
    private static final int LOTS_TRIED = 40;
    private static final BigInteger WHOLE = BigInteger.valueOf(Instrument.E8);
    private static final int RAYDIUM_BITS = 62;

    private final Venue venue = new Venue(0, "alpha", "sim");
    private final Asset base = new Asset(0, "B", 8);
    private final Asset middle = new Asset(1, "M", 8);
    private final Asset quote = new Asset(2, "Q", 6);
    private final BookAmmLimits limits = new BookAmmLimits();
    /** Of the quantity that was looked at last, units of the quote asset. */
    private BigInteger spent = BigInteger.ZERO;

    @Test
    void shouldFindTheBestLotOfSmallBooks() {
        long seed = 601L;
        Random seeds = new Random(seed);
        Map<AmmSizingVerdict, Integer> verdicts = new EnumMap<>(AmmSizingVerdict.class);
        int reached = 0;
        int possible = 0;
        int proven = 0;
        for (int i = 0; i < STATES; i++) {
            long own = seeds.nextLong();
            Random random = new Random(own);
            Instrument instrument = instrument(random);
            InstrumentTable instruments = InstrumentTable.of(List.of(venue), List.of(base, middle, quote),
                    List.of(instrument));
            QuoteTable quotes = new QuoteTable(instruments);
            PoolTable pools = pools(random);
            BookAmmRoutes routes = BookAmmRoutes.build(instruments, pools.pools(), 2, 100);
            quotes.apply(book(random, instrument));
            BookAmmSizer sizer = new BookAmmSizer(routes, quotes, pools, LOTS_TRIED);
            int at = random.nextInt(routes.routes().size());
            BookAmmRoute route = routes.get(at);
            draw(random);
            BookAmmSizing sizing = sizer.size(at, limits);
            String where = "seed " + own + " of " + seed + ": " + route.title() + " " + sizing.verdict;
            verdicts.merge(sizing.verdict, 1, Integer::sum);
            BigInteger best = best(route, quotes, pools);
            boolean sized = sizing.verdict == AmmSizingVerdict.OK
                    || sizing.verdict == AmmSizingVerdict.NO_EDGE_AFTER_COSTS;
            if (sized) {
                assertCounted(sizing, gain(route, quotes, pools, sizing.qty), where);
                assertEquals(0, sizing.qty % instrument.qtyIncrement(), where);
            }
            assertEquals(best.signum() > 0, sized, where);
            if (best.signum() > 0) {
                possible++;
                reached += best.equals(left(gain(route, quotes, pools, sizing.qty))) ? 1 : 0;
            }
            proven += sizing.best ? 1 : 0;
        }
        String sum = "seed " + seed + ": " + verdicts + ", " + reached + " of " + possible + " reach the best";
        assertTrue(possible > STATES / 10, sum);
        assertEquals(possible, reached, sum);
        assertEquals(STATES, proven, sum);
        assertTrue(verdicts.get(AmmSizingVerdict.NO_EDGE_AFTER_ROUNDING)
                > verdicts.getOrDefault(AmmSizingVerdict.NOT_PRICED, 0), sum);
    }

    /** Half of the time each cost and each bound is there. */
    private void draw(Random random) {
        limits.gas = random.nextBoolean() ? random.nextInt(1_000) : 0;
        limits.tipE8 = random.nextBoolean() ? random.nextInt(50_000_000) : 0;
        limits.leastE8 = random.nextBoolean() ? random.nextInt(400_000) : 0;
        limits.spendMost = random.nextBoolean() ? random.nextInt(20_000_000) : Long.MAX_VALUE;
    }

    private void assertCounted(BookAmmSizing sizing, BigInteger gain, String where) {
        BigInteger tip = share(gain, limits.tipE8);
        BigInteger net = gain.subtract(tip).subtract(BigInteger.valueOf(limits.gas));
        assertEquals(net, BigInteger.valueOf(sizing.net), where);
        assertEquals(tip, BigInteger.valueOf(sizing.tip), where);
        assertEquals(spent, BigInteger.valueOf(sizing.spend), where);
        assertTrue(sizing.spend <= limits.spendMost, where + ": more than the limit");
        boolean enough = net.signum() > 0
                && net.multiply(WHOLE).compareTo(spent.multiply(BigInteger.valueOf(limits.leastE8))) >= 0;
        assertEquals(enough, sizing.verdict == AmmSizingVerdict.OK, where);
    }

    /** What a gain leaves of what each unit spent has to earn, so that a tip and the least edge can be paid of it. */
    private BigInteger left(BigInteger gain) {
        BigInteger perUnit = ceil(BigInteger.valueOf(limits.leastE8).multiply(WHOLE),
                WHOLE.subtract(BigInteger.valueOf(limits.tipE8)));
        return gain.subtract(ceil(spent.multiply(perUnit), WHOLE));
    }

    private static BigInteger share(BigInteger amount, long partE8) {
        return ceil(amount.multiply(BigInteger.valueOf(partE8)), WHOLE);
    }

    private static BigInteger ceil(BigInteger above, BigInteger below) {
        return above.add(below).subtract(BigInteger.ONE).divide(below);
    }

    private BigInteger best(BookAmmRoute route, QuoteTable quotes, PoolTable pools) {
        BigInteger best = BigInteger.ZERO;
        Instrument instrument = route.instrument();
        long visible = 0;
        for (int level = 0; level < quotes.count(0, route.side()); level++) {
            visible += quotes.qty(0, route.side(), level);
        }
        for (long qty = instrument.qtyIncrement(); qty <= visible; qty += instrument.qtyIncrement()) {
            BigInteger gain = gain(route, quotes, pools, qty);
            boolean within = gain != null && spent.compareTo(BigInteger.valueOf(limits.spendMost)) <= 0;
            best = within ? best.max(left(gain)) : best;
        }
        return best;
    }

    /** What a quantity gains, in decimals; null when it cannot be traded. */
    private BigInteger gain(BookAmmRoute route, QuoteTable quotes, PoolTable pools, long qty) {
        Instrument instrument = route.instrument();
        boolean buy = route.side() == Side.BUY;
        boolean inBase = buy && instrument.feeSide() == FeeSide.RECEIVED;
        BigDecimal notional = BigDecimal.ZERO;
        BigDecimal fee = BigDecimal.ZERO;
        BigDecimal units = BigDecimal.ZERO;
        long rest = qty;
        for (int level = 0; rest > 0; level++) {
            long take = Math.min(rest, quotes.qty(0, route.side(), level));
            BigDecimal amount = BigDecimal.valueOf(take, instrument.qtyDecimals());
            BigDecimal value = amount.multiply(BigDecimal.valueOf(quotes.px(0, route.side(), level),
                    instrument.pxDecimals())).movePointRight(quote.decimals())
                    .setScale(0, buy ? RoundingMode.CEILING : RoundingMode.FLOOR);
            BigDecimal received = amount.movePointRight(base.decimals()).setScale(0, RoundingMode.FLOOR);
            notional = notional.add(value);
            units = units.add(received);
            fee = fee.add((inBase ? received : value).multiply(BigDecimal.valueOf(instrument.takerFeeE8(), 8))
                    .setScale(0, RoundingMode.CEILING));
            rest -= take;
        }
        if (qty < instrument.minQty()) {
            return null;
        }
        if (buy) {
            BigInteger into = (inBase ? units.subtract(fee) : units).movePointRight(18 - base.decimals())
                    .toBigIntegerExact();
            BigInteger out = through(route, pools, into);
            spent = notional.add(inBase ? BigDecimal.ZERO : fee).toBigInteger();
            return out == null ? null : new BigDecimal(out).movePointLeft(12).setScale(0, RoundingMode.FLOOR)
                    .toBigInteger().subtract(spent);
        }
        BigInteger needed = BigDecimal.valueOf(qty, instrument.qtyDecimals()).movePointRight(18).toBigIntegerExact();
        BigInteger paid = back(route, pools, needed);
        if (paid == null) {
            return null;
        }
        spent = new BigDecimal(paid).movePointLeft(12).setScale(0, RoundingMode.CEILING).toBigInteger();
        return notional.subtract(fee).toBigInteger().subtract(spent);
    }

    private static BigInteger through(BookAmmRoute route, PoolTable pools, BigInteger amount) {
        U256 in = U256.of(amount);
        U256 out = new U256();
        for (AmmLeg leg : route.legs()) {
            if (pools.hop(leg.pool().id(), leg.zeroForOne()).out(in, out) != AmmVerdict.OK) {
                return null;
            }
            in.set(out);
        }
        return in.toBigInteger();
    }

    private static BigInteger back(BookAmmRoute route, PoolTable pools, BigInteger amount) {
        U256 out = U256.of(amount);
        U256 in = new U256();
        for (int i = route.legs().size() - 1; i >= 0; i--) {
            AmmLeg leg = route.legs().get(i);
            if (pools.hop(leg.pool().id(), leg.zeroForOne()).leastIn(out, in) != AmmVerdict.OK) {
                return null;
            }
            out.set(in);
        }
        BigInteger brought = through(route, pools, out.toBigInteger());
        return brought == null || brought.compareTo(amount) < 0 ? null : out.toBigInteger();
    }

    private Instrument instrument(Random random) {
        long lot = 1 + random.nextInt(20);
        return new Instrument(0, venue, "BQ", Kind.SPOT, base, quote, 2, 4, 1, lot, lot * random.nextInt(3), 0,
                random.nextInt(200_000), random.nextBoolean() ? FeeSide.QUOTE : FeeSide.RECEIVED);
    }

    /** A few levels around 100, some tens of lots deep. */
    private Tick book(Random random, Instrument instrument) {
        Tick tick = new Tick();
        tick.type = Tick.DEPTH;
        tick.bids = 1 + random.nextInt(4);
        tick.asks = 1 + random.nextInt(4);
        long bid = 9_900 + random.nextInt(200);
        long ask = bid + 1 + random.nextInt(20);
        for (int i = 0; i < 4; i++) {
            tick.bidPx[i] = bid;
            tick.askPx[i] = ask;
            tick.bidQty[i] = instrument.qtyIncrement() * (1 + random.nextInt(10));
            tick.askQty[i] = instrument.qtyIncrement() * (1 + random.nextInt(10));
            bid -= 1 + random.nextInt(60);
            ask += 1 + random.nextInt(60);
        }
        return tick;
    }

    /** One pool between base and quote near 100, one of concentrated liquidity, and two by way of another asset. */
    private PoolTable pools(Random random) {
        List<Pool> pools = List.of(
                new Pool(0, venue, "0", PoolKind.CONSTANT_PRODUCT, base, quote, 18, 18, 3_000, 1),
                new Pool(1, venue, "1", PoolKind.CONCENTRATED, base, quote, 18, 18, 500, 10),
                new Pool(2, venue, "2", PoolKind.CONSTANT_PRODUCT, base, middle, 18, 18, 100, 1),
                new Pool(3, venue, "3", PoolKind.CONSTANT_PRODUCT, quote, middle, 18, 18, 500, 1),
                new Pool(4, venue, "4", PoolKind.RAYDIUM_V4, base, quote, 18, 18, 2_500, 1));
        PoolTable table = new PoolTable(pools);
        PoolEvent event = new PoolEvent();
        BigInteger unit = BigInteger.TEN.pow(15).multiply(BigInteger.valueOf(1 + random.nextInt(5_000)));
        for (int i = 0; i < pools.size(); i++) {
            event.pool = i;
            BigInteger price = BigInteger.valueOf(9_700 + random.nextInt(600));
            BigInteger hundredfold = unit.multiply(price).divide(BigInteger.valueOf(100));
            BigInteger small = hundredfold.shiftRight(Math.max(0, hundredfold.bitLength() - RAYDIUM_BITS));
            event.reserve0.set(U256.of(i == 3 ? hundredfold
                    : i == 4 ? small.multiply(BigInteger.valueOf(100)).divide(price) : unit));
            event.reserve1.set(U256.of(i == 4 ? small : i == 0 ? hundredfold : unit));
            if (i == 1) {
                concentrate(random, event, hundredfold);
            }
            table.apply(event);
        }
        return table;
    }

    private static void concentrate(Random random, PoolEvent event, BigInteger size) {
        int tick = 46_054 + random.nextInt(600) - 300;
        new TickMath().sqrtRatio(tick, event.sqrtPrice);
        event.tick = tick;
        event.liquidity.set(U256.of(size));
        event.windowFrom = tick - 500;
        event.windowTo = tick + 500;
        event.ticks = 2;
        event.tickIndex[0] = tick / 10 * 10 - 10 * random.nextInt(20);
        event.tickIndex[1] = tick / 10 * 10 + 10 + 10 * random.nextInt(20);
        event.netLow[0] = size.shiftRight(1).longValue();
        event.netHigh[0] = size.shiftRight(65).longValue();
        event.netLow[1] = size.shiftRight(1).negate().longValue();
        event.netHigh[1] = size.shiftRight(1).negate().shiftRight(64).longValue();
    }
}
