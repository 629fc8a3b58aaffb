package arbd.route;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Prices every lot multiple of every leg, follows every size of the first leg, and keeps the best. Searches only. */
final class BruteForceSize {
    private static final long E8 = 100_000_000L;

    final RandomRoute market;
    final Route route;
    final List<Leg> flow;
    final List<List<Fill>> fills = new ArrayList<>();
    /** Whether a book in which something is turned did not hold what some sizes need. */
    boolean tooThin;
    private final Limits limits;
    private final RandomCosts costs;

    /** One order of a leg. */
    record Fill(long qty, long paid, long yielded, long notional, long fee, long worst, boolean allowed) {
    }

    /** One size, followed through; what the costs beyond the fills are. */
    record Outcome(List<Fill> fills, long spend, long receive, long tokens, long funding, long shadow, long haircut,
                   long others) {
        long net() {
            return receive - spend - tokens - funding - shadow - haircut - others;
        }

        BigInteger score(long edgeMinPpm) {
            return big(net()).multiply(big(1_000_000)).subtract(big(spend).multiply(big(edgeMinPpm)));
        }

        boolean confirmed(long edgeMinPpm) {
            return net() > 0 && score(edgeMinPpm).signum() >= 0;
        }
    }

    BruteForceSize(RandomRoute market) {
        this.market = market;
        this.route = market.routes.get(0);
        this.limits = market.limits;
        this.costs = market.costs;
        this.flow = new ArrayList<>(route.legs());
        if (route.kind() == RouteKind.BASIS && flow.get(0).side() == Side.SELL) {
            Collections.reverse(flow);
        }
        for (int at = 0; at < flow.size(); at++) {
            fills.add(allFills(at));
        }
    }

    /** Every size of the first leg that can be followed through. */
    List<Outcome> all() {
        return fills.get(0).stream().filter(Fill::allowed).map(this::follow).filter(Objects::nonNull).toList();
    }

    /** The best by net gain less the least edge; null when there is none. */
    Outcome best() {
        return best(all());
    }

    Outcome best(List<Outcome> all) {
        Outcome best = null;
        for (Outcome outcome : all) {
            best = better(outcome, best);
        }
        return best;
    }

    /** The best over all lots of all legs, each paid for by the one before. */
    Outcome bestOfAll() {
        return bestOfAll(new ArrayList<>());
    }

    private Outcome bestOfAll(List<Fill> chosen) {
        int at = chosen.size();
        if (at == flow.size()) {
            return outcome(List.copyOf(chosen));
        }
        Outcome best = null;
        for (Fill fill : fills.get(at)) {
            if (!fill.allowed || at > 0 && fill.paid > into(at, chosen.get(at - 1).yielded)) {
                continue;
            }
            chosen.add(fill);
            Outcome outcome = bestOfAll(chosen);
            chosen.remove(at);
            best = better(outcome, best);
        }
        return best;
    }

    /** Of equals the one that spends less. */
    private Outcome better(Outcome one, Outcome best) {
        if (one == null || best == null) {
            return one == null ? best : one;
        }
        int more = limits.edgeMinPpm == 0 ? Long.compare(one.net(), best.net())
                : one.score(limits.edgeMinPpm).compareTo(best.score(limits.edgeMinPpm));
        return more > 0 || more == 0 && one.spend < best.spend ? one : best;
    }

    /** As much as is paid for, leg by leg; then as little as still pays for the next, from the last one back. */
    Outcome follow(Fill first) {
        List<Fill> chosen = new ArrayList<>(List.of(first));
        for (int at = 1; at < flow.size(); at++) {
            long budget = into(at, chosen.get(at - 1).yielded);
            Fill most = null;
            for (Fill fill : fills.get(at)) {
                most = fill.allowed && fill.paid <= budget ? fill : most;
            }
            if (most == null) {
                return null;
            }
            chosen.add(most);
        }
        for (int at = flow.size() - 1; at > 0; at--) {
            for (Fill fill : fills.get(at - 1)) {
                if (fill.allowed && into(at, fill.yielded) >= chosen.get(at).paid) {
                    chosen.set(at - 1, fill);
                    break;
                }
            }
        }
        return outcome(chosen);
    }

    Outcome outcome(List<Fill> chosen) {
        Asset settlement = route.settlement();
        Fill last = chosen.get(chosen.size() - 1);
        long spend = scaled(chosen.get(0).paid, spent(0), settlement, true);
        long receive = converts() ? turned(last.yielded, market.instruments.get(market.converterId),
                brought(flow.size() - 1)) : scaled(last.yielded, brought(flow.size() - 1),
                settlement, false);
        long haircut = receive < 0 ? -1 : haircut(chosen, receive);
        if (haircut < 0) {
            tooThin = true;
            return null;
        }
        long tokens = 0;
        long funding = 0;
        for (int at = 0; at < chosen.size(); at++) {
            int leg = leg(at);
            if (costs.token[leg]) {
                long fee = charge(receive, costs.feeE8[leg]);
                tokens += fee <= 0 ? fee : mulDiv(fee, market.quotes.px(market.tokenBookId, Side.BUY, 0),
                        market.quotes.px(market.tokenBookId, Side.SELL, 0), true);
            }
            if (instrument(at).kind() != Kind.SPOT) {
                long notional = scaled(chosen.get(at).notional, instrument(at).quote(), settlement, true);
                funding += charge(notional, fundingE8(leg) * (flow.get(at).side() == Side.BUY ? 1 : -1));
            }
        }
        long others = costs.flat + charge(spend, costs.premiumE8) + charge(receive, costs.slippageE8)
                + charge(receive, costs.decayE8) + charge(receive, costs.borrowE8) + charge(receive, costs.exitE8);
        return new Outcome(chosen, spend, receive, tokens, funding, shadow(chosen, receive), haircut,
                others);
    }

    /** Payments counted one by one. */
    long fundingE8(int leg) {
        long at = costs.fundingNextNanos[leg];
        while (at <= limits.wallNanos) {
            at += costs.fundingIntervalNanos[leg];
        }
        long sum = 0;
        for (; at <= limits.wallNanos + costs.holdNanos; at += costs.fundingIntervalNanos[leg]) {
            sum += costs.fundingE8[leg];
        }
        return Math.max(-E8 / 10, Math.min(E8 / 10, sum));
    }

    private long shadow(List<Fill> chosen, long receive) {
        long sum = 0;
        int last = flow.size() - 1;
        for (int at = 0; at <= last; at++) {
            boolean spot = instrument(at).kind() == Kind.SPOT;
            boolean comes = at == 0 ? passes(last, 0) : passes(at - 1, at);
            boolean goes = at == last ? passes(last, 0) : passes(at, at + 1);
            sum += spot && !comes ? moved(at, spent(at), -chosen.get(at).paid, receive) : 0;
            sum += spot && !goes ? moved(at, brought(at), chosen.get(at).yielded, receive) : 0;
        }
        return sum;
    }

    private boolean passes(int from, int to) {
        return instrument(from).kind() == Kind.SPOT && instrument(to).kind() == Kind.SPOT
                && instrument(from).venue().id() == instrument(to).venue().id()
                && brought(from).id() == spent(to).id();
    }

    private long moved(int at, Asset asset, long units, long receive) {
        int slot = instrument(at).venue().id() * RandomRoute.ASSETS + asset.id();
        if (units == 0) {
            return 0;
        }
        long off = costs.balance[slot] - costs.target[slot];
        long further = Math.abs(off + units) - Math.abs(off);
        boolean up = further >= 0;
        long priced = mulDiv(mulDiv(receive, costs.shadowE8[slot], E8, up), Math.abs(further), Math.abs(units), up);
        return up ? priced : -priced;
    }

    boolean converts() {
        return costs.converts && brought(flow.size() - 1).id() != route.settlement().id();
    }

    /** What is not what it counts as is turned into that, or out of it; -1 = a book does not hold so much. */
    private long haircut(List<Fill> chosen, long receive) {
        long fixed = 0;
        long sum = 0;
        for (int at = 0; at < flow.size(); at++) {
            Asset from = brought(at);
            Asset to = spent((at + 1) % flow.size());
            if (from.id() == to.id() || at == flow.size() - 1 && converts()) {
                continue;
            }
            long amount = chosen.get(at).yielded;
            for (Asset row : List.of(from, to)) {
                if (market.as[row.id()] == row.id()) {
                    continue;
                }
                if (market.through[row.id()] < 0) {
                    fixed += market.leastE8[row.id()];
                    continue;
                }
                int pays = row == from ? row.id() : market.as[row.id()];
                long turned = turned(amount, market.instruments.get(market.through[row.id()]),
                        market.instruments.assets().get(pays));
                if (turned < 0) {
                    return -1;
                }
                long lost = amount == 0 ? 0 : mulDiv(receive, Math.max(0, amount - turned), amount, true);
                sum += Math.max(lost, charge(receive, market.leastE8[row.id()]));
                amount = turned;
            }
        }
        return sum + charge(receive, fixed);
    }

    /** Level by level, as much of each as is left. */
    private long turned(long amount, Instrument book, Asset pays) {
        Side side = book.base().id() == pays.id() ? Side.SELL : Side.BUY;
        long rest = amount;
        long sum = 0;
        long upTo = 0;
        Fill before = new Fill(0, 0, 0, 0, 0, 0, true);
        for (int level = 0; level < market.quotes.count(book.id(), side); level++) {
            upTo += market.quotes.qty(book.id(), side, level);
            Fill whole = fill(book, side, upTo, book.takerFeeE8());
            long paid = whole.paid - before.paid;
            long yielded = whole.yielded - before.yielded;
            if (rest < paid) {
                return sum + mulDiv(rest, yielded, paid, false);
            }
            rest -= paid;
            sum += yielded;
            before = whole;
        }
        return rest == 0 ? sum : -1;
    }

    private List<Fill> allFills(int at) {
        List<Fill> all = new ArrayList<>();
        long visible = 0;
        for (int level = 0; level < market.quotes.count(flow.get(at).instrument(), flow.get(at).side()); level++) {
            visible += market.quotes.qty(flow.get(at).instrument(), flow.get(at).side(), level);
        }
        long lot = instrument(at).qtyIncrement();
        for (long qty = lot; qty <= visible; qty += lot) {
            all.add(allowed(at, fill(instrument(at), flow.get(at).side(), qty,
                    costs.token[leg(at)] ? 0 : costs.feeE8[leg(at)])));
        }
        return all;
    }

    Fill fill(Instrument instrument, Side side, long qty, long feeE8) {
        boolean buy = side == Side.BUY;
        boolean baseFee = buy && instrument.feeSide() == FeeSide.RECEIVED && instrument.kind() == Kind.SPOT;
        long notional = 0;
        long fee = 0;
        long base = 0;
        long rest = qty;
        long worst = 0;
        for (int level = 0; rest > 0; level++) {
            worst = market.quotes.px(instrument.id(), side, level);
            long take = Math.min(rest, market.quotes.qty(instrument.id(), side, level));
            long value = notional(instrument, worst, take, buy);
            long units = scaled(take, instrument.qtyDecimals(), instrument.base().decimals(), false);
            notional += value;
            base += units;
            fee += charge(baseFee ? units : value, feeE8);
            rest -= take;
        }
        long sold = scaled(qty, instrument.qtyDecimals(), instrument.base().decimals(), true);
        return new Fill(qty, buy ? notional + (baseFee ? 0 : fee) : sold, buy ? base - (baseFee ? fee : 0)
                : notional - fee, notional, fee, worst, true);
    }

    private Fill allowed(int at, Fill fill) {
        Instrument instrument = instrument(at);
        boolean buy = flow.get(at).side() == Side.BUY;
        boolean perp = instrument.kind() != Kind.SPOT;
        boolean settles = instrument.quote().id() == route.settlement().id() || at == flow.size() - 1 && !buy;
        long valued = notional(instrument, buy ? market.quotes.px(instrument.id(), Side.BUY, 0) : fill.worst,
                fill.qty, false);
        long up = 0;
        long rest = fill.qty;
        for (int level = 0; rest > 0; level++) {
            long take = Math.min(rest, market.quotes.qty(instrument.id(), flow.get(at).side(), level));
            up += notional(instrument, market.quotes.px(instrument.id(), flow.get(at).side(), level), take, true);
            rest -= take;
        }
        boolean fed = at > 0 && passes(at - 1, at) && !limits.fundEveryLeg;
        long free = limits.funds.available(instrument.venue().id(), spent(at).id());
        long settled = limits.notionalMax == Long.MAX_VALUE ? Long.MAX_VALUE
                : scaled(limits.notionalMax, route.settlement(), instrument.quote(), false);
        boolean allowed = fill.qty >= instrument.minQty() && valued >= instrument.minNotional()
                && fill.qty <= limits.qtyMax[leg(at)]
                && (!perp || up <= limits.perpNotionalMax)
                && (!settles || up <= settled)
                && (at > 0 || fill.paid <= limits.notionalMax)
                && (perp || fed || fill.paid <= free);
        return new Fill(fill.qty, fill.paid, fill.yielded, fill.notional, fill.fee, fill.worst, allowed);
    }

    /** Place of a leg in the route, by its place in the flow. */
    int leg(int at) {
        return route.legs().indexOf(flow.get(at));
    }

    Instrument instrument(int at) {
        return market.instruments.get(flow.get(at).instrument());
    }

    Asset spent(int at) {
        return flow.get(at).side() == Side.BUY ? instrument(at).quote() : instrument(at).base();
    }

    Asset brought(int at) {
        return flow.get(at).side() == Side.BUY ? instrument(at).base() : instrument(at).quote();
    }

    private long into(int at, long units) {
        return scaled(units, brought(at - 1), spent(at), false);
    }

    private static long notional(Instrument instrument, long px, long qty, boolean up) {
        int shift = instrument.quote().decimals() - instrument.pxDecimals() - instrument.qtyDecimals();
        return shift >= 0
                ? mulDiv(Math.multiplyExact(px, qty), power(shift), 1, up)
                : mulDiv(px, qty, power(-shift), up);
    }

    static long scaled(long units, Asset from, Asset to, boolean up) {
        return scaled(units, from.decimals(), to.decimals(), up);
    }

    private static long scaled(long units, int from, int to, boolean up) {
        if (from == to) {
            return units;
        }
        return from < to ? Math.multiplyExact(units, power(to - from)) : mulDiv(units, 1, power(from - to), up);
    }

    static long charge(long amount, long rateE8) {
        return rateE8 >= 0 ? mulDiv(amount, rateE8, E8, true) : -mulDiv(amount, -rateE8, E8, false);
    }

    static long mulDiv(long a, long b, long c, boolean up) {
        if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
            long quotient = a * b / c;
            return up && a * b != quotient * c ? quotient + 1 : quotient;
        }
        BigInteger[] parts = big(a).multiply(big(b)).divideAndRemainder(big(c));
        return parts[0].longValueExact() + (up && parts[1].signum() != 0 ? 1 : 0);
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
