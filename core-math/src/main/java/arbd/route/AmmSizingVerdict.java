package arbd.route;

/** What became of sizing a cycle of pools, or a book against pools. */
public enum AmmSizingVerdict {
    /** Sized and confirmed in exact integers, costs paid. */
    OK,
    /** A pool is not live, or the book is not sane. */
    NOT_SANE,
    /** Not even the first sliver gains. */
    NO_EDGE,
    /** No whole amount gains anything. */
    NO_EDGE_AFTER_ROUNDING,
    /** Amounts near the optimum pass what is known of a pool. */
    NOT_PRICED,
    /** Gas, tip and premium leave less of the gain than is wanted, or nothing. */
    NO_EDGE_AFTER_COSTS,
    /** What may be committed does not buy, or sell, the least that the book's venue takes. */
    BELOW_MINIMUM
}
