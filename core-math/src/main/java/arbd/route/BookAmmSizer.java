package arbd.route;

import arbd.amm.AmmVerdict;
import arbd.amm.Hop;
import arbd.amm.PoolTable;
import arbd.amm.RangeWalk;
import arbd.amm.U256;
import arbd.market.Instrument;
import arbd.market.MarketState;
import arbd.market.Money;
import arbd.market.Require;
import arbd.market.Side;
import arbd.market.Wide;
import arbd.route.AmmRoute.AmmLeg;

/**
 * Sizes a book trade against pools. The levels of the book and the stretches of the pools are walked together until
 * their marginal prices meet; that proposes a quantity in doubles. The lots around it are then priced exactly: the lot
 * is rounded first, the book level by level, the pools as their contracts count, every conversion against us; one after
 * the other, until even the curves without any rounding gain no more than the best lot found. Owned by the decide
 * thread; allocates nothing after construction.
 */
public final class BookAmmSizer {
    private static final int STRETCHES_MAX = 512;
    private static final long NO_EDGE = -1;
    /** However often lots gain more: no more than so many times the lots are tried. */
    private static final int LONGEST = 4;

    private final BookAmmRoutes routes;
    private final QuoteTable quotes;
    private final PoolTable pools;
    private final RangeWalk walk = new RangeWalk(Route.LEGS_MAX, STRETCHES_MAX);
    private final BookStretches stretches;
    private final DiscountedHop last = new DiscountedHop();
    private final LegPricer book;
    private final ChainUnits chain = new ChainUnits();
    private final BookAmmSizing sizing = new BookAmmSizing();
    private final U256[] amount = new U256[BookAmmRoute.POOLS_MAX + 1];
    private final Hop[] hops = new Hop[BookAmmRoute.POOLS_MAX];
    private final U256 units = new U256();
    private final int lotsTried;
    private int count;
    private boolean buy;
    private boolean priced;
    private boolean tooDear;
    private long grossE8;
    private long least;
    private long most;
    private long best;
    private long spend;
    private long receive;

    /**
     * Over these routes, books and pools.
     *
     * @param lotsTried lots that are priced on each side of the best
     */
    public BookAmmSizer(BookAmmRoutes routes, QuoteTable quotes, PoolTable pools, int lotsTried) {
        Require.that(lotsTried > 0, "lots must be positive, were %d", lotsTried);
        this.routes = routes;
        this.quotes = quotes;
        this.pools = pools;
        this.lotsTried = lotsTried;
        this.stretches = new BookStretches(quotes);
        this.book = new LegPricer(quotes);
        for (int i = 0; i < amount.length; i++) {
            amount[i] = new U256();
        }
    }

    /**
     * Sizes one route. Never confirms what does not gain more than it costs.
     *
     * @return this object's own slot, overwritten by the next call
     */
    public BookAmmSizing size(int route, BookAmmLimits limits) {
        BookAmmRoute of = routes.get(route);
        sizing.route = route;
        sizing.net = 0;
        grossE8 = Hurdle.grossE8(limits.leastE8, limits.tipE8);
        sizing.best = false;
        buy = of.side() == Side.BUY;
        priced = false;
        tooDear = false;
        sizing.verdict = arrange(of) ? search(of, limits) : AmmSizingVerdict.NOT_SANE;
        return sizing;
    }

    private boolean arrange(BookAmmRoute route) {
        count = route.legs().size();
        boolean live = quotes.sane(route.instrument().id());
        stretches.aim(route, buy ? 0 : grossE8);
        book.aim(route.instrument().id(), route.side(), quotes.feeE8(route.instrument().id(), route.side()));
        walk.set(buy ? 0 : count, stretches);
        for (int i = 0; i < count; i++) {
            AmmLeg leg = route.legs().get(i);
            live &= pools.state(leg.pool().id()) == MarketState.LIVE;
            hops[i] = pools.hop(leg.pool().id(), leg.zeroForOne());
            walk.set(buy ? i + 1 : i, hops[i]);
        }
        if (buy && grossE8 > 0) {
            walk.set(count, last.set(hops[count - 1], grossE8));
        }
        return live;
    }

    private AmmSizingVerdict search(BookAmmRoute route, BookAmmLimits limits) {
        Instrument instrument = route.instrument();
        long proposal = proposal(limits.spendMost, quoteScale(route));
        if (proposal == NO_EDGE) {
            sizing.best = true;
            return AmmSizingVerdict.NO_EDGE;
        }
        long lot = instrument.qtyIncrement();
        most = Money.lotFloor(instrument, Math.max(0, limits.qtyMost));
        least = book.accepts(lot);
        if (least == Wide.OVERFLOW || least > most) {
            sizing.best = true;
            return AmmSizingVerdict.BELOW_MINIMUM;
        }
        long centre = Math.max(least, Money.lotFloor(instrument, Math.min(most, proposal)));
        best = 0;
        sizing.best = walk.settled() & exhausted(route, centre, -lot, limits.spendMost)
                & exhausted(route, centre + lot, lot, limits.spendMost);
        if (best == 0) {
            return priced ? AmmSizingVerdict.NO_EDGE_AFTER_ROUNDING
                    : tooDear ? AmmSizingVerdict.BELOW_MINIMUM : AmmSizingVerdict.NOT_PRICED;
        }
        return confirmed(limits);
    }

    private AmmSizingVerdict confirmed(BookAmmLimits limits) {
        long gross = sizing.receive - sizing.spend;
        sizing.gas = limits.gas;
        sizing.tip = Wide.mulDivCeil(gross, limits.tipE8, Instrument.E8);
        // The tip is less than what is gained.
        sizing.net = gross - sizing.tip - limits.gas;
        return sizing.net > 0
                && Wide.compareProducts(sizing.net, Instrument.E8, sizing.spend, limits.leastE8) >= 0
                ? AmmSizingVerdict.OK : AmmSizingVerdict.NO_EDGE_AFTER_COSTS;
    }

    /** Gain beyond what each unit that is spent has to earn. */
    private long left() {
        long wanted = Wide.mulDivCeil(spend, grossE8, Instrument.E8);
        return wanted == Wide.OVERFLOW ? 0 : receive - spend - wanted;
    }

    /** Tries one lot after the other until none further away can gain more; false when there were too many. */
    private boolean exhausted(BookAmmRoute route, long from, long step, long spendMost) {
        int last = lotsTried;
        long qty = from;
        for (int i = 0; i <= last; i++) {
            if (qty < least || qty > most || step > 0 && tooDear || !mayGain(qty)) {
                return true;
            }
            if (price(route, qty, spendMost) && left() > best) {
                best = left();
                keep(qty);
                last = Math.min(i + lotsTried, LONGEST * lotsTried);
            }
            qty += step;
        }
        return false;
    }

    /** Whether a quantity gains more than the best if nothing is rounded. */
    private boolean mayGain(long qty) {
        double gain = walk.gain(buy ? 1 : count, stretches.base(qty));
        boolean more = stretches.quote(gain) * (1 + (double) grossE8 / Instrument.E8) >= best + 1;
        // What gains too little need not be priced to say so; what the book or a pool does not hold is another matter.
        priced |= !more && gain > Double.NEGATIVE_INFINITY;
        return more;
    }

    /** A quantity, not on the lot; {@link #NO_EDGE} when not even the first sliver gains. */
    private long proposal(long spendMost, int scale) {
        boolean gains = walk.best(count + 1, 1, spendMost * BookStretches.ten(scale)) > 0;
        return gains ? stretches.qty(walk.flow(buy ? 1 : count)) : NO_EDGE;
    }

    /** Decimals that the quote asset has more on chain. */
    private static int quoteScale(BookAmmRoute route) {
        return route.quoteDecimals() - route.instrument().quote().decimals();
    }

    private void keep(long qty) {
        sizing.qty = qty;
        sizing.px = book.limitPx();
        sizing.notional = book.notional();
        sizing.fee = book.fee();
        sizing.spend = spend;
        sizing.receive = receive;
        for (int i = 0; i <= count; i++) {
            sizing.amount[i].set(amount[i]);
        }
    }

    /** Sets {@link #spend} and {@link #receive} of a quantity; false when it cannot be traded. */
    private boolean price(BookAmmRoute route, long qty, long spendMost) {
        Instrument instrument = route.instrument();
        if (!book.walk(qty) || book.accepts(qty) != qty) {
            return false;
        }
        boolean traded = buy ? intoPools(route, instrument) : outOfPools(route, instrument);
        boolean dear = traded && spend > spendMost;
        tooDear |= dear;
        priced |= traded && !dear;
        return traded && !dear;
    }

    /** What the book brought goes into the pools. */
    private boolean intoPools(BookAmmRoute route, Instrument instrument) {
        if (!toChain(book.yielded(), instrument.base().decimals(), route.baseDecimals(), false, amount[0])) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (hops[i].out(amount[i], amount[i + 1]) != AmmVerdict.OK) {
                return false;
            }
        }
        spend = book.paid();
        receive = chain.fromChain(amount[count], route.quoteDecimals(), instrument.quote().decimals(), false);
        return receive != Wide.OVERFLOW;
    }

    /** The least goes into the pools that brings what the book is paid. */
    private boolean outOfPools(BookAmmRoute route, Instrument instrument) {
        if (!toChain(book.paid(), instrument.base().decimals(), route.baseDecimals(), true, amount[count])) {
            return false;
        }
        for (int i = count; i > 0; i--) {
            if (hops[i - 1].leastIn(amount[i], amount[i - 1]) != AmmVerdict.OK) {
                return false;
            }
        }
        for (int i = 0; i < count; i++) {
            units.set(amount[i + 1]);
            if (hops[i].out(amount[i], amount[i + 1]) != AmmVerdict.OK || amount[i + 1].compare(units) < 0) {
                return false;
            }
        }
        spend = chain.fromChain(amount[0], route.quoteDecimals(), instrument.quote().decimals(), true);
        receive = book.yielded();
        return spend != Wide.OVERFLOW;
    }

    private boolean toChain(long value, int decimals, int onChain, boolean up, U256 into) {
        chain.toChain(value, decimals, onChain, up, into);
        return !into.isZero();
    }
}
