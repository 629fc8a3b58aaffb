package arbd.daemon.decide;

import arbd.amm.PoolTable;
import arbd.execution.order.Arbitrages;
import arbd.execution.order.LegFlows;
import arbd.execution.order.OpenOrders;
import arbd.execution.order.Wallets;
import arbd.execution.risk.NakedExposure;
import arbd.market.AccountFee;
import arbd.market.Asset;
import arbd.market.Side;
import arbd.market.StateHash;
import arbd.route.FoundRoutes;
import arbd.route.FundingTable;
import arbd.route.PoolRoutes;
import arbd.route.QuoteTable;
import arbd.route.Route;
import arbd.route.RouteCosts;
import arbd.route.RouteFilter;
import arbd.route.RouteTable;
import java.util.Arrays;

/**
 * What decide knows: the market, its orders, what they moved, what it owns and which edges it follows. Owned by decide.
 */
final class Books {
    final DecisionSettings settings;
    final RouteTable routes;
    final FoundRoutes found;
    final QuoteTable quotes;
    final FundingTable funding;
    final PoolTable pools;
    final RouteCosts costs;
    final RouteFilter filter;
    final PoolEdges poolEdges;
    final OpenOrders orders;
    final Arbitrages arbitrages;
    final LegFlows flows;
    final Wallets wallets;
    final NakedExposure naked;
    final EdgeMarks marks;
    final Tally tally;
    /** Largest rate that a fill was charged beyond what was assumed, by instrument and side. */
    private final long[] paidE8;

    Books(DecisionSettings settings, RouteTable routes) {
        int capacity = ordersCapacity(settings);
        this.settings = settings;
        this.routes = routes.growing(Recovered.ORDERS_MAX);
        this.found = new FoundRoutes(this.routes);
        this.quotes = new QuoteTable(routes.instruments());
        this.funding = new FundingTable(routes.instruments());
        this.pools = new PoolTable(routes.pools().pools());
        this.costs = settings.costs().apply(this.routes);
        quotes.charge(costs);
        this.filter = new RouteFilter(this.routes, quotes);
        this.poolEdges = new PoolEdges(routes.pools(), quotes, pools);
        this.orders = new OpenOrders(capacity, OrderDesk.NOT_FOUND_AFTER_NANOS);
        this.arbitrages = new Arbitrages(routes.instruments(), capacity);
        this.flows = new LegFlows(routes.instruments(), capacity);
        this.wallets = new Wallets(routes.instruments());
        costs.setInventory(wallets);
        this.naked = new NakedExposure(quotes, Worth.settlements(this.routes).mapToInt(Asset::id).distinct().toArray());
        this.paidE8 = new long[routes.instruments().size() * 2];
        Arrays.fill(paidE8, Long.MIN_VALUE);
        this.tally = new Tally(routes.instruments().assets().size(), routes.instruments().venues().size());
        this.marks = new EdgeMarks(this::edgePpm, this.routes.capacity(), routes.pools().size(),
                EdgeMarks.CAPACITY, tally);
    }

    /**
     * A venue's word on what the account is charged: it counts as it is, but never less than a fill was charged. Where
     * the venue did not tell, what counts so far goes on to count.
     */
    void charged(AccountFee fee) {
        if (!fee.told()) {
            return;
        }
        setFee(fee.instrument, Side.BUY, Math.max(fee.buyE8, paidE8[fee.instrument * 2]));
        setFee(fee.instrument, Side.SELL, Math.max(fee.sellE8, paidE8[fee.instrument * 2 + 1]));
        quotes.charge(costs);
    }

    /** A fill was charged so much more: from now on nothing less is believed. */
    void charged(int instrument, Side side, long feeE8) {
        paidE8[instrument * 2 + side.ordinal()] = feeE8;
        if (feeE8 > costs.feeE8(instrument, side)) {
            setFee(instrument, side, feeE8);
            quotes.charge(costs);
        }
    }

    private void setFee(int instrument, Side side, long feeE8) {
        long bounded = Math.max(-RouteCosts.RATE_MAX_E8, Math.min(feeE8, RouteCosts.RATE_MAX_E8));
        costs.setFee(instrument, side, bounded);
        if (side == Side.BUY) {
            wallets.charge(instrument, bounded);
        }
    }

    /** What a route's edge is now, ppm, or {@link RouteFilter#NONE}. */
    private long edgePpm(int route) {
        return PoolRoutes.isPoolRoute(route) ? poolEdges.edgePpm(route) : filter.edgePpm(route);
    }

    /** Orders that fit: this life's and those carried over. */
    static int ordersCapacity(DecisionSettings settings) {
        return settings.ordersMax() + Recovered.ORDERS_MAX * Route.LEGS_MAX;
    }

    long foldInto(long hash) {
        long folded = pools.foldInto(funding.foldInto(quotes.foldInto(found.foldInto(hash))));
        long owned = flows.foldInto(arbitrages.foldInto(orders.foldInto(folded)));
        long charged = costs.foldFeesInto(marks.foldInto(wallets.foldInto(owned)));
        for (long paid : paidE8) {
            charged = StateHash.mix(charged, paid);
        }
        return charged;
    }
}
