package arbd.config;

/** {@code venues.NAME.feeSide}; the constants have the names of {@code arbd.market.FeeSide}. */
public enum FeeCharge {
    /** {@code quote}: always in the quote asset. */
    QUOTE,
    /** {@code received}: in the asset that the trade receives. */
    RECEIVED
}
