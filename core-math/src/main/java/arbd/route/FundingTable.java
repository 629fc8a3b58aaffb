package arbd.route;

import arbd.market.InstrumentTable;
import arbd.market.MarketRules;
import arbd.market.StateHash;
import arbd.market.Tick;
import java.util.Arrays;

/**
 * Latest mark price and funding of every perpetual, in flat arrays. Owned by the decide thread. A venue
 * that stops telling leaves the last figure here; {@link RouteCosts} does not count an old one as income.
 */
public final class FundingTable {
    /** Taken until two fundings have been told of: what most venues have. */
    static final long INTERVAL_NANOS = 28_800_000_000_000L;
    /** Hyperliquid pays every hour and tells the rate of an hour; with eight a holding would look too cheap by far. */
    static final long HOURLY_NANOS = 3_600_000_000_000L;
    private static final String HOURLY = "hyperliquid";

    private final long[] markPxE8;
    private final long[] rateE8;
    private final long[] nextNanos;
    private final long[] intervalNanos;
    private final long[] listedNanos;
    private final long[] capE8;
    private final long[] wallNanos;
    private final long[] venueTimeNanos;

    /** An empty table: nothing is known of any instrument. */
    public FundingTable(InstrumentTable instruments) {
        int size = instruments.size();
        this.markPxE8 = new long[size];
        this.rateE8 = new long[size];
        this.nextNanos = new long[size];
        this.intervalNanos = new long[size];
        Arrays.setAll(intervalNanos, i ->
                instruments.get(i).venue().protocol().equals(HOURLY) ? HOURLY_NANOS : INTERVAL_NANOS);
        this.listedNanos = new long[size];
        this.capE8 = new long[size];
        Arrays.fill(capE8, RouteCosts.RATE_MAX_E8);
        this.wallNanos = new long[size];
        this.venueTimeNanos = new long[size];
    }

    /**
     * Takes a {@link Tick#MARK_FUNDING}.
     *
     * @return false when the venue made it before the one that is known; it was ignored
     */
    public boolean apply(Tick tick) {
        int instrument = tick.instrument;
        if (tick.venueTimeNanos < venueTimeNanos[instrument]) {
            return false;
        }
        markPxE8[instrument] = tick.markPxE8;
        rateE8[instrument] = tick.fundingRateE8;
        if (nextNanos[instrument] > 0 && tick.nextFundingNanos > nextNanos[instrument]) {
            intervalNanos[instrument] = tick.nextFundingNanos - nextNanos[instrument];
        }
        nextNanos[instrument] = tick.nextFundingNanos;
        wallNanos[instrument] = tick.wallNanos;
        venueTimeNanos[instrument] = tick.venueTimeNanos;
        return true;
    }

    /** Takes what a listing says of the interval and the bounds of fundings; what it does not say stays. */
    public void listed(MarketRules rules) {
        // The same word again must not undo what two announcements have shown.
        if (rules.fundingIntervalNanos > 0 && rules.fundingIntervalNanos != listedNanos[rules.instrument]) {
            listedNanos[rules.instrument] = rules.fundingIntervalNanos;
            intervalNanos[rules.instrument] = rules.fundingIntervalNanos;
        }
        if (rules.fundingCapE8 > 0) {
            capE8[rules.instrument] = Math.min(rules.fundingCapE8, RouteCosts.RATE_MAX_E8);
        }
    }

    /** Whether the venue has told anything of this instrument. */
    public boolean known(int instrument) {
        return markPxE8[instrument] > 0;
    }

    /** Mark price in 1e-8 of the quote asset, 0 = not known. */
    public long markPxE8(int instrument) {
        return markPxE8[instrument];
    }

    /** What a long position pays for a notional of one at the next funding, in 1e-8; negative = it is paid. */
    public long rateE8(int instrument) {
        return rateE8[instrument];
    }

    /** When that is, wall-clock nanoseconds since 1970 on the venue's clock; 0 = no funding, or not known. */
    public long nextNanos(int instrument) {
        return nextNanos[instrument];
    }

    /** Time between the last two fundings that were announced; before there were two, what the venue is known for. */
    public long intervalNanos(int instrument) {
        return intervalNanos[instrument];
    }

    /** Tells the costs of routes what is known of an instrument, within what they take for possible. */
    public void tell(int instrument, RouteCosts costs) {
        long rate = nextNanos[instrument] == 0 ? 0
                : Math.max(-capE8[instrument], Math.min(capE8[instrument], rateE8[instrument]));
        costs.setFunding(instrument, rate, intervalNanos[instrument], nextNanos[instrument],
                wallNanos[instrument]);
    }

    /** Wall-clock time at which it was told, nanoseconds since 1970 on our clock; 0 = not known. */
    public long wallNanos(int instrument) {
        return wallNanos[instrument];
    }

    /** Folds everything into a state hash. */
    public long foldInto(long hash) {
        long folded = hash;
        for (int i = 0; i < markPxE8.length; i++) {
            if (known(i)) {
                folded = StateHash.mix(StateHash.mix(folded, i), markPxE8[i]);
                folded = StateHash.mix(StateHash.mix(folded, rateE8[i]), nextNanos[i]);
                folded = StateHash.mix(StateHash.mix(folded, wallNanos[i]), venueTimeNanos[i]);
                folded = StateHash.mix(StateHash.mix(folded, intervalNanos[i]), capE8[i]);
            }
        }
        return folded;
    }
}
