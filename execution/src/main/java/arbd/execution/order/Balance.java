package arbd.execution.order;

/** A venue's word on one wallet. A reusable slot: public mutable fields and nothing else. */
public final class Balance {
    /** Dense venue id. */
    public int venue;
    /** Dense asset id. */
    public int asset;
    /** Free plus locked, in units of the asset. */
    public long total;
    /** Free to trade, in units of the asset. */
    public long free;
    /** Monotonic time at which the bytes came off the socket. */
    public long receivedNanos;
    /** Wall-clock time of the same moment, nanoseconds since 1970. */
    public long wallNanos;
    /** The venue's event time, wall-clock nanoseconds since 1970, 0 = not said. */
    public long venueTimeNanos;
}
