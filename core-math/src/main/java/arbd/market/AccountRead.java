package arbd.market;

/** What came of a look at an account, by its venue's own word. A reusable slot. */
public final class AccountRead {
    /** Dense venue id. */
    public int venue;
    /** Monotonic time at which it was read. */
    public long receivedNanos;
    /** Wall-clock time of the same moment, nanoseconds since 1970. */
    public long wallNanos;
    /**
     * {@link TradingStatus#TRADING}: the account is as configured; {@link TradingStatus#ACCOUNT_REFUSED}: it is not;
     * {@link TradingStatus#AWAITED}: nothing is known.
     */
    public TradingStatus status = TradingStatus.AWAITED;
    /** For people: what it may, or why it is refused; decide does not look at it. */
    public String words = "";
}
