package arbd.execution.risk;

/** An edge above what markets ever give is an error in somebody's book, not a gift. */
public final class PlausibleEdgeGate implements Gate {
    private final long maxEdgePpm;

    /** Refuses above this edge, ppm. */
    public PlausibleEdgeGate(long maxEdgePpm) {
        this.maxEdgePpm = maxEdgePpm;
    }

    @Override
    public Verdict check(Candidate candidate) {
        return candidate.edgePpm > maxEdgePpm ? Verdict.IMPLAUSIBLE_EDGE : Verdict.TAKEN;
    }

    @Override
    public long foldInto(long hash) {
        return hash;
    }
}
