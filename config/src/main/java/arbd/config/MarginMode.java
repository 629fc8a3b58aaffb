package arbd.config;

/** {@code venues.NAME.margin.mode}: what stands behind a perpetual position. */
public enum MarginMode {
    /** All that the wallet holds. */
    CROSS("cross"),
    /** What was set aside for it. */
    ISOLATED("isolated"),
    /** All that the account holds, weighed by the venue's own model of risk. */
    PORTFOLIO("portfolio");

    private final String word;

    MarginMode(String word) {
        this.word = word;
    }

    /** As it is written in the file. */
    public String word() {
        return word;
    }
}
