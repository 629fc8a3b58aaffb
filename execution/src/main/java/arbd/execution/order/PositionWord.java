package arbd.execution.order;

/** A venue's word on one perpetual position. A reusable slot: public mutable fields and nothing else. */
public final class PositionWord {
    /** Dense instrument id. */
    public int instrument;
    /** Signed quantity mantissa: positive = long. */
    public long qty;
    /** What the position is worth, in units of the quote asset, without sign. */
    public long notional;
    /** Monotonic time at which the bytes came off the socket. */
    public long receivedNanos;
    /** Wall-clock time of the same moment, nanoseconds since 1970. */
    public long wallNanos;
    /** The venue's event time, wall-clock nanoseconds since 1970, 0 = not said. */
    public long venueTimeNanos;
}
