package arbd.execution.order;

/**
 * One venue account's way out. Owned by the execute stage: every call comes from its thread, and the session's
 * sockets live on the same thread's event loop. Methods write to the socket and return; outcomes arrive at the
 * {@link AccountSink}. Never re-sends anything.
 */
public interface OrderEntry extends AutoCloseable {
    /** Starts connecting and keeps connected, with back-off. */
    void start();

    /** Whether an order written now would reach a logged-on session. */
    boolean ready();

    /**
     * Whether a cancellation or a question written now would. Where these have a way of their own, that may be so while
     * none is free for orders.
     */
    default boolean reachable() {
        return ready();
    }

    /**
     * Signs, encodes and sends one order. The caller has checked {@link #ready()}; should the write fail the outcome
     * is reported as {@link Report.Kind#UNKNOWN}.
     *
     * @param wallNanos wall-clock time to sign with, nanoseconds since 1970
     */
    void place(Order order, long wallNanos);

    /** Asks for the cancellation of a resting order. */
    void cancel(Order order, long wallNanos);

    /** The venue's switch that cancels what rests when we fall silent; null = there is none. */
    default DeadManSwitch deadMan() {
        return this instanceof DeadManSwitch own ? own : null;
    }

    /** Asks for the outcome of an order by client order id; answered with reports (fills included) or NOT_FOUND. */
    void query(Order order, long wallNanos);

    @Override
    void close();
}
