package arbd.execution.risk;

import arbd.market.AccountRead;
import arbd.market.InstrumentTable;
import arbd.market.MarketRules;
import arbd.market.MarketStage;
import arbd.market.RuleDifference;
import arbd.market.StateHash;
import arbd.market.TradingStatus;
import arbd.market.VenuePause;
import arbd.route.RouteTable;
import java.util.Arrays;

/**
 * Every leg's market must be open, by the venue's own listing, and take what is configured. From a while before the
 * announced end of a market, or before announced maintenance of its venue, nothing new is opened: what would close a
 * position may pass until then. Before anything was told of a market it is open; whoever reads listings tells first
 * that one is awaited. An announced end counts until the venue takes it back: not being able to read the listing any
 * more does not. So it is with accounts: where one is awaited or refused nothing is sent for its venue's instruments,
 * exits neither.
 */
public final class MarketGate implements Gate {
    private static final long NEVER = Long.MAX_VALUE;

    private final InstrumentTable instruments;
    private final RouteTable routes;
    private final Announced announced;
    private final TradingStatus[] status;
    private final RuleDifference[] difference;
    private final long[] endsNanos;
    /** By venue. */
    private final TradingStatus[] accounts;
    private final long[] endsWallNanos;
    private final MarketStage[] stage;
    private final VenuePauses pauses;
    private long nowNanos = Long.MIN_VALUE;
    private long nextNanos = NEVER;
    private int exiting;

    /** All open. */
    public MarketGate(RouteTable routes, Announced announced) {
        this.instruments = routes.instruments();
        this.routes = routes;
        this.announced = announced;
        this.status = new TradingStatus[instruments.size()];
        this.difference = new RuleDifference[instruments.size()];
        this.endsNanos = new long[instruments.size()];
        this.accounts = new TradingStatus[instruments.venues().size()];
        this.endsWallNanos = new long[instruments.size()];
        this.stage = new MarketStage[instruments.size()];
        this.pauses = new VenuePauses(instruments.venues().size(), announced.maintenanceNanos());
        Arrays.fill(status, TradingStatus.TRADING);
        Arrays.fill(accounts, TradingStatus.TRADING);
        Arrays.fill(difference, RuleDifference.NONE);
        Arrays.fill(endsNanos, NEVER);
        Arrays.fill(stage, MarketStage.OPEN);
    }

    /** Event time has come to this; a comparison unless something announced is due. */
    public void at(long now) {
        nowNanos = now;
        if (now >= nextNanos) {
            look();
        }
    }

    /** Takes what a venue says of an instrument. */
    public void apply(MarketRules rules) {
        int instrument = rules.instrument;
        status[instrument] = rules.status;
        difference[instrument] = rules.status == TradingStatus.TRADING
                ? rules.against(instruments.get(instrument)) : RuleDifference.NONE;
        boolean read = rules.status != TradingStatus.AWAITED && rules.status != TradingStatus.UNREADABLE;
        if (read && (rules.status != TradingStatus.NOT_LISTED || rules.endsNanos != 0)) {
            endsWallNanos[instrument] = rules.endsNanos;
            endsNanos[instrument] = rules.endsNanos == 0 ? NEVER
                    : EventTime.of(rules.endsNanos, rules.wallNanos, rules.receivedNanos);
        }
        nowNanos = Math.max(nowNanos, rules.receivedNanos);
        look();
    }

    /** Takes what came of a look at a venue's account. */
    public void apply(AccountRead read) {
        accounts[read.venue] = read.status;
    }

    /** Takes what a venue says of its maintenance. */
    public void apply(VenuePause pause) {
        pauses.apply(pause);
        nowNanos = Math.max(nowNanos, pause.receivedNanos);
        look();
    }

    /** Event time at which something announced is due; {@link Long#MAX_VALUE} = nothing. */
    public long nextNanos() {
        return nextNanos;
    }

    /** How near the end of an instrument's market is. */
    public MarketStage stage(int instrument) {
        return stage[instrument];
    }

    /** Announced end, wall-clock nanoseconds since 1970, 0 = none. */
    public long endsWallNanos(int instrument) {
        return endsWallNanos[instrument];
    }

    private void look() {
        nextNanos = pauses.at(nowNanos);
        exiting = 0;
        for (int instrument = 0; instrument < stage.length; instrument++) {
            stage[instrument] = stageNow(instrument);
            exiting += stage[instrument] == MarketStage.EXITING ? 1 : 0;
        }
    }

    private MarketStage stageNow(int instrument) {
        long ends = endsNanos[instrument];
        if (status[instrument] == TradingStatus.NOT_LISTED || nowNanos >= ends) {
            return MarketStage.ENDED;
        }
        if (ends == NEVER) {
            return MarketStage.OPEN;
        }
        if (nowNanos >= ends - announced.exitWithinNanos()) {
            nextNanos = Math.min(nextNanos, ends);
            return MarketStage.EXITING;
        }
        if (nowNanos >= ends - announced.entriesEndNanos()) {
            nextNanos = Math.min(nextNanos, ends - announced.exitWithinNanos());
            return MarketStage.EXITS_ONLY;
        }
        nextNanos = Math.min(nextNanos, ends - announced.entriesEndNanos());
        return MarketStage.ANNOUNCED;
    }

    /** Whether nothing new may be opened in an instrument, for its end or its venue's maintenance is near. */
    public boolean closing(int instrument) {
        return stage[instrument].noEntries() || pauses.near(instruments.get(instrument).venue().id());
    }

    /** Whether nothing new may be opened over a route, since a leg's market is about to end or to pause. */
    public boolean exitOnly(int route) {
        for (int leg = 0; leg < routes.legs(route); leg++) {
            if (closing(routes.instrument(route, leg))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a leg's market ends so soon that an exit may cost something. */
    public boolean exiting(int route) {
        for (int leg = 0; exiting > 0 && leg < routes.legs(route); leg++) {
            if (stage[routes.instrument(route, leg)] == MarketStage.EXITING) {
                return true;
            }
        }
        return false;
    }

    /** What one market says. */
    public Verdict check(int instrument, long now) {
        TradingStatus account = accounts[instruments.get(instrument).venue().id()];
        if (account != TradingStatus.TRADING) {
            return account == TradingStatus.AWAITED ? Verdict.ACCOUNT_AWAITED : Verdict.ACCOUNT_REFUSED;
        }
        if (status[instrument] != TradingStatus.TRADING) {
            return status[instrument] == TradingStatus.AWAITED ? Verdict.MARKET_AWAITED : Verdict.MARKET_CLOSED;
        }
        if (now >= endsNanos[instrument] || pauses.closed(instruments.get(instrument).venue().id())) {
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
            folded = StateHash.mix(StateHash.mix(folded, endsNanos[at]), stage[at].ordinal());
        }
        for (TradingStatus account : accounts) {
            folded = StateHash.mix(folded, account.ordinal());
        }
        return pauses.foldInto(folded);
    }
}
