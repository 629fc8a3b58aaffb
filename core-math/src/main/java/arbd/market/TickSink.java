package arbd.market;

/** Where a connection's ticks go. Called on the connection's event loop; must not block or keep the tick. */
public interface TickSink {
    /** Takes one tick; the slot belongs to the caller again when this returns. */
    void on(Tick tick);
}
