package arbd.daemon.decide;

import arbd.execution.order.Wallets;
import arbd.execution.risk.Announced;
import arbd.execution.risk.MarketGate;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.MarketStage;
import arbd.market.StateHash;
import java.util.Arrays;

/**
 * Tells what becomes of what is held in markets that end: with each stage, when the announced end is another, and when
 * a position is closed or opened meanwhile. What closes it are the usual exits, which {@link EntrySizer} lets through.
 * Costs nothing while no end is announced. Owned by decide.
 */
final class ExitPlans {
    /** Most that one input says; the rest follows with the next. */
    static final int SAID_MAX = 4;

    private final InstrumentTable instruments;
    private final Announced announced;
    private final MarketGate markets;
    private final Wallets wallets;
    private final int[] watched;
    private final MarketStage[] told;
    private final long[] toldEnds;
    private final boolean[] toldHeld;
    private final ExitPlan plan = new ExitPlan();
    private int count;
    private boolean pending;

    ExitPlans(DecisionSettings settings, Books books, RiskGates gates) {
        this.instruments = books.routes.instruments();
        this.announced = settings.announced();
        this.markets = gates.markets;
        this.wallets = books.wallets;
        this.watched = new int[instruments.size()];
        this.told = new MarketStage[instruments.size()];
        this.toldEnds = new long[instruments.size()];
        this.toldHeld = new boolean[instruments.size()];
        Arrays.fill(told, MarketStage.OPEN);
    }

    /** A venue said something of an instrument. */
    void listed(int instrument) {
        for (int at = 0; at < count; at++) {
            if (watched[at] == instrument) {
                return;
            }
        }
        if (markets.stage(instrument) != MarketStage.OPEN) {
            watched[count++] = instrument;
        }
    }

    /** Event time at which something is to be told; {@link Long#MAX_VALUE} = nothing. */
    long dueNanos() {
        return pending ? Long.MIN_VALUE : markets.nextNanos();
    }

    /** Tells what has changed since it was told. */
    void say(DecisionSink out) {
        pending = false;
        int said = 0;
        int kept = 0;
        for (int at = 0; at < count; at++) {
            int instrument = watched[at];
            boolean news = news(instrument);
            if (news && said < SAID_MAX) {
                tell(instrument, out);
                said++;
            } else {
                pending |= news;
            }
            if (markets.stage(instrument) != MarketStage.OPEN || told[instrument] != MarketStage.OPEN) {
                watched[kept++] = instrument;
            }
        }
        count = kept;
    }

    private boolean news(int instrument) {
        return told[instrument] != markets.stage(instrument)
                || toldEnds[instrument] != markets.endsWallNanos(instrument)
                || toldHeld[instrument] != held(instrument);
    }

    private boolean held(int instrument) {
        return wallets.position(instrument) != 0;
    }

    private void tell(int instrument, DecisionSink out) {
        Instrument at = instruments.get(instrument);
        long ends = markets.endsWallNanos(instrument);
        plan.instrument = instrument;
        plan.stage = markets.stage(instrument);
        plan.endsNanos = ends;
        plan.entriesEndNanos = ends == 0 ? 0 : ends - announced.entriesEndNanos();
        plan.exitFromNanos = ends == 0 ? 0 : ends - announced.exitWithinNanos();
        plan.position = wallets.position(instrument);
        plan.units = at.kind() == Kind.SPOT ? wallets.balance(at.venue().id(), at.base().id()) : 0;
        told[instrument] = plan.stage;
        toldEnds[instrument] = ends;
        toldHeld[instrument] = held(instrument);
        out.exitPlan(plan);
    }

    long foldInto(long hash) {
        long folded = StateHash.mix(hash, count);
        for (int at = 0; at < count; at++) {
            folded = StateHash.mix(StateHash.mix(folded, watched[at]), told[watched[at]].ordinal());
        }
        return folded;
    }
}
