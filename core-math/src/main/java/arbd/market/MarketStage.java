package arbd.market;

/** How near the announced end of a market is. Ordinals are journaled: append only. */
public enum MarketStage {
    /** No end is announced. */
    OPEN("no end is announced any more"),
    /** An end is announced; so far it changes nothing. */
    ANNOUNCED("an end is announced"),
    /** Nothing new is opened; what is held is closed where that pays as usual. */
    EXITS_ONLY("no entries any more"),
    /** The end is near: what is held is closed even where that costs something. */
    EXITING("what is held is closed, at a cost if need be"),
    /** Nothing is traded any more. */
    ENDED("the market has ended");

    private static final MarketStage[] VALUES = values();

    private final String words;

    MarketStage(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** Whether nothing new may be opened. */
    public boolean noEntries() {
        return ordinal() >= EXITS_ONLY.ordinal();
    }

    /** The stage with this ordinal, without allocating. */
    public static MarketStage of(int ordinal) {
        return VALUES[ordinal];
    }
}
