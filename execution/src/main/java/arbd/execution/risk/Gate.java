package arbd.execution.risk;

/** One reason to refuse. */
public interface Gate {
    /**
     * Looks at a candidate.
     *
     * @return {@link Verdict#TAKEN} to let it pass, else the refusal
     */
    Verdict check(Candidate candidate);

    /** Folds the gate's own state into a state hash. */
    long foldInto(long hash);
}
