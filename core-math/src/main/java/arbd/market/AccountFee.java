package arbd.market;

/** What an account is charged for taking, of one instrument, by the venue's own word. A reusable slot. */
public final class AccountFee {
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
}
