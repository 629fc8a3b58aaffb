package arbd.route;

/** What makes a route over pools a route. Ordinals are journaled: append only. */
public enum PoolRouteKind {
    /** A cycle of two to four pools of one chain, in one transaction. */
    AMM("amm"),
    /** A trade on a book against one to three pools, from inventory on both sides. */
    BOOK_AMM("bookAmm");

    private static final PoolRouteKind[] VALUES = values();

    private final String word;

    PoolRouteKind(String word) {
        this.word = word;
    }

    /** As in a configuration. */
    public String word() {
        return word;
    }

    /** The kind with this ordinal, without allocating. */
    public static PoolRouteKind of(int ordinal) {
        return VALUES[ordinal];
    }

    /** How many there are. */
    public static int count() {
        return VALUES.length;
    }
}
