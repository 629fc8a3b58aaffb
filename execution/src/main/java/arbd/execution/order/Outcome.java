package arbd.execution.order;

/** How an arbitrage ended. Ordinals are journaled: append only. */
public enum Outcome {
    /** Every leg filled whole. */
    COMPLETE("complete"),
    /** Legs filled in part, but matched: what is left over is below what could be traded. */
    MATCHED("matched in part"),
    /** Nothing filled: the edge was gone. */
    VANISHED("vanished"),
    /** A leg is missing: the others are naked. */
    MISSED("missed a leg");

    private static final Outcome[] VALUES = values();

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** The outcome with this ordinal, without allocating. */
    public static Outcome of(int ordinal) {
        return VALUES[ordinal];
    }
}
