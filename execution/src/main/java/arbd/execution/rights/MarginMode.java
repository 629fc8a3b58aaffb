package arbd.execution.rights;

import java.util.Locale;

/** What stands behind a perpetual position. */
public enum MarginMode {
    /** All that the wallet holds. */
    CROSS,
    /** What was set aside for it. */
    ISOLATED,
    /** All that the account holds, weighed by the venue's own model of risk. */
    PORTFOLIO;

    /** As configurations have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
