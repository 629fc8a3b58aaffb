package arbd.execution.order;

/** An account's way out to a venue that cancels what rests when it no longer hears from us. */
public interface DeadManSwitch {
    /**
     * Arms the switch: the venue cancels every order that rests in the account, whoever placed it (of Binance USD-M: in
     * our instruments), unless this is called again in time. Bybit has no countdown: it cancels that long after the
     * session's private socket was lost, if none came back. Only while the session is ready.
     *
     * @param millis 10,000..120,000; rounded up to whole seconds where the venue counts in those
     * @param wallNanos wall-clock time to sign with, nanoseconds since 1970
     */
    void cancelAllAfter(long millis, long wallNanos);
}
