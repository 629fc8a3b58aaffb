package arbd.market;

/** Whether a venue takes orders for an instrument, by its own listing. Ordinals are journaled: append only. */
public enum TradingStatus {
    /** Orders are taken. */
    TRADING("trading"),
    /** The listing has not been read yet, or for too long: nothing is known. */
    AWAITED("its listing has not been read"),
    /** Nothing new is taken, what is open may be cancelled. */
    CANCEL_ONLY("cancel-only"),
    /** Nothing that would trade at once is taken: a break, maintenance, an auction, not opened yet. */
    HALTED("halted"),
    /** The venue does not list it, or no longer. */
    NOT_LISTED("not listed"),
    /** The venue lists it in a way that cannot be read. */
    UNREADABLE("its listing cannot be read"),
    /** The account there is not as configured. */
    ACCOUNT_REFUSED("the account is not as configured");

    private static final TradingStatus[] VALUES = values();

    private final String words;

    TradingStatus(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** The status with this ordinal, without allocating. */
    public static TradingStatus of(int ordinal) {
        return VALUES[ordinal];
    }
}
