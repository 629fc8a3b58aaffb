package arbd.daemon.decide;

/** What happened to an episode. Ordinals are journaled: append only. */
public enum EpisodeStage {
    /** The route has an edge now. */
    OPENED,
    /** Its verdict is another now. */
    CHANGED,
    /** The edge is gone. */
    CLOSED;

    private static final EpisodeStage[] VALUES = values();

    /** The stage with this ordinal, without allocating. */
    public static EpisodeStage of(int ordinal) {
        return VALUES[ordinal];
    }
}
