package arbd.route;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tries every size of the first leg, in exact decimals and by search only. */
final class SizingTwin {
    private final RandomMarket market;
    private final Route route;
    private final Limits limits;
    private final List<Leg> flow;
    private final Map<Integer, List<Fill>> fills = new HashMap<>();

    /** Every lot multiple that the book holds, priced. */
    record Fill(long qty, BigInteger paid, BigInteger yielded, BigInteger notional, BigInteger notionalUp,
                BigInteger fee, long worst, boolean allowed, boolean accepted) {
    }

    /** One choice of the first leg, followed through. */
    record Outcome(List<Fill> fills, BigInteger spend, BigInteger receive, boolean accepted) {
        BigInteger profit() {
            return receive.subtract(spend);
        }

        boolean confirmed(long edgeMinPpm) {
            BigInteger needed = spend.multiply(BigInteger.valueOf(edgeMinPpm));
            return accepted && profit().signum() > 0
                    && profit().multiply(BigInteger.valueOf(1_000_000)).compareTo(needed) >= 0;
        }
    }

    SizingTwin(RandomMarket market, int route, Limits limits) {
        this.market = market;
        this.route = market.routes.get(route);
        this.limits = limits;
        this.flow = new ArrayList<>(this.route.legs());
        if (this.route.kind() == RouteKind.BASIS && flow.get(0).side() == Side.SELL) {
            Collections.reverse(flow);
        }
    }

    List<Leg> flow() {
        return flow;
    }

    List<Outcome> all() {
        List<Outcome> all = new ArrayList<>();
        for (Fill first : fills(0)) {
            if (first.allowed) {
                all.add(follow(first));
            }
        }
        return all;
    }

    Outcome at(long firstQty) {
        return follow(fills(0).stream().filter(fill -> fill.qty == firstQty).findFirst().orElseThrow());
    }

    private Outcome follow(Fill first) {
        List<Fill> chosen = new ArrayList<>(List.of(first));
        for (int at = 1; at < flow.size(); at++) {
            BigInteger budget = chosen.get(at - 1).yielded;
            Fill most = null;
            for (Fill fill : fills(at)) {
                if (fill.allowed && fill.accepted && fill.paid.compareTo(budget) <= 0) {
                    most = fill;
                }
            }
            if (most == null) {
                return new Outcome(chosen, first.paid, BigInteger.ZERO, false);
            }
            chosen.add(most);
        }
        for (int at = flow.size() - 1; at > 0; at--) {
            for (Fill fill : fills(at - 1)) {
                if (fill.allowed && fill.accepted && fill.yielded.compareTo(chosen.get(at).paid) >= 0) {
                    chosen.set(at - 1, fill);
                    break;
                }
            }
        }
        return new Outcome(chosen, chosen.get(0).paid, chosen.get(chosen.size() - 1).yielded, first.accepted);
    }

    private List<Fill> fills(int at) {
        return fills.computeIfAbsent(at, this::allFills);
    }

    private List<Fill> allFills(int at) {
        Instrument instrument = market.instruments.get(flow.get(at).instrument());
        List<Fill> all = new ArrayList<>();
        for (long qty = instrument.qtyIncrement();; qty += instrument.qtyIncrement()) {
            Fill fill = fill(at, qty);
            if (fill == null) {
                return all;
            }
            all.add(fill);
        }
    }

    /** One order of a leg, by its place in the flow; null when the book does not hold so much. */
    Fill fill(int at, long qty) {
        Leg leg = flow.get(at);
        Instrument instrument = market.instruments.get(leg.instrument());
        boolean buy = leg.side() == Side.BUY;
        boolean baseFee = buy && instrument.feeSide() == FeeSide.RECEIVED && instrument.kind() == Kind.SPOT;
        BigInteger notional = BigInteger.ZERO;
        BigInteger notionalUp = BigInteger.ZERO;
        BigInteger fee = BigInteger.ZERO;
        BigInteger base = BigInteger.ZERO;
        long rest = qty;
        long worst = 0;
        for (int level = 0; rest > 0 && level < market.quotes.count(leg.instrument(), leg.side()); level++) {
            worst = market.quotes.px(leg.instrument(), leg.side(), level);
            long take = Math.min(rest, market.quotes.qty(leg.instrument(), leg.side(), level));
            BigDecimal amount = BigDecimal.valueOf(take, instrument.qtyDecimals());
            BigDecimal value = amount.multiply(BigDecimal.valueOf(worst, instrument.pxDecimals()));
            BigInteger up = units(value, instrument.quote(), RoundingMode.CEILING);
            BigInteger down = units(value, instrument.quote(), RoundingMode.FLOOR);
            BigInteger received = units(amount, instrument.base(), RoundingMode.FLOOR);
            notional = notional.add(buy ? up : down);
            notionalUp = notionalUp.add(up);
            base = base.add(received);
            BigDecimal charged = new BigDecimal(baseFee ? received : buy ? up : down)
                    .multiply(BigDecimal.valueOf(instrument.takerFeeE8(), 8));
            fee = fee.add(charged.setScale(0, RoundingMode.CEILING).toBigInteger());
            rest -= take;
        }
        if (rest > 0) {
            return null;
        }
        BigDecimal atWorst = BigDecimal.valueOf(qty, instrument.qtyDecimals())
                .multiply(BigDecimal.valueOf(worst, instrument.pxDecimals()));
        BigDecimal atBest = BigDecimal.valueOf(qty, instrument.qtyDecimals()).multiply(BigDecimal.valueOf(
                market.quotes.px(leg.instrument(), leg.side(), 0), instrument.pxDecimals()));
        BigInteger valued = units(buy ? atBest : atWorst, instrument.quote(), RoundingMode.FLOOR);
        BigInteger sold = units(BigDecimal.valueOf(qty, instrument.qtyDecimals()), instrument.base(),
                RoundingMode.CEILING);
        BigInteger paid = buy ? notional.add(baseFee ? BigInteger.ZERO : fee) : sold;
        BigInteger yielded = buy ? base.subtract(baseFee ? fee : BigInteger.ZERO) : notional.subtract(fee);
        boolean accepted = qty >= instrument.minQty()
                && valued.compareTo(BigInteger.valueOf(instrument.minNotional())) >= 0;
        return new Fill(qty, paid, yielded, notional, notionalUp, fee, worst,
                allowed(at, leg, instrument, qty, paid, notionalUp), accepted);
    }

    private boolean allowed(int at, Leg leg, Instrument instrument, long qty, BigInteger paid, BigInteger notionalUp) {
        boolean settles = instrument.quote().id() == route.settlement().id();
        boolean perp = instrument.kind() != Kind.SPOT;
        Instrument before = market.instruments.get(flow.get(Math.max(0, at - 1)).instrument());
        boolean fed = at > 0 && before.kind() == Kind.SPOT && before.venue() == instrument.venue()
                && !limits.fundEveryLeg;
        Asset spent = leg.side() == Side.BUY ? instrument.quote() : instrument.base();
        long free = limits.funds.available(instrument.venue().id(), spent.id());
        return qty <= limits.qtyMax[route.legs().indexOf(leg)]
                && (!perp || notionalUp.compareTo(BigInteger.valueOf(limits.perpNotionalMax)) <= 0)
                && (!settles || notionalUp.compareTo(BigInteger.valueOf(limits.notionalMax)) <= 0)
                && (at > 0 || paid.compareTo(BigInteger.valueOf(limits.notionalMax)) <= 0)
                && (perp || fed || paid.compareTo(BigInteger.valueOf(free)) <= 0);
    }

    private static BigInteger units(BigDecimal amount, Asset asset, RoundingMode mode) {
        return amount.movePointRight(asset.decimals()).setScale(0, mode).toBigInteger();
    }
}
