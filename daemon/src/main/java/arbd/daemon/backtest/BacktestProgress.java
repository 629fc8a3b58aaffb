package arbd.daemon.backtest;

/** Learns how far a backtest is, now and then. */
@FunctionalInterface
public interface BacktestProgress {
    /**
     * So many lines of so many are done.
     *
     * @param marketNanos time of the line, nanoseconds since 1970
     */
    void at(long done, long total, long marketNanos);
}
