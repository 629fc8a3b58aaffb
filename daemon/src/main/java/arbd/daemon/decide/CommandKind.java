package arbd.daemon.decide;

/** What an operator may say. */
public enum CommandKind {
    /** Reduce only: no entries, open legs are finished. */
    PAUSE,
    /** Nothing new leaves but cancels and queries; latched. */
    HALT,
    /** Lift a pause or a halt. */
    RESUME,
    /** Cancel or query everything that is not final; nothing else changes. */
    CANCEL_OPEN;

    private static final CommandKind[] VALUES = values();

    /** The kind with this ordinal, without allocating. */
    public static CommandKind of(int ordinal) {
        return VALUES[ordinal];
    }
}
