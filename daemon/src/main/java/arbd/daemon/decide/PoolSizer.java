package arbd.daemon.decide;

import arbd.daemon.decide.PoolSettings.ChainCosts;
import arbd.execution.order.Wallets;
import arbd.execution.risk.Verdict;
import arbd.market.Instrument;
import arbd.market.Side;
import arbd.market.Wide;
import arbd.route.AmmLimits;
import arbd.route.AmmOpportunities;
import arbd.route.AmmRoute;
import arbd.route.AmmRoute.AmmLeg;
import arbd.route.AmmSizing;
import arbd.route.AmmSizingVerdict;
import arbd.route.BookAmmLimits;
import arbd.route.BookAmmRoute;
import arbd.route.BookAmmSizer;
import arbd.route.BookAmmSizing;
import arbd.route.ChainUnits;
import arbd.route.PoolBreakdown;
import arbd.route.PoolRouteKind;
import arbd.route.PoolRoutes;
import arbd.route.Sizing;

/**
 * Sizes one route over pools within its bounds, and for a book's leg within the free balance of the book's venue; says
 * what it costs, and what is left in units of the settlement asset. No loan pays for a book's leg, so a flash premium
 * is of cycles alone. Owned by decide; allocates nothing.
 */
final class PoolSizer {
    private static final long PPM = 1_000_000;
    private static final long E8_PER_PPM = Instrument.E8 / PPM;
    /** Lots that are priced on each side of a proposal. */
    private static final int LOTS_TRIED = 8;

    private final DecisionSettings settings;
    private final PoolSettings numbers;
    private final PoolRoutes routes;
    private final Wallets wallets;
    private final AmmOpportunities cycles;
    private final BookAmmSizer books;
    private final GasPrices gas;
    private final PoolBreakdown breakdown;
    private final ChainUnits chain = new ChainUnits();
    private final AmmLimits limits = new AmmLimits();
    private final BookAmmLimits bookLimits = new BookAmmLimits();
    private final Sizing sizing = new Sizing();
    private boolean sized;

    PoolSizer(DecisionSettings settings, Books books) {
        this.settings = settings;
        this.numbers = settings.pools();
        this.routes = books.routes.pools();
        this.wallets = books.wallets;
        this.cycles = books.poolEdges.amm();
        this.books = routes.bookAmm() == null ? null
                : new BookAmmSizer(routes.bookAmm(), books.quotes, books.pools, LOTS_TRIED);
        this.gas = new GasPrices(settings, books.quotes);
        this.breakdown = new PoolBreakdown(books.pools, books.quotes);
    }

    /** Sizes a route; {@link Verdict#NO_EXECUTION} when nothing but that speaks against it. */
    Verdict size(int route, long nowNanos) {
        sized = false;
        sizing.route = route;
        PoolRouteKind kind = routes.kind(route);
        int settlement = routes.settlement(route).id();
        long most = numbers.notionalMax()[kind.ordinal()][settlement];
        if (most <= 0) {
            return Verdict.ORDER_NOTIONAL;
        }
        Verdict verdict = kind == PoolRouteKind.AMM
                ? cycle(routes.of(route), most, nowNanos) : againstBook(routes.of(route), most, nowNanos);
        boolean large = Math.max(sizing.spend, sizing.receive) > settings.orderNotionalMax()[settlement];
        return verdict == Verdict.NO_EXECUTION && large ? Verdict.ORDER_NOTIONAL : verdict;
    }

    /** What was sized last, in units of assets; overwritten by the next call. */
    Sizing sizing() {
        return sizing;
    }

    /** Whether there are numbers to tell of it. */
    boolean sized() {
        return sized;
    }

    private Verdict cycle(int position, long most, long nowNanos) {
        AmmRoute route = routes.amm().get(position);
        AmmLeg first = route.legs().get(0);
        int venue = first.pool().venue().id();
        long costs = gas.of(venue, route.legs().size(), route.settlement().id(), nowNanos);
        if (costs == GasPrices.NONE) {
            return Verdict.NO_GAS_PRICE;
        }
        ChainCosts rates = numbers.chains()[venue];
        int decimals = route.settlement().decimals();
        int onChain = first.pool().decimalsPaid(first.zeroForOne());
        chain.toChain(most, decimals, onChain, false, limits.amountMost);
        chain.toChain(costs, decimals, onChain, true, limits.gas);
        limits.tipE8 = rates.tipE8();
        limits.premiumE8 = rates.flashPremiumE8();
        limits.leastE8 = leastPpm(PoolRouteKind.AMM) * E8_PER_PPM;
        AmmSizing found = cycles.size(position, limits);
        sized = counted(found.verdict) && breakdown.fill(route, found, sizing);
        return verdict(found.verdict, PoolRouteKind.AMM);
    }

    private Verdict againstBook(int position, long most, long nowNanos) {
        BookAmmRoute route = routes.bookAmm().get(position);
        int venue = route.legs().get(0).pool().venue().id();
        long costs = gas.of(venue, route.legs().size(), route.instrument().quote().id(), nowNanos);
        if (costs == GasPrices.NONE) {
            return Verdict.NO_GAS_PRICE;
        }
        bookLimits.spendMost = most;
        bookLimits.gas = costs;
        bookLimits.tipE8 = numbers.chains()[venue].tipE8();
        bookLimits.leastE8 = leastPpm(PoolRouteKind.BOOK_AMM) * E8_PER_PPM;
        Verdict verdict = covered(position, route);
        if (verdict != Verdict.NO_EXECUTION && bookLimits.qtyMost != Long.MAX_VALUE) {
            bookLimits.qtyMost = Long.MAX_VALUE;
            Verdict unbounded = sizeBook(position, route);
            return unbounded == Verdict.NO_EXECUTION ? Verdict.NO_BALANCE : unbounded;
        }
        return verdict;
    }

    /** Within what the wallet covers at the worst price that the order may be filled at. */
    private Verdict covered(int position, BookAmmRoute route) {
        int book = route.instrument().id();
        boolean buys = route.side() == Side.BUY;
        bookLimits.qtyMost = buys ? Long.MAX_VALUE : wallets.covered(book, false, 0);
        BookAmmSizing found = books.size(position, bookLimits);
        if (buys && counted(found.verdict)) {
            long most = wallets.covered(book, true, found.px);
            if (found.qty > most) {
                // Less at a better limit price: one more pass is enough.
                bookLimits.qtyMost = most;
                return sizeBook(position, route);
            }
        }
        return told(route, found);
    }

    private Verdict sizeBook(int position, BookAmmRoute route) {
        return told(route, books.size(position, bookLimits));
    }

    private Verdict told(BookAmmRoute route, BookAmmSizing found) {
        sized = counted(found.verdict) && breakdown.fill(route, found, sizing);
        return verdict(found.verdict, PoolRouteKind.BOOK_AMM);
    }

    private static boolean counted(AmmSizingVerdict verdict) {
        return verdict == AmmSizingVerdict.OK || verdict == AmmSizingVerdict.NO_EDGE_AFTER_COSTS;
    }

    /** What is left is checked again in units of the settlement asset: turning amounts into them may have taken it. */
    private Verdict verdict(AmmSizingVerdict found, PoolRouteKind kind) {
        return switch (found) {
            case OK -> !sized ? Verdict.BEYOND_WINDOW : wanted(kind)
                    ? Verdict.NO_EXECUTION : Verdict.NO_EDGE_AFTER_ROUNDING;
            // Its first sliver is worth the least edge, so it is the costs that take it.
            case NO_EDGE, NO_EDGE_AFTER_COSTS -> Verdict.NO_EDGE_AFTER_COSTS;
            case NOT_SANE -> Verdict.STALE_QUOTE;
            case NOT_PRICED -> Verdict.BEYOND_WINDOW;
            case BELOW_MINIMUM -> Verdict.BELOW_MINIMUM;
            case NO_EDGE_AFTER_ROUNDING -> Verdict.NO_EDGE_AFTER_ROUNDING;
        };
    }

    private boolean wanted(PoolRouteKind kind) {
        return sizing.net > 0 && Wide.compareProducts(sizing.net, PPM, sizing.spend, leastPpm(kind)) >= 0;
    }

    private long leastPpm(PoolRouteKind kind) {
        return numbers.edgeMinPpm()[kind.ordinal()];
    }
}
