package arbd.market;

/** What an account is charged for taking, of one instrument, by the venue's own word. A reusable slot. */
public final class AccountFee {
    /** In place of both rates: the venue did not tell, so what is configured is assumed. */
    public static final long NOT_TOLD = Long.MIN_VALUE;

    /** Dense instrument id. */
    public int instrument;
    /** Monotonic time at which it was read. */
    public long receivedNanos;
    /** Wall-clock time of the same moment, nanoseconds since 1970. */
    public long wallNanos;
    /** Fee of buying, in 1e-8 of what is traded; negative = rebate. */
    public long buyE8;
    /** Fee of selling, likewise. */
    public long sellE8;

    /** Whether the venue told: otherwise what is configured is assumed. */
    public boolean told() {
        return buyE8 != NOT_TOLD;
    }
}
