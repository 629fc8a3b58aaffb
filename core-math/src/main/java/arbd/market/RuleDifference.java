package arbd.market;

/**
 * What a venue's rules of an instrument forbid that its configuration allows. Larger lots and minimums than the venue's
 * are no difference: every order is then good at the venue, too.
 */
public enum RuleDifference {
    /** None. */
    NONE("nothing"),
    /** Another price increment: books would be read wrongly, or prices refused. */
    PX_INCREMENT("pxIncrement"),
    /** The configured lot is no multiple of the venue's. */
    LOT("lot"),
    /** The venue asks for larger quantities. */
    MIN_QTY("minQty"),
    /** The venue asks for a larger notional. */
    MIN_NOTIONAL("minNotional"),
    /** A contract is another amount of the base asset. */
    CONTRACT_SIZE("contract");

    private final String key;

    RuleDifference(String key) {
        this.key = key;
    }

    /** The key of the configuration that it is about. */
    public String key() {
        return key;
    }
}
