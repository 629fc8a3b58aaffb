package arbd.execution.sim;

/** What one client of a public topic of Bybit's was last sent. */
interface BybitView {
    /** The frame that answers the subscription. */
    String first(long nowNanos);

    /** What is to be sent now, null = nothing. */
    String next(long nowNanos);
}
