package arbd.execution.sim;

/** One client of one of Bybit's sockets. */
interface BybitClient extends WireSession {
    WireChannel channel();

    /** Called about each millisecond. */
    void onTimer(long nowNanos);
}
