package arbd.daemon.decide;

import static arbd.daemon.decide.NaivePool.EXACT;

import arbd.amm.PoolEvent;
import arbd.execution.risk.Verdict;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.route.AmmRoute;
import arbd.route.AmmRoute.AmmLeg;
import arbd.route.BookAmmRoute;
import arbd.route.PoolRouteKind;
import arbd.route.PoolRoutes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decides about the routes of {@link SmallMarket} by trying every amount, in whole numbers of any length, from a memory
 * of its own. Where several amounts are equally good it allows each.
 */
final class PoolTwin {
    static final BigInteger WHOLE = BigInteger.valueOf(100_000_000);
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /** What may be decided about a route; {@code line}: its sizes and waterfall, null = it has none. */
    record Outcome(Verdict verdict, String line) {
    }

    final List<NaivePool> pools = new ArrayList<>();
    final NaiveBook[] books = new NaiveBook[SmallMarket.TABLE.size()];
    final long[][] free = new long[2][3];
    final boolean[] up = new boolean[2];
    boolean halted;
    boolean paused;
    long now;

    PoolTwin() {
        SmallMarket.POOLS.forEach(pool -> pools.add(new NaivePool(pool)));
        for (int i = 0; i < books.length; i++) {
            books[i] = new NaiveBook(SmallMarket.TABLE.get(i));
        }
    }

    boolean apply(PoolEvent event) {
        return pools.get(event.pool).apply(event);
    }

    void apply(Tick tick) {
        books[tick.instrument].apply(tick);
    }

    static BigInteger ceil(BigInteger above, BigInteger below) {
        return above.add(below).subtract(BigInteger.ONE).divide(below);
    }

    private static BigInteger of(long number) {
        return BigInteger.valueOf(number);
    }

    /** Everything that a change of a pool has to be looked at for. */
    static List<Integer> through(int pool) {
        List<Integer> found = new ArrayList<>();
        for (int route = PoolRoutes.BASE; route < PoolRoutes.BASE + SmallMarket.ROUTES.size(); route++) {
            if (legs(route).stream().anyMatch(leg -> leg.pool().id() == pool)) {
                found.add(route);
            }
        }
        return found;
    }

    /** Everything that a change of a book has to be looked at for. */
    static List<Integer> over(int instrument) {
        List<Integer> found = new ArrayList<>();
        for (BookAmmRoute route : SmallMarket.ROUTES.bookAmm().routes()) {
            if (route.instrument().id() == instrument) {
                found.add(SmallMarket.ROUTES.id(PoolRouteKind.BOOK_AMM, route.id()));
            }
        }
        return found;
    }

    private static List<AmmLeg> legs(int route) {
        int at = SmallMarket.ROUTES.of(route);
        return cyclic(route) ? SmallMarket.ROUTES.amm().get(at).legs() : SmallMarket.ROUTES.bookAmm().get(at).legs();
    }

    private static boolean cyclic(int route) {
        return SmallMarket.ROUTES.kind(route) == PoolRouteKind.AMM;
    }

    /** What one unit of the first sliver brings; null where a leg must not be priced. */
    BigDecimal rate(int route) {
        BigDecimal rate = BigDecimal.ONE;
        if (!cyclic(route)) {
            BookAmmRoute of = SmallMarket.ROUTES.bookAmm().get(SmallMarket.ROUTES.of(route));
            NaiveBook book = books[of.instrument().id()];
            if (!book.sane()) {
                return null;
            }
            int up = SmallMarket.onChain(of.instrument().base()) - SmallMarket.onChain(of.instrument().quote());
            rate = book.rate(of.side()).movePointRight(of.side() == Side.BUY ? up : -up);
        }
        for (AmmLeg leg : legs(route)) {
            NaivePool pool = pools.get(leg.pool().id());
            if (!pool.live()) {
                return null;
            }
            rate = rate.multiply(pool.rate(leg.zeroForOne()), EXACT);
        }
        return rate;
    }

    /** The edge in ppm, before it is rounded down; null where a leg must not be priced. */
    BigDecimal edge(int route) {
        BigDecimal rate = rate(route);
        return rate == null ? null : rate.subtract(BigDecimal.ONE).movePointRight(6);
    }

    /** What may be decided about a route now. */
    List<Outcome> outcomes(int route) {
        BigDecimal exact = edge(route);
        long min = SmallMarket.EDGE_MIN_PPM[cyclic(route) ? 0 : 1];
        if (exact == null || exact.setScale(0, RoundingMode.FLOOR).longValueExact() < min) {
            return refused(Verdict.NONE);
        }
        Verdict gate = gate(route, exact.setScale(0, RoundingMode.FLOOR).longValueExact());
        if (gate != Verdict.TAKEN) {
            return refused(gate);
        }
        Asset settlement = SmallMarket.ROUTES.settlement(route);
        if (SmallMarket.NOTIONAL_MAX[cyclic(route) ? 0 : 1][settlement.id()] == 0) {
            return refused(Verdict.ORDER_NOTIONAL);
        }
        BigInteger gas = gas(legs(route).size(), settlement);
        if (gas == null) {
            return refused(Verdict.NO_GAS_PRICE);
        }
        return cyclic(route) ? cycle(SmallMarket.ROUTES.amm().get(SmallMarket.ROUTES.of(route)), gas)
                : againstBook(route, SmallMarket.ROUTES.bookAmm().get(SmallMarket.ROUTES.of(route)), gas);
    }

    private static List<Outcome> refused(Verdict... verdicts) {
        return Arrays.stream(verdicts).map(verdict -> new Outcome(verdict, null)).toList();
    }

    private Verdict gate(int route, long edge) {
        if (halted || paused) {
            return halted ? Verdict.HALTED : Verdict.PAUSED;
        }
        Instrument book = cyclic(route) ? null
                : SmallMarket.ROUTES.bookAmm().get(SmallMarket.ROUTES.of(route)).instrument();
        if (book != null && now - books[book.id()].receivedNanos > SmallMarket.STALE_NANOS) {
            return Verdict.STALE_QUOTE;
        }
        if (edge > SmallMarket.EDGE_MAX_PPM) {
            return Verdict.IMPLAUSIBLE_EDGE;
        }
        return book != null && !up[book.venue().id()] ? Verdict.VENUE_DOWN : Verdict.TAKEN;
    }

    /** In units of the settlement asset; null when nothing tells it. */
    private BigInteger gas(int count, Asset settlement) {
        BigInteger wei = of(SmallMarket.CHAIN.gasBase() + count * SmallMarket.CHAIN.gasPerPool())
                .multiply(of(SmallMarket.CHAIN.gasPriceWei()));
        BigInteger units = ceil(wei, BigInteger.TEN.pow(18 - SmallMarket.ETH.decimals()));
        if (settlement.id() == SmallMarket.ETH.id()) {
            return units;
        }
        BigInteger least = null;
        for (NaiveBook book : books) {
            boolean buys = book.instrument.base().id() == SmallMarket.ETH.id()
                    && book.instrument.quote().id() == settlement.id();
            if (buys && book.sane() && now - book.receivedNanos <= SmallMarket.STALE_NANOS) {
                BigInteger price = new BigDecimal(units).movePointLeft(SmallMarket.ETH.decimals())
                        .multiply(book.price(Side.BUY, 0)).movePointRight(settlement.decimals())
                        .setScale(0, RoundingMode.CEILING).toBigInteger();
                least = least == null ? price : least.min(price);
            }
        }
        return least;
    }

    private List<Outcome> cycle(AmmRoute route, BigInteger gas) {
        Asset asset = route.settlement();
        BigInteger most = NaiveFalls.onChain(of(SmallMarket.NOTIONAL_MAX[0][asset.id()]), asset, false);
        long least = SmallMarket.EDGE_MIN_PPM[0] * 100;
        BigInteger each = hurdle(SmallMarket.CHAIN.flashPremiumE8() + least);
        BigDecimal wanted = BigDecimal.ONE.add(new BigDecimal(each).movePointLeft(8));
        if (rate(SmallMarket.ROUTES.id(PoolRouteKind.AMM, route.id())).compareTo(wanted) <= 0) {
            return refused(Verdict.NO_EDGE_AFTER_COSTS);
        }
        BigInteger best = BigInteger.ZERO;
        List<Outcome> found = new ArrayList<>();
        for (BigInteger in = BigInteger.ONE; in.compareTo(most) <= 0; in = in.add(BigInteger.ONE)) {
            List<BigInteger> amounts = amounts(route.legs(), in);
            if (amounts != null) {
                BigInteger kept = amounts.get(route.legs().size()).multiply(WHOLE).divide(WHOLE.add(each)).subtract(in);
                if (kept.compareTo(best) > 0) {
                    best = kept;
                    found.clear();
                }
                if (kept.equals(best) && best.signum() > 0) {
                    found.add(paid(route, amounts, gas, least));
                }
            }
        }
        return found.isEmpty() ? refused(Verdict.NO_EDGE_AFTER_ROUNDING, Verdict.BEYOND_WINDOW) : found;
    }

    /** What each unit paid in must bring more, when the tip takes its share of the gain. */
    private static BigInteger hurdle(long paidE8) {
        return ceil(of(paidE8).multiply(WHOLE), WHOLE.subtract(of(SmallMarket.CHAIN.tipE8())));
    }

    private Outcome paid(AmmRoute route, List<BigInteger> amounts, BigInteger gas, long leastE8) {
        Asset asset = route.settlement();
        BigInteger in = amounts.get(0);
        BigInteger gross = amounts.get(route.legs().size()).subtract(in);
        BigInteger onChainGas = NaiveFalls.onChain(gas, asset, true);
        BigInteger tip = ceil(gross.multiply(of(SmallMarket.CHAIN.tipE8())), WHOLE);
        BigInteger premium = ceil(in.multiply(of(SmallMarket.CHAIN.flashPremiumE8())), WHOLE);
        BigInteger left = gross.subtract(onChainGas).subtract(tip).subtract(premium);
        NaiveFalls falls = new NaiveFalls(asset, pools, route.legs(), null);
        falls.spend = NaiveFalls.offChain(in, asset, true);
        falls.receive = NaiveFalls.offChain(amounts.get(route.legs().size()), asset, false);
        falls.flat = NaiveFalls.offChain(onChainGas, asset, true).add(NaiveFalls.offChain(tip, asset, true));
        falls.premium = NaiveFalls.offChain(premium, asset, true);
        falls.gross = falls.value(0, in).subtract(falls.spend);
        falls.pools(amounts);
        boolean enough = left.signum() > 0 && left.compareTo(ceil(in.multiply(of(leastE8)), WHOLE)) >= 0;
        return outcome(enough, falls, SmallMarket.EDGE_MIN_PPM[0]);
    }

    private static Outcome outcome(boolean enough, NaiveFalls falls, long minPpm) {
        String line = falls.line();
        if (!enough) {
            return new Outcome(Verdict.NO_EDGE_AFTER_COSTS, line);
        }
        boolean wanted = falls.net.signum() > 0
                && falls.net.multiply(MILLION).compareTo(falls.spend.multiply(of(minPpm))) >= 0;
        boolean large = falls.spend.max(falls.receive).compareTo(of(SmallMarket.ORDER_MAX[falls.asset.id()])) > 0;
        Verdict verdict = !wanted ? Verdict.NO_EDGE_AFTER_ROUNDING
                : large ? Verdict.ORDER_NOTIONAL : Verdict.NO_EXECUTION;
        return new Outcome(verdict, line);
    }

    private List<BigInteger> amounts(List<AmmLeg> legs, BigInteger in) {
        List<BigInteger> amounts = new ArrayList<>();
        amounts.add(in);
        for (AmmLeg leg : legs) {
            BigInteger out = pools.get(leg.pool().id()).out(amounts.get(amounts.size() - 1), leg.zeroForOne());
            if (out == null) {
                return null;
            }
            amounts.add(out);
        }
        return amounts;
    }

    private List<Outcome> againstBook(int route, BookAmmRoute of, BigInteger gas) {
        BigInteger each = hurdle(SmallMarket.EDGE_MIN_PPM[1] * 100);
        BigDecimal wanted = BigDecimal.ONE.add(new BigDecimal(each).movePointLeft(8));
        if (rate(route).compareTo(wanted) <= 0) {
            return refused(Verdict.NO_EDGE_AFTER_COSTS);
        }
        boolean buys = of.side() == Side.BUY;
        NaiveBook book = books[of.instrument().id()];
        long[] wallet = free[of.instrument().venue().id()];
        List<Outcome> unbounded = trades(of, Long.MAX_VALUE, each, gas).stream().map(Trade::outcome).toList();
        List<Outcome> allowed = new ArrayList<>();
        if (!buys) {
            for (Trade trade : trades(of, book.qtyFloor(wallet[of.instrument().base().id()]), each, gas)) {
                add(allowed, trade.outcome(), unbounded);
            }
            return allowed;
        }
        for (Trade trade : trades(of, Long.MAX_VALUE, each, gas)) {
            long most = trade.qty() == 0 ? 0 : book.covered(trade.px(), wallet[of.instrument().quote().id()]);
            if (trade.qty() <= most) {
                allowed.add(trade.outcome());
            } else {
                trades(of, most, each, gas).forEach(less -> add(allowed, less.outcome(), List.of(trade.outcome())));
            }
        }
        return allowed;
    }

    /** What is refused within the balance alone is refused for it. */
    private static void add(List<Outcome> allowed, Outcome within, List<Outcome> unbounded) {
        boolean passes = within.verdict() == Verdict.NO_EXECUTION || within.verdict() == Verdict.ORDER_NOTIONAL;
        if (passes) {
            allowed.add(within);
            return;
        }
        for (Outcome outcome : unbounded) {
            boolean alone = outcome.verdict() == Verdict.NO_EXECUTION || outcome.verdict() == Verdict.ORDER_NOTIONAL;
            allowed.add(alone ? new Outcome(Verdict.NO_BALANCE, outcome.line()) : outcome);
        }
    }

    /** A quantity that could be traded; 0 = none could. */
    private record Trade(long qty, long px, Outcome outcome) {
    }

    private List<Trade> trades(BookAmmRoute route, long qtyMost, BigInteger each, BigInteger gas) {
        NaiveBook book = books[route.instrument().id()];
        long least = book.least(route.side());
        if (least == 0 || least > qtyMost) {
            return List.of(new Trade(0, 0, new Outcome(Verdict.BELOW_MINIMUM, null)));
        }
        BigInteger best = BigInteger.ZERO;
        List<Trade> found = new ArrayList<>();
        long lot = route.instrument().qtyIncrement();
        for (long qty = lot; qty <= Math.min(qtyMost, book.visible(route.side())); qty += lot) {
            NaiveFalls falls = book.accepts(route.side(), qty) ? falls(route, book, qty) : null;
            if (falls == null || falls.spend.compareTo(
                    of(SmallMarket.NOTIONAL_MAX[1][route.instrument().quote().id()])) > 0) {
                continue;
            }
            BigInteger left = falls.receive.subtract(falls.spend).subtract(ceil(falls.spend.multiply(each), WHOLE));
            if (left.compareTo(best) > 0) {
                best = left;
                found.clear();
            }
            if (left.equals(best) && best.signum() > 0) {
                found.add(new Trade(qty, book.worst(route.side(), qty), paid(route, falls, gas)));
            }
        }
        return !found.isEmpty() ? found
                : refused(Verdict.NO_EDGE_AFTER_ROUNDING, Verdict.BELOW_MINIMUM, Verdict.BEYOND_WINDOW).stream()
                        .map(outcome -> new Trade(0, 0, outcome)).toList();
    }

    private static Outcome paid(BookAmmRoute route, NaiveFalls falls, BigInteger gas) {
        BigInteger gross = falls.receive.subtract(falls.spend);
        BigInteger tip = ceil(gross.multiply(of(SmallMarket.CHAIN.tipE8())), WHOLE);
        falls.flat = gas.add(tip);
        BigInteger net = gross.subtract(falls.flat);
        boolean enough = net.signum() > 0
                && net.multiply(MILLION).compareTo(falls.spend.multiply(of(SmallMarket.EDGE_MIN_PPM[1]))) >= 0;
        return outcome(enough, falls, SmallMarket.EDGE_MIN_PPM[1]);
    }

    /** What a quantity spends and brings, and why; null when the pools do not trade it. */
    private NaiveFalls falls(BookAmmRoute route, NaiveBook book, long qty) {
        NaiveBook.Walk walk = book.walk(route.side(), qty);
        Instrument of = route.instrument();
        NaiveFalls falls = new NaiveFalls(of.quote(), pools, route.legs(),
                route.side() == Side.BUY ? null : book);
        falls.legs.append(' ').append(book.worst(route.side(), qty)).append(':').append(qty).append(':')
                .append(walk.notional()).append(':').append(walk.fee());
        if (route.side() == Side.BUY) {
            BigInteger base = walk.inBase() ? walk.units().subtract(walk.fee()) : walk.units();
            List<BigInteger> amounts = amounts(route.legs(), NaiveFalls.onChain(base, of.base(), false));
            if (amounts == null) {
                return null;
            }
            falls.spend = walk.inBase() ? walk.notional() : walk.notional().add(walk.fee());
            falls.receive = NaiveFalls.offChain(amounts.get(route.legs().size()), of.quote(), false);
            BigInteger best = book.value(Side.BUY, 0, book.amount(qty));
            BigInteger whole = NaiveFalls.onChain(book.units(qty), of.base(), false);
            falls.gross = falls.value(0, whole).subtract(best);
            falls.depth = walk.notional().subtract(best);
            falls.fees = !walk.inBase() ? walk.fee()
                    : falls.value(0, NaiveFalls.onChain(walk.fee().abs(), of.base(), false))
                            .multiply(of(walk.fee().signum()));
            falls.pools(amounts);
            return falls;
        }
        BigInteger in = NaiveFalls.onChain(book.amount(qty).movePointRight(of.base().decimals())
                .setScale(0, RoundingMode.CEILING).toBigIntegerExact(), of.base(), true);
        for (int i = route.legs().size() - 1; in != null && i >= 0; i--) {
            AmmLeg leg = route.legs().get(i);
            in = pools.get(leg.pool().id()).leastIn(in, leg.zeroForOne());
        }
        List<BigInteger> amounts = in == null ? null : amounts(route.legs(), in);
        if (amounts == null) {
            return null;
        }
        falls.spend = NaiveFalls.offChain(in, of.quote(), true);
        falls.receive = walk.notional().subtract(walk.fee());
        falls.gross = falls.value(0, in).subtract(falls.spend);
        falls.depth = book.value(Side.SELL, 0, book.amount(qty)).subtract(walk.notional());
        falls.fees = walk.fee();
        falls.pools(amounts);
        return falls;
    }
}
