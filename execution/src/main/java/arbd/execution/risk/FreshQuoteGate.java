package arbd.execution.risk;

import arbd.market.StateHash;
import arbd.route.QuoteTable;
import arbd.route.RouteCosts;
import arbd.route.RouteTable;
import java.util.Arrays;

/**
 * Nothing is priced from a book that is too old, or that we have taken from and not seen since. The books that fees or
 * proceeds are turned in price a route as well: they must not be too old either.
 */
public final class FreshQuoteGate implements Gate {
    private final RouteTable routes;
    private final RouteCosts costs;
    private final QuoteTable quotes;
    private final long staleAfterNanos;
    private final long[] takenNanos;

    /**
     * Watches these quotes.
     *
     * @param costs the routes, and which other books they are priced from
     * @param staleAfterNanos oldest age that is priced
     */
    public FreshQuoteGate(RouteCosts costs, QuoteTable quotes, long staleAfterNanos) {
        this.routes = costs.routes();
        this.costs = costs;
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
            Verdict verdict = check(routes.instrument(candidate.route, leg), candidate.nowNanos);
            if (verdict != Verdict.TAKEN) {
                return verdict;
            }
        }
        return stale(costs.conversion(candidate.route), candidate.nowNanos) ? Verdict.STALE_QUOTE : Verdict.TAKEN;
    }

    /** The same of one instrument that a leg trades. */
    public Verdict check(int instrument, long nowNanos) {
        if (stale(instrument, nowNanos) || stale(costs.feeToken(instrument), nowNanos)) {
            return Verdict.STALE_QUOTE;
        }
        return quotes.receivedNanos(instrument) <= takenNanos[instrument] ? Verdict.AWAITING_QUOTE : Verdict.TAKEN;
    }

    private boolean stale(int instrument, long nowNanos) {
        return instrument != RouteCosts.NONE && quotes.ageNanos(instrument, nowNanos) > staleAfterNanos;
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
