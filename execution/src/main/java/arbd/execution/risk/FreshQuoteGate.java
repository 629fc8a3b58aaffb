package arbd.execution.risk;

import arbd.market.StateHash;
import arbd.route.QuoteTable;
import arbd.route.RouteTable;
import java.util.Arrays;

/** Nothing is priced from a book that is too old, or that we have taken from and not seen since. */
public final class FreshQuoteGate implements Gate {
    private final RouteTable routes;
    private final QuoteTable quotes;
    private final long staleAfterNanos;
    private final long[] takenNanos;

    /**
     * Watches these quotes.
     *
     * @param staleAfterNanos oldest age that is priced
     */
    public FreshQuoteGate(RouteTable routes, QuoteTable quotes, long staleAfterNanos) {
        this.routes = routes;
        this.quotes = quotes;
        this.staleAfterNanos = staleAfterNanos;
        this.takenNanos = new long[routes.instruments().size()];
        Arrays.fill(takenNanos, Long.MIN_VALUE);
    }

    /** Notes that we are taking from an instrument's book. */
    public void taken(int instrument, long nowNanos) {
        takenNanos[instrument] = nowNanos;
    }

    @Override
    public Verdict check(Candidate candidate) {
        for (int leg = 0; leg < routes.legs(candidate.route); leg++) {
            int instrument = routes.instrument(candidate.route, leg);
            if (quotes.ageNanos(instrument, candidate.nowNanos) > staleAfterNanos) {
                return Verdict.STALE_QUOTE;
            }
            if (quotes.receivedNanos(instrument) <= takenNanos[instrument]) {
                return Verdict.AWAITING_QUOTE;
            }
        }
        return Verdict.TAKEN;
    }

    @Override
    public long foldInto(long hash) {
        long folded = hash;
        for (long taken : takenNanos) {
            folded = StateHash.mix(folded, taken);
        }
        return folded;
    }
}
