package arbd.amm;

/** What became of sizing a cycle of pools. */
public enum CycleVerdict {
    /** Sized, and its gain confirmed in exact integers. */
    OK,
    /** Not even the first sliver gains. */
    NO_EDGE,
    /** The first sliver gains, but no whole amount does. */
    NO_EDGE_AFTER_ROUNDING,
    /** Every amount near the optimum passes what is known of a pool, or its reserves, or the bounds of its numbers. */
    NOT_PRICED
}
