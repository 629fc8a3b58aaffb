package arbd.execution.risk;

import arbd.market.StateHash;
import arbd.route.QuoteTable;
import arbd.route.RouteCosts;
import arbd.route.RouteTable;
import java.util.Arrays;

/**
 * Nothing is priced from a book that is too old, or that we have taken from and not seen since. The books that fees,
 * proceeds or equivalents are turned in price a route as well: they must not be too old either.
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
        Verdict passages = passages(candidate);
        return passages == Verdict.TAKEN && stale(costs.conversion(candidate.route), candidate.nowNanos)
                ? Verdict.STALE_QUOTE : passages;
    }

    /** What turning back an equivalent costs depends on the depth of its book: what we took from it must be seen. */
    private Verdict passages(Candidate candidate) {
        for (int at = 0; at < routes.passageCount(candidate.route); at++) {
            int book = routes.passageBook(candidate.route, at);
            if (unusable(book, candidate.nowNanos)) {
                return Verdict.NO_EQUIVALENT_BOOK;
            }
            if (book != RouteCosts.NONE && quotes.receivedNanos(book) <= takenNanos[book]) {
                return Verdict.AWAITING_QUOTE;
            }
        }
        return Verdict.TAKEN;
    }

    private boolean unusable(int instrument, long nowNanos) {
        return instrument != RouteCosts.NONE && (stale(instrument, nowNanos) || !quotes.sane(instrument));
    }

    /** The same of one instrument that a leg trades. */
    public Verdict check(int instrument, long nowNanos) {
        if (stale(instrument, nowNanos)) {
            return Verdict.STALE_QUOTE;
        }
        if (unusable(costs.feeToken(instrument), nowNanos)) {
            return Verdict.NO_TOKEN_BOOK;
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
