package arbd.execution.risk;

import arbd.market.StateHash;
import java.util.Arrays;

/** A route that traded rests for a while. */
public final class CooldownGate implements Gate {
    private final long cooldownNanos;
    private final long[] readyNanos;

    /**
     * For this many routes.
     *
     * @param cooldownNanos how long a route rests, not negative
     */
    public CooldownGate(long cooldownNanos, int routes) {
        this.cooldownNanos = cooldownNanos;
        this.readyNanos = new long[routes];
        Arrays.fill(readyNanos, Long.MIN_VALUE);
    }

    /** Notes that a route traded. */
    public void traded(int route, long nowNanos) {
        readyNanos[route] = nowNanos + cooldownNanos;
    }

    @Override
    public Verdict check(Candidate candidate) {
        return candidate.nowNanos < readyNanos[candidate.route] ? Verdict.COOLDOWN : Verdict.TAKEN;
    }

    @Override
    public long foldInto(long hash) {
        long folded = hash;
        for (long ready : readyNanos) {
            folded = StateHash.mix(folded, ready);
        }
        return folded;
    }
}
