package arbd.execution.risk;

import arbd.route.Sizing;

/** A route under examination. A reusable slot: public mutable fields and nothing else. */
public final class Candidate {
    /** Dense route id. */
    public int route;
    /** Edge from the top of the books, ppm. */
    public long edgePpm;
    /** Event time. */
    public long nowNanos;
    /** Its sizes; only the gates after sizing may look. */
    public Sizing sizing;
}
