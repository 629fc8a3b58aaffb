package arbd.execution.risk;

import arbd.market.AccountRead;
import arbd.market.InstrumentTable;
import arbd.market.MarketRules;
import arbd.market.RuleDifference;
import arbd.market.StateHash;
import arbd.market.TradingStatus;
import arbd.route.RouteTable;
import java.util.Arrays;

/**
 * Every leg's market must be open, by the venue's own listing, and take what is configured. A market whose end is
 * announced takes nothing new: what would close a position may pass until then. Before anything was told of a market it
 * is open; whoever reads listings tells first that one is awaited. So it is with accounts: where one is awaited or
 * refused nothing is sent for its venue's instruments, exits neither.
 */
public final class MarketGate implements Gate {
    private static final long NEVER = Long.MAX_VALUE;

    private final InstrumentTable instruments;
    private final RouteTable routes;
    private final TradingStatus[] status;
    private final RuleDifference[] difference;
    private final long[] endsNanos;
    /** By venue. */
    private final TradingStatus[] accounts;

    /** All open. */
    public MarketGate(RouteTable routes) {
        this.instruments = routes.instruments();
        this.routes = routes;
        this.status = new TradingStatus[instruments.size()];
        this.difference = new RuleDifference[instruments.size()];
        this.endsNanos = new long[instruments.size()];
        this.accounts = new TradingStatus[instruments.venues().size()];
        Arrays.fill(status, TradingStatus.TRADING);
        Arrays.fill(accounts, TradingStatus.TRADING);
        Arrays.fill(difference, RuleDifference.NONE);
        Arrays.fill(endsNanos, NEVER);
    }

    /** Takes what a venue says of an instrument. */
    public void apply(MarketRules rules) {
        int instrument = rules.instrument;
        status[instrument] = rules.status;
        difference[instrument] = rules.status == TradingStatus.TRADING
                ? rules.against(instruments.get(instrument)) : RuleDifference.NONE;
        endsNanos[instrument] = rules.endsNanos == 0 ? NEVER : ends(rules);
    }

    /** Takes what came of a look at a venue's account. */
    public void apply(AccountRead read) {
        accounts[read.venue] = read.status;
    }

    /** The announced end in event time; what does not fit has been, or never comes. */
    private static long ends(MarketRules rules) {
        long left = rules.endsNanos - rules.wallNanos;
        return left <= 0 || rules.receivedNanos <= NEVER - left ? rules.receivedNanos + left : NEVER;
    }

    /** Whether nothing new may be opened in an instrument whose end is announced. */
    public boolean closing(int instrument) {
        return endsNanos[instrument] != NEVER;
    }

    /** Whether a leg's market is about to end. */
    public boolean exitOnly(int route) {
        for (int leg = 0; leg < routes.legs(route); leg++) {
            if (closing(routes.instrument(route, leg))) {
                return true;
            }
        }
        return false;
    }

    /** What one market says. */
    public Verdict check(int instrument, long nowNanos) {
        TradingStatus account = accounts[instruments.get(instrument).venue().id()];
        if (account != TradingStatus.TRADING) {
            return account == TradingStatus.AWAITED ? Verdict.ACCOUNT_AWAITED : Verdict.ACCOUNT_REFUSED;
        }
        if (status[instrument] != TradingStatus.TRADING) {
            return status[instrument] == TradingStatus.AWAITED ? Verdict.MARKET_AWAITED : Verdict.MARKET_CLOSED;
        }
        if (nowNanos >= endsNanos[instrument]) {
            return Verdict.MARKET_CLOSED;
        }
        return difference[instrument] == RuleDifference.NONE ? Verdict.TAKEN : Verdict.MARKET_RULES;
    }

    @Override
    public Verdict check(Candidate candidate) {
        for (int leg = 0; leg < routes.legs(candidate.route); leg++) {
            Verdict verdict = check(routes.instrument(candidate.route, leg), candidate.nowNanos);
            if (verdict != Verdict.TAKEN) {
                return verdict;
            }
        }
        return Verdict.TAKEN;
    }

    @Override
    public long foldInto(long hash) {
        long folded = hash;
        for (int at = 0; at < status.length; at++) {
            folded = StateHash.mix(StateHash.mix(folded, status[at].ordinal()), difference[at].ordinal());
            folded = StateHash.mix(folded, endsNanos[at]);
        }
        for (TradingStatus account : accounts) {
            folded = StateHash.mix(folded, account.ordinal());
        }
        return folded;
    }
}
