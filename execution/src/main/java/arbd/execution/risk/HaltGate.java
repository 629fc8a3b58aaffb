package arbd.execution.risk;

import arbd.market.StateHash;

/** The operator's word: halted or paused. */
public final class HaltGate implements Gate {
    private boolean halted;
    private boolean paused;

    /** Open, or latched from an earlier life. */
    public HaltGate(boolean halted) {
        this.halted = halted;
    }

    @Override
    public Verdict check(Candidate candidate) {
        if (halted) {
            return Verdict.HALTED;
        }
        return paused ? Verdict.PAUSED : Verdict.TAKEN;
    }

    /** Whether nothing new may leave. */
    public boolean halted() {
        return halted;
    }

    /** Whether entries are paused. */
    public boolean paused() {
        return paused;
    }

    /** Nothing new leaves. */
    public void halt() {
        halted = true;
    }

    /** No entries. */
    public void pause() {
        paused = true;
    }

    /** Lifts both. */
    public void resume() {
        halted = false;
        paused = false;
    }

    @Override
    public long foldInto(long hash) {
        return StateHash.mix(hash, (halted ? 2 : 0) + (paused ? 1 : 0));
    }
}
