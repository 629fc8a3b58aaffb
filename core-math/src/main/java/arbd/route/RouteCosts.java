package arbd.route;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Require;
import arbd.market.Side;
import arbd.market.StateHash;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a route costs beyond its books: dense by route or by instrument, set by configuration and by events, owned by
 * decide. Rates are in 1e-8 of an amount in the settlement asset: of what is received unless said otherwise, since that
 * is the larger of the two in every route that is taken. A leg that slips by some part loses about that part of what
 * the route receives in the end, so no prices of the assets in between are needed. Amounts are rounded against us.
 */
public final class RouteCosts {
    /** Oldest word of a venue about funding that still counts as income: it is told every second or three. */
    public static final long FUNDING_AGE_MAX_NANOS = 15_000_000_000L;
    /** Largest rate, either way: a tenth. */
    public static final long RATE_MAX_E8 = Instrument.E8 / 10;
    /** Most gas and tip. */
    public static final long FLAT_MAX = 100_000_000_000_000_000L;
    /** {@link #conversion} and {@link #feeToken} of those without. */
    public static final int NONE = -1;

    private final RouteTable routes;
    private final long[] flat;
    private final long[] premiumE8;
    private final long[] slippageE8;
    private final long[] decayE8;
    private final long[] borrowE8;
    private final long[] exitE8;
    private final long[] holdNanos;
    private final int[] conversion;
    private final long[] feeE8;
    private final int[] feeToken;
    private final long[] feeRounding;
    private final long[] fundingE8;
    private final long[] fundingIntervalNanos;
    private final long[] fundingNextNanos;
    private final long[] fundingToldNanos;
    private final long[] target;
    private final long[] shadowE8;
    private final int listed;
    private long foundSlippageE8;
    private long foundDecayE8;
    private boolean targets;
    private Funds inventory = (venue, asset) -> 0;

    /** No costs but the instruments' own fees. */
    public RouteCosts(RouteTable routes) {
        InstrumentTable table = routes.instruments();
        this.routes = routes;
        this.listed = routes.size();
        this.flat = new long[routes.capacity()];
        this.premiumE8 = new long[routes.capacity()];
        this.slippageE8 = new long[routes.capacity()];
        this.decayE8 = new long[routes.capacity()];
        this.borrowE8 = new long[routes.capacity()];
        this.exitE8 = new long[routes.capacity()];
        this.holdNanos = new long[routes.capacity()];
        this.conversion = new int[routes.capacity()];
        this.feeE8 = new long[table.size() * 2];
        this.feeToken = new int[table.size()];
        this.feeRounding = new long[table.size()];
        Arrays.fill(feeRounding, 1);
        this.fundingE8 = new long[table.size()];
        this.fundingIntervalNanos = new long[table.size()];
        this.fundingNextNanos = new long[table.size()];
        this.fundingToldNanos = new long[table.size()];
        this.target = new long[table.venues().size() * table.assets().size()];
        this.shadowE8 = new long[target.length];
        Arrays.fill(conversion, NONE);
        Arrays.fill(feeToken, NONE);
        for (Instrument instrument : table.instruments()) {
            feeE8[instrument.id() * 2] = instrument.takerFeeE8();
            feeE8[instrument.id() * 2 + 1] = instrument.takerFeeE8();
        }
    }

    /** The routes that this knows the costs of. */
    public RouteTable routes() {
        return routes;
    }

    /** Gas and tip of a route, units of its settlement asset, together at most {@link #FLAT_MAX}. */
    public void setFlat(int route, long gas, long tip) {
        if (gas < 0 || tip < 0 || gas > FLAT_MAX - tip) {
            throw new IllegalArgumentException("gas and tip must be 0.." + FLAT_MAX + ", were " + gas + " and " + tip);
        }
        flat[route] = gas + tip;
    }

    /** Premium of a flash loan, of what is spent. */
    public void setPremium(int route, long rateE8) {
        premiumE8[route] = cost(rateE8);
    }

    /** Slippage expected beyond the quoted levels: the sum over the legs. */
    public void setSlippage(int route, long rateE8) {
        slippageE8[route] = cost(rateE8);
    }

    /** What the edge is expected to lose until the orders arrive. */
    public void setDecay(int route, long rateE8) {
        decayE8[route] = cost(rateE8);
    }

    /** What routes that are found later are expected to lose: on each leg, and until the orders arrive. */
    public void setFound(long slippageEachE8, long decay) {
        foundSlippageE8 = cost(slippageEachE8);
        foundDecayE8 = cost(decay);
    }

    /** Interest until the expected exit on what a route borrows. */
    public void setBorrow(int route, long rateE8) {
        borrowE8[route] = cost(rateE8);
    }

    /** What closing the position is expected to cost: fees, and the basis expected by then (negative: gains). */
    public void setExit(int route, long rateE8) {
        exitE8[route] = rate(rateE8);
    }

    /** How long a basis route is expected to be held, 0 = no funding is expected. */
    public void setHold(int route, long nanos) {
        Require.that(nanos >= 0, "expected holding time must not be negative, was %d", nanos);
        holdNanos[route] = nanos;
    }

    /**
     * The spot instrument in which what the last leg brings is turned into the settlement asset, when it brings
     * another; without it, assets of a route that differ are equivalents, one for one.
     */
    public void setConversion(int route, int instrument) {
        conversion[route] = instrument;
    }

    /** The account's own fee, of a side of an instrument, in place of {@link Instrument#takerFeeE8()}. */
    public void setFee(int instrument, Side side, long rateE8) {
        feeE8[instrument * 2 + side.ordinal()] = rate(rateE8);
    }

    /** What a venue may round a fee in the quote asset of an instrument by, units of it: 1 unless it is said. */
    public void setFeeRounding(int instrument, long units) {
        Require.that(units >= 1, "a rounding must be at least a unit, was %d", units);
        feeRounding[instrument] = units;
    }

    /**
     * The venue charges the fees of an instrument in a third asset: the base of {@code book}, whose quote must be the
     * settlement asset of the routes that are to use it: any other, and those that find that book unusable, are
     * refused. {@link #NONE}: in the instrument's own assets.
     */
    public void setFeeToken(int instrument, int book) {
        feeToken[instrument] = book;
    }

    /** A perpetual's next funding, in 1e-8 of the notional, positive when the long side pays; wall-clock times. */
    public void setFunding(int instrument, long rateE8, long intervalNanos, long nextNanos) {
        if (intervalNanos <= 0) {
            throw new IllegalArgumentException("funding interval must be positive, was " + intervalNanos);
        }
        fundingE8[instrument] = rate(rateE8);
        fundingIntervalNanos[instrument] = intervalNanos;
        fundingNextNanos[instrument] = nextNanos;
        fundingToldNanos[instrument] = Long.MAX_VALUE;
    }

    /**
     * The same as a venue told it at this wall-clock time. Venues tell it every second or three: what was not told
     * again for {@link #FUNDING_AGE_MAX_NANOS} is no longer counted as income, but still as a cost.
     */
    public void setFunding(int instrument, long rateE8, long intervalNanos, long nextNanos, long toldNanos) {
        setFunding(instrument, rateE8, intervalNanos, nextNanos);
        fundingToldNanos[instrument] = toldNanos;
    }

    /** Where balances are read that are compared with targets. */
    public void setInventory(Funds balances) {
        inventory = balances;
    }

    /** What of an asset a venue should hold, and what each unit further away costs, of its worth. */
    public void setTarget(int venue, int asset, long units, long rateE8) {
        if (units < 0 || units > Long.MAX_VALUE / 4) {
            throw new IllegalArgumentException("target must be 0..2^61, was " + units);
        }
        shadowE8[at(venue, asset)] = cost(rateE8);
        target[at(venue, asset)] = units;
        targets |= rateE8 > 0;
    }

    /** What a route costs whatever the size, the books and the time: fees and rates, in 1e-8. */
    public long floorE8(int route) {
        long sum = premiumE8[route] + slippageE8(route) + decayE8(route) + haircutE8(route) + borrowE8[route]
                + exitE8[route];
        for (Leg leg : routes.get(route).legs()) {
            sum += feeE8(leg.instrument(), leg.side());
        }
        return sum;
    }

    /**
     * The markets whose books this needs: its legs, then those that fees or the proceeds are converted in, or that
     * price its equivalents.
     */
    public int[] dependsOn(int route) {
        IntStream legs = routes.get(route).legs().stream().mapToInt(Leg::instrument);
        IntStream fees = routes.get(route).legs().stream().mapToInt(leg -> feeToken[leg.instrument()]);
        IntStream passages = Arrays.stream(routes.passages(route)).mapToInt(Passage::through);
        IntStream others = IntStream.concat(IntStream.of(conversion[route]), passages);
        return IntStream.concat(IntStream.concat(legs, fees), others)
                .filter(instrument -> instrument != NONE).distinct().toArray();
    }

    /** Whether anything beyond its books could gain: funding, an exit that does, a balance moved to its target. */
    boolean mayEarn(int route) {
        return holdNanos[route] > 0 || exitE8[route] < 0 || targets;
    }

    long flat(int route) {
        return flat[route];
    }

    long premiumE8(int route) {
        return premiumE8[route];
    }

    long slippageE8(int route) {
        return route < listed ? slippageE8[route] : foundSlippageE8 * routes.legs(route);
    }

    long decayE8(int route) {
        return route < listed ? decayE8[route] : foundDecayE8;
    }

    /** The least that its equivalents cost, those that a book prices among them; {@link Haircuts} knows the rest. */
    long haircutE8(int route) {
        long sum = 0;
        for (Passage passage : routes.passages(route)) {
            sum += passage.leastE8();
        }
        return sum;
    }

    long borrowE8(int route) {
        return borrowE8[route];
    }

    long exitE8(int route) {
        return exitE8[route];
    }

    /** The instrument in which what a route brings is turned: dense instrument id, or {@link #NONE}. */
    public int conversion(int route) {
        return conversion[route];
    }

    /** The account's fee of one side of an instrument, in 1e-8 of what it trades; negative = rebate. */
    public long feeE8(int instrument, Side side) {
        return feeE8[instrument * 2 + side.ordinal()];
    }

    /** The book of the asset in which an instrument's fees are charged: dense instrument id, or {@link #NONE}. */
    public int feeToken(int instrument) {
        return feeToken[instrument];
    }

    /** What a venue may round a fee in the quote asset by, units of it. */
    public long feeRounding(int instrument) {
        return feeRounding[instrument];
    }

    /** Funding that this side of a perpetual pays until the route's expected exit, in 1e-8; negative: receives. */
    long fundingE8(int route, int instrument, Side side, long wallNanos) {
        if (fundingE8[instrument] == 0) {
            return 0;
        }
        long paid = Carry.fundingE8(fundingE8[instrument], fundingIntervalNanos[instrument],
                fundingNextNanos[instrument], wallNanos, holdNanos[route]);
        long cost = side == Side.BUY ? paid : -paid;
        boolean old = wallNanos - FUNDING_AGE_MAX_NANOS > fundingToldNanos[instrument];
        return old ? Math.max(0, cost) : cost;
    }

    long shadowE8(int venue, int asset) {
        return shadowE8[at(venue, asset)];
    }

    /** How much further from the target a balance is after {@code units} came in (negative: went out). */
    long further(int venue, int asset, long units) {
        long off = Math.min(inventory.available(venue, asset), Long.MAX_VALUE / 4) - target[at(venue, asset)];
        return Math.abs(off + units) - Math.abs(off);
    }

    /** Folds everything that decides into a state hash. */
    public long foldInto(long hash) {
        long h = StateHash.mix(StateHash.mix(hash, foundSlippageE8), foundDecayE8);
        h = fold(fold(fold(fold(h, flat), premiumE8), slippageE8), decayE8);
        h = fold(fold(fold(h, borrowE8), exitE8), holdNanos);
        h = fold(fold(fold(fold(h, feeE8), fundingE8), fundingIntervalNanos), fundingNextNanos);
        h = fold(h, fundingToldNanos);
        h = fold(fold(h, target), shadowE8);
        for (int value : conversion) {
            h = StateHash.mix(h, value);
        }
        for (int value : feeToken) {
            h = StateHash.mix(h, value);
        }
        for (int route = 0; route < routes.size(); route++) {
            for (Passage passage : routes.passages(route)) {
                h = StateHash.mix(StateHash.mix(h, passage.leastE8()), passage.through());
            }
        }
        return h;
    }

    /** Folds the fees of an account, which events change, into a state hash. */
    public long foldFeesInto(long hash) {
        return fold(hash, feeE8);
    }

    private static long fold(long hash, long[] values) {
        long h = hash;
        for (long value : values) {
            h = StateHash.mix(h, value);
        }
        return h;
    }

    private int at(int venue, int asset) {
        return venue * routes.instruments().assets().size() + asset;
    }

    private static long cost(long rateE8) {
        if (rateE8 < 0) {
            throw new IllegalArgumentException("cost must not be negative, was " + rateE8);
        }
        return rate(rateE8);
    }

    private static long rate(long rateE8) {
        // Not Require, whose arguments are boxed: events set rates.
        if (rateE8 > RATE_MAX_E8 || rateE8 < -RATE_MAX_E8) {
            throw new IllegalArgumentException("rate must be within a tenth either way, was " + rateE8 + "e-8");
        }
        return rateE8;
    }
}
