package arbd.execution.order;

/**
 * Where an account session's news goes. Never drops: when {@link #congested()} turns true the caller stops reading
 * its socket until it turns false again; what is already decoded is still taken. Called on the event loop of the
 * session; slots belong to the caller again when a call returns.
 */
public interface AccountSink {
    /** Takes one report. */
    void on(Report report);

    /** Takes one balance. */
    void on(Balance balance);

    /** Takes one position. */
    void on(PositionWord position);

    /** Takes one cash flow. */
    void on(CashFlow flow);

    /** Takes a venue's word on one of its budgets; who paces no orders may leave it. */
    void on(Usage usage);

    /**
     * The account session of a venue became usable (logged on, private stream subscribed, balances sent) or unusable.
     *
     * @param venue dense venue id
     * @param up whether orders may be sent now
     * @param receivedNanos monotonic time
     * @param wallNanos wall-clock time, nanoseconds since 1970
     */
    void session(int venue, boolean up, long receivedNanos, long wallNanos);

    /** Whether the caller must stop reading for now. */
    boolean congested();
}
