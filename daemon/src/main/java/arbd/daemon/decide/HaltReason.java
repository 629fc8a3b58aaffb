package arbd.daemon.decide;

/** Why something was halted, or lifted. Ordinals are journaled: append only. */
public enum HaltReason {
    /** An operator said so. */
    OPERATOR("operator"),
    /** A leg was missed. */
    MISSED_LEG("missed leg"),
    /** More filled than was ordered: something is deeply wrong. */
    OVERFILL("more filled than ordered"),
    /** A venue's position differs from ours at rest: liquidated, deleveraged (ADL), or traded by hand. */
    POSITION("a position changed without our orders: liquidation, deleveraging, or somebody else's trade"),
    /** A venue charged more for a fill than was assumed: edges are not what they seem. */
    FEE("a fill was charged more than was assumed");

    private static final HaltReason[] VALUES = values();

    private final String words;

    HaltReason(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** The reason with this ordinal, without allocating. */
    public static HaltReason of(int ordinal) {
        return VALUES[ordinal];
    }
}
