package arbd.route;

import arbd.amm.Hop;
import arbd.amm.Pool;
import arbd.amm.PoolTable;
import arbd.amm.U256;
import arbd.market.Instrument;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Wide;
import arbd.route.AmmRoute.AmmLeg;
import java.util.List;

/**
 * Says in units of assets how the net of a route over pools came about: amounts of its legs, and a {@link Waterfall}.
 * Gross is what the amount paid in would gain if every pool traded at the price of its first sliver, and the book at
 * its best level, without fees. What a pool gives less, because its price gives way, is depth. Fees are those of the
 * pools and of the book. Each is valued at what it would fetch in the legs that follow, at the same prices. Rounding is
 * what is left: parts of units, and what a pool brings beyond what the book is paid.
 *
 * <p>Legs are in the order of the route's title, a book first. A pool's leg has no price: its notional is what is paid
 * in, its quantity what comes out, in units of their assets, its fee part of what is paid in.
 *
 * <p>Asks the tables as they are: to be used before the next event. Owned by the decide thread; allocates nothing.
 */
public final class PoolBreakdown {
    private final PoolTable pools;
    private final QuoteTable quotes;
    private final ChainUnits chain = new ChainUnits();
    private final Hop[] hops = new Hop[AmmRoute.LEGS_MAX];
    private final U256 fee = new U256();
    private final U256 flow = new U256();
    private final U256 ideal = new U256();
    private int count;
    /** The book behind the pools; null when the pools bring the settlement asset. */
    private Instrument seller;
    private int onChain;
    private int decimals;
    private boolean fits;

    /** Of routes over these pools and books. */
    public PoolBreakdown(PoolTable pools, QuoteTable quotes) {
        this.pools = pools;
        this.quotes = quotes;
    }

    /**
     * A cycle of pools that was sized.
     *
     * @return false when an amount does not fit in a {@code long}: then {@code into} means nothing
     */
    public boolean fill(AmmRoute route, AmmSizing sizing, Sizing into) {
        List<AmmLeg> legs = route.legs();
        begin(legs, null, route.settlement().decimals(), into);
        AmmLeg first = legs.get(0);
        onChain = first.pool().decimalsPaid(first.zeroForOne());
        into.best = sizing.best;
        into.spend = chained(sizing.amount[0], true);
        into.receive = chained(sizing.amount[count], false);
        into.waterfall.gross = value(0, sizing.amount[0]) - into.spend;
        into.waterfall.flat = Wide.add(chained(sizing.gas, true), chained(sizing.tip, true));
        into.waterfall.premium = chained(sizing.premium, true);
        pools(legs, 0, sizing.amount, into);
        return end(into);
    }

    /**
     * A book against pools that was sized.
     *
     * @return false when an amount does not fit in a {@code long}: then {@code into} means nothing
     */
    public boolean fill(BookAmmRoute route, BookAmmSizing sizing, Sizing into) {
        Instrument book = route.instrument();
        boolean buy = route.side() == Side.BUY;
        begin(route.legs(), buy ? null : book, book.quote().decimals(), into);
        onChain = buy ? route.quoteDecimals() : route.baseDecimals();
        into.best = sizing.best;
        into.spend = sizing.spend;
        into.receive = sizing.receive;
        into.waterfall.flat = Wide.add(sizing.gas, sizing.tip);
        long best = quotes.px(book.id(), route.side(), 0);
        if (buy) {
            boughtAt(Money.notionalCeil(book, best, sizing.qty), route, sizing, into);
        } else {
            into.waterfall.gross = value(0, sizing.amount[0]) - into.spend;
            into.waterfall.depth = fitting(Money.notionalFloor(book, best, sizing.qty)) - sizing.notional;
            into.waterfall.fees = sizing.fee;
        }
        pools(route.legs(), 1, sizing.amount, into);
        bookLeg(sizing, into);
        return end(into);
    }

    /** Bought on the book at its best level, and what that brings sold at the first prices of the pools. */
    private void boughtAt(long bestNotional, BookAmmRoute route, BookAmmSizing sizing, Sizing into) {
        Instrument book = route.instrument();
        boolean inBase = LegRates.feeInBase(book, Side.BUY);
        into.waterfall.gross = based(Money.baseFloor(book, sizing.qty), route) - fitting(bestNotional);
        into.waterfall.depth = sizing.notional - bestNotional;
        long size = Math.abs(sizing.fee);
        long worth = inBase ? based(size, route) : size;
        into.waterfall.fees = sizing.fee < 0 ? -worth : worth;
    }

    /** What units of the base asset fetch in the pools. */
    private long based(long units, BookAmmRoute route) {
        chain.toChain(fitting(units), route.instrument().base().decimals(), route.baseDecimals(), false, flow);
        return value(0, flow);
    }

    private void begin(List<AmmLeg> legs, Instrument sellingBook, int settled, Sizing into) {
        fits = true;
        count = legs.size();
        seller = sellingBook;
        decimals = settled;
        into.waterfall.clear();
        for (int i = 0; i < count; i++) {
            hops[i] = pools.hop(legs.get(i).pool().id(), legs.get(i).zeroForOne());
        }
    }

    private void pools(List<AmmLeg> legs, int behind, U256[] amount, Sizing into) {
        for (int i = 0; i < count; i++) {
            AmmLeg leg = legs.get(i);
            Pool pool = leg.pool();
            fits &= hops[i].feeOf(amount[i], fee);
            into.qty[behind + i] = chain.fromChain(amount[i + 1], pool.decimalsBrought(leg.zeroForOne()),
                    pool.brought(leg.zeroForOne()).decimals(), false);
            int paid = pool.paid(leg.zeroForOne()).decimals();
            into.notional[behind + i] = chain.fromChain(amount[i], pool.decimalsPaid(leg.zeroForOne()), paid, true);
            into.fee[behind + i] = chain.fromChain(fee, pool.decimalsPaid(leg.zeroForOne()), paid, true);
            into.px[behind + i] = 0;
            flow.subtract(amount[i], fee);
            fits &= hops[i].atPrice(flow, ideal);
            boolean gaveWay = ideal.compare(amount[i + 1]) > 0 && flow.subtract(ideal, amount[i + 1]);
            into.waterfall.depth += gaveWay ? value(i + 1, flow) : 0;
            into.waterfall.fees += value(i, fee);
        }
        into.legs = behind + count;
    }

    private static void bookLeg(BookAmmSizing sizing, Sizing into) {
        into.px[0] = sizing.px;
        into.qty[0] = sizing.qty;
        into.notional[0] = sizing.notional;
        into.fee[0] = sizing.fee;
    }

    private boolean end(Sizing into) {
        Waterfall fall = into.waterfall;
        into.profit = into.receive - into.spend;
        into.net = into.profit - fall.flat - fall.premium;
        fall.net = into.net;
        fall.rounding = 0;
        fall.rounding = fall.gross - fall.costs() - fall.net;
        into.edgePpm = fits && into.spend > 0 ? ppm(into.net, into.spend) : 0;
        into.verdict = fits ? SizingVerdict.OK : SizingVerdict.NOT_SANE;
        return fits && into.spend > 0;
    }

    private static long ppm(long net, long spend) {
        return net >= 0 ? Wide.mulDivFloor(net, CostSum.PPM, spend) : -Wide.mulDivCeil(-net, CostSum.PPM, spend);
    }

    /** What an amount fetches from a leg on, at first prices without fees, units of the settlement asset. */
    private long value(int from, U256 amount) {
        ideal.set(amount);
        for (int i = from; i < count; i++) {
            fits &= hops[i].atPrice(ideal, ideal);
        }
        if (seller == null) {
            return chained(ideal, false);
        }
        long base = turned(ideal, onChain, seller.base().decimals(), false);
        return fitting(Money.valueFloor(seller, quotes.px(seller.id(), Side.SELL, 0), base));
    }

    /** An amount of what the pools bring or are paid in the settlement asset. */
    private long chained(U256 amount, boolean up) {
        return turned(amount, onChain, decimals, up);
    }

    private long turned(U256 amount, int from, int to, boolean up) {
        return fitting(chain.fromChain(amount, from, to, up));
    }

    /** Anything above {@link LegSums#LARGEST} could wrap in a sum. */
    private long fitting(long units) {
        boolean small = units <= LegSums.LARGEST;
        fits &= small;
        return small ? units : 0;
    }
}
