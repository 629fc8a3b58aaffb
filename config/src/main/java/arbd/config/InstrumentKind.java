package arbd.config;

/** {@code venues.NAME.instruments.SYMBOL.kind}; the constants have the names of {@code arbd.market.Kind}. */
public enum InstrumentKind {
    /** {@code spot}. */
    SPOT,
    /** {@code perpLinear}. */
    PERP_LINEAR,
    /** {@code perpInverse}. */
    PERP_INVERSE
}
