package arbd.execution.sim;

import arbd.market.Instrument;
import java.util.ArrayList;
import java.util.List;

/**
 * Funding of a simulated venue's perpetuals: at whole multiples of an interval, as venues do it. The rate is the mean
 * premium of the mark price over the interval so far plus a fixed interest, within bounds.
 */
final class SimulatedFunding {
    /** Interest for one interval, in 1e-8: 1 bp. */
    static final long INTEREST_E8 = 10_000;
    /** Largest rate either way, in 1e-8: 75 bps. */
    static final long RATE_MAX_E8 = 750_000;

    private static final long SAMPLE_NANOS = 1_000_000_000L;

    private final SimulatedVenue venue;
    private final List<Instrument> perpetuals = new ArrayList<>();
    private final long everyNanos;
    private final long[] premiumSumE8;
    private long samples;
    private long sampleDueNanos;
    private long nextNanos;

    SimulatedFunding(SimulatedVenue venue, long everyNanos, long nowNanos) {
        this.venue = venue;
        this.everyNanos = everyNanos;
        this.premiumSumE8 = new long[venue.table().size()];
        this.nextNanos = (nowNanos / everyNanos + 1) * everyNanos;
        for (Instrument instrument : venue.instruments()) {
            if (SimulatedMargin.applies(instrument)) {
                perpetuals.add(instrument);
            }
        }
    }

    /** When the next one is paid, wall-clock nanoseconds since 1970. */
    long nextNanos() {
        return nextNanos;
    }

    /** What it would be if it were paid now, in 1e-8 of the notional. */
    long rateE8(int instrument) {
        long premium = samples == 0 ? venue.model().premiumE8(instrument) : premiumSumE8[instrument] / samples;
        return Math.max(-RATE_MAX_E8, Math.min(RATE_MAX_E8, premium + INTEREST_E8));
    }

    /** Samples premiums, and pays when it is time. */
    void onTimer(long nowNanos) {
        if (nowNanos >= sampleDueNanos) {
            sampleDueNanos = nowNanos + SAMPLE_NANOS;
            samples++;
            for (Instrument perpetual : perpetuals) {
                premiumSumE8[perpetual.id()] += venue.model().premiumE8(perpetual.id());
            }
        }
        if (nowNanos < nextNanos) {
            return;
        }
        for (Instrument perpetual : perpetuals) {
            venue.fund(perpetual, rateE8(perpetual.id()), nowNanos);
            premiumSumE8[perpetual.id()] = 0;
        }
        samples = 0;
        nextNanos = (nowNanos / everyNanos + 1) * everyNanos;
    }
}
