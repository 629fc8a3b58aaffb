package arbd.execution.risk;

import arbd.market.Require;

/**
 * What is done about announced ends and pauses.
 *
 * @param entriesEndNanos how long before the end of a market nothing new is opened in it
 * @param exitWithinNanos how long before it what is held is closed at {@code exitMinPpm}, not above the former
 * @param exitMinPpm least edge of such an exit
 * @param maintenanceNanos how long before a venue's maintenance nothing new is opened there
 */
public record Announced(long entriesEndNanos, long exitWithinNanos, long exitMinPpm, long maintenanceNanos) {
    /** Checks the bounds above. */
    public Announced {
        Require.that(exitWithinNanos >= 0 && entriesEndNanos >= exitWithinNanos && maintenanceNanos >= 0,
                "exits begin after entries end, was %d, %d", exitWithinNanos, entriesEndNanos);
    }
}
