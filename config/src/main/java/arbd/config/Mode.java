package arbd.config;

/** {@code mode}. */
public enum Mode {
    /** Orders go to the venues (or to the embedded simulated ones). */
    LIVE,
    /** Orders are filled against the recorded or live market data, by arithmetic only. */
    PAPER
}
