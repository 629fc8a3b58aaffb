package arbd.amm;

/** Where a connection's pool events go. Called on the connection's event loop; must not block or keep the event. */
public interface PoolSink {
    /** Takes one event; the slot belongs to the caller again when this returns. */
    void on(PoolEvent event);
}
