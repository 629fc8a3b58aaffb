package arbd.daemon.decide;

import arbd.execution.order.Wallets;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.route.Limits;
import arbd.route.QuoteTable;
import arbd.route.Route;
import arbd.route.RouteSizer;
import arbd.route.Sizing;
import arbd.route.SizingVerdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The naive twin of {@link Selection}: tries every order of every subset of routes, each route whole or cut to a part
 * of what it may spend, on books that are made anew for every step, and keeps the most profit. Only for a handful of
 * routes.
 */
final class BestSet {
    private final StarMarket market;
    private final List<Integer> routes;
    private final int[] parts;
    private long most;

    /**
     * Over these routes.
     *
     * @param parts each route may spend 1/part of its bound: 1 = only whole
     */
    BestSet(StarMarket market, List<Integer> routes, int... parts) {
        this.market = market;
        this.routes = routes;
        this.parts = parts;
    }

    long profit() {
        go(new ArrayList<>(), 0);
        return most;
    }

    private void go(List<Sizing> taken, long profit) {
        most = Math.max(most, profit);
        for (int route : routes) {
            if (taken.stream().noneMatch(sizing -> sizing.route == route)) {
                for (int part : parts) {
                    Sizing next = size(route, taken, part);
                    if (next != null) {
                        List<Sizing> more = new ArrayList<>(taken);
                        more.add(next);
                        go(more, profit + next.profit);
                    }
                }
            }
        }
    }

    /** Sizes of a route behind the others, null = it does not fit. */
    Sizing size(int route, List<Sizing> taken, int part) {
        int orders = 0;
        int[] rate = new int[market.table.venues().size()];
        long naked = 0;
        for (Sizing sizing : taken) {
            orders += sizing.legs;
            naked += Math.max(sizing.spend, sizing.receive) * (sizing.legs - 1);
            count(sizing.route, rate);
        }
        Route wanted = market.routes.get(route);
        count(route, rate);
        for (int venue = 0; venue < rate.length; venue++) {
            if (rate[venue] > market.settings.orderBudgets()[venue][0].orders()) {
                return null;
            }
        }
        if (orders + wanted.legs().size() > market.settings.ordersMax()) {
            return null;
        }
        QuoteTable quotes = new QuoteTable(market.table);
        market.ticks.forEach(tick -> quotes.apply(reduced(tick, taken)));
        Limits limits = new Limits();
        limits.fundEveryLeg = true;
        limits.funds = wallets(taken);
        limits.edgeMinPpm = market.settings.edgeMinPpm()[wanted.kind().ordinal()];
        long room = (market.settings.nakedMax()[StarMarket.USDT] - naked) / (wanted.legs().size() - 1);
        long bound = market.settings.notionalMax()[wanted.kind().ordinal()][StarMarket.USDT];
        limits.notionalMax = Math.min(bound, room) / part;
        RouteSizer sizer = new RouteSizer(market.routes, quotes);
        Sizing sizing = sizer.size(route, limits);
        while (sizing.verdict == SizingVerdict.OK && uncovered(sizing, limits)) {
            sizing = sizer.size(route, limits);
        }
        boolean fits = sizing.verdict == SizingVerdict.OK && Math.max(sizing.spend, sizing.receive) <= room;
        return fits ? sizing : null;
    }

    /** Bounds the first leg whose wallet could not pay for all of it at its limit price. */
    private boolean uncovered(Sizing sizing, Limits limits) {
        for (int leg = 0; leg < sizing.legs; leg++) {
            Instrument traded = market.table.get(market.routes.instrument(sizing.route, leg));
            boolean buys = market.routes.side(sizing.route, leg) == Side.BUY;
            long free = limits.funds.available(traded.venue().id(), (buys ? traded.quote() : traded.base()).id());
            long qty = sizing.qty[leg];
            while (spend(traded, buys, sizing.px[leg], qty) > free) {
                qty -= traded.qtyIncrement();
            }
            if (qty < sizing.qty[leg]) {
                limits.qtyMax[leg] = qty;
                return true;
            }
        }
        return false;
    }

    /** What an order may spend at most. */
    static long spend(Instrument traded, boolean buys, long px, long qty) {
        if (!buys) {
            return Money.baseCeil(traded, qty);
        }
        long notional = Money.notionalCeil(traded, px, qty);
        return notional + (traded.feeSide() == FeeSide.QUOTE ? Money.fee(notional, traded.takerFeeE8()) : 0);
    }

    private void count(int route, int[] rate) {
        market.routes.get(route).legs().forEach(
                leg -> rate[market.table.get(leg.instrument()).venue().id()]++);
    }

    private Wallets wallets(List<Sizing> taken) {
        Wallets wallets = new Wallets(market.table);
        for (int venue = 0; venue < market.balance.length; venue++) {
            for (int asset = 0; asset < 3; asset++) {
                wallets.observe(TestMarket.balance(venue, asset, market.balance[venue][asset]));
            }
        }
        for (Sizing sizing : taken) {
            for (int leg = 0; leg < sizing.legs; leg++) {
                wallets.promise(market.routes.instrument(sizing.route, leg),
                        market.routes.side(sizing.route, leg) == Side.BUY, sizing.px[leg], 0, sizing.qty[leg]);
            }
        }
        return wallets;
    }

    private Tick reduced(Tick tick, List<Sizing> taken) {
        Tick left = new Tick();
        left.type = Tick.DEPTH;
        left.instrument = tick.instrument;
        left.receivedNanos = tick.receivedNanos;
        left.bids = reduce(tick.bids, tick, left, Side.SELL, taken);
        left.asks = reduce(tick.asks, tick, left, Side.BUY, taken);
        return left;
    }

    private int reduce(int levels, Tick from, Tick to, Side side, List<Sizing> taken) {
        long gone = 0;
        for (Sizing sizing : taken) {
            for (int leg = 0; leg < sizing.legs; leg++) {
                boolean here = market.routes.instrument(sizing.route, leg) == from.instrument
                        && market.routes.side(sizing.route, leg) == side;
                gone += here ? sizing.qty[leg] : 0;
            }
        }
        int kept = 0;
        for (int level = 0; level < levels; level++) {
            long qty = StarMarket.levels(from, side)[1][level];
            long rest = Math.max(0, qty - gone);
            gone = Math.max(0, gone - qty);
            if (rest > 0) {
                StarMarket.levels(to, side)[0][kept] = StarMarket.levels(from, side)[0][level];
                StarMarket.levels(to, side)[1][kept++] = rest;
            }
        }
        return kept;
    }

    /** For people. */
    String words(Sizing sizing) {
        Instrument first = market.table.get(market.routes.instrument(sizing.route, 0));
        return market.routes.get(sizing.route).title() + " " + sizing.qty[0] + " of " + first.title();
    }
}
