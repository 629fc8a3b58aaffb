package arbd.market;

/** What an instrument's fill changes. */
public enum Kind {
    /** A fill exchanges base for quote. */
    SPOT,
    /** Perpetual whose quantity counts base units and which settles in the quote asset. */
    PERP_LINEAR,
    /** Perpetual whose quantity counts contracts of quote value and which settles in the base asset. */
    PERP_INVERSE
}
