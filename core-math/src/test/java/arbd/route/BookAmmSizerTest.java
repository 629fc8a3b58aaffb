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
    private static final int RAYDIUM_BITS = 62;

    private final Venue venue = new Venue(0, "alpha", "sim");
    private final Asset base = new Asset(0, "B", 8);
    private final Asset middle = new Asset(1, "M", 8);
    private final Asset quote = new Asset(2, "Q", 6);

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
            long costs = random.nextInt(3) == 0 ? random.nextInt(1_000) : 0;
            BookAmmSizing sizing = sizer.size(at, Long.MAX_VALUE, costs);
            String where = "seed " + own + " of " + seed + ": " + route.title() + " " + sizing.verdict;
            verdicts.merge(sizing.verdict, 1, Integer::sum);
            BigInteger best = best(route, quotes, pools).subtract(BigInteger.valueOf(costs));
            if (sizing.verdict == AmmSizingVerdict.OK) {
                BigInteger gain = gain(route, quotes, pools, sizing.qty).subtract(BigInteger.valueOf(costs));
                assertEquals(gain, BigInteger.valueOf(sizing.net), where);
                assertEquals(0, sizing.qty % instrument.qtyIncrement(), where);
                assertTrue(sizing.net > 0 && best.compareTo(gain) >= 0, where);
            }
            if (best.signum() > 0) {
                possible++;
                reached += sizing.verdict == AmmSizingVerdict.OK && best.equals(BigInteger.valueOf(sizing.net)) ? 1 : 0;
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

    private BigInteger best(BookAmmRoute route, QuoteTable quotes, PoolTable pools) {
        BigInteger best = BigInteger.ZERO;
        Instrument instrument = route.instrument();
        long visible = 0;
        for (int level = 0; level < quotes.count(0, route.side()); level++) {
            visible += quotes.qty(0, route.side(), level);
        }
        for (long qty = instrument.qtyIncrement(); qty <= visible; qty += instrument.qtyIncrement()) {
            BigInteger gain = gain(route, quotes, pools, qty);
            best = gain == null ? best : best.max(gain);
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
            return out == null ? null : new BigDecimal(out).movePointLeft(12).setScale(0, RoundingMode.FLOOR)
                    .subtract(notional).subtract(inBase ? BigDecimal.ZERO : fee).toBigInteger();
        }
        BigInteger needed = BigDecimal.valueOf(qty, instrument.qtyDecimals()).movePointRight(18).toBigIntegerExact();
        BigInteger paid = back(route, pools, needed);
        return paid == null ? null : notional.subtract(fee).subtract(new BigDecimal(paid).movePointLeft(12)
                .setScale(0, RoundingMode.CEILING)).toBigInteger();
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
