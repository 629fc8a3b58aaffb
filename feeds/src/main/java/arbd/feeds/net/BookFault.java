package arbd.feeds.net;

/** Why a book was not believed although its frames could be read; a hole in the numbering is a gap and counted so. */
public enum BookFault {
    /** The best bid is above the best ask. */
    CROSSED,
    /** The best bid equals the best ask. */
    LOCKED,
    /** The book differs from the venue's own best quote of the same number. */
    CROSS_CHECK,
    /** The book is far behind the venue's own best quote: one of the two streams lies or stands still. */
    BEHIND,
    /** The price left the range of which the snapshot told. */
    OUT_OF_RANGE,
    /** The snapshot is older than the first change that waits for it. */
    SNAPSHOT_OLD,
    /** More changes wait for a snapshot than may be kept. */
    BUFFER_FULL,
    /** No market data for too long although the connection is up. */
    SILENT,
    /** Blocks of a chain were replaced by others. */
    REORGANISED,
    /** No word on one instrument for too long while the others of its connection talk: it was subscribed anew. */
    QUIET;

    private static final BookFault[] VALUES = values();

    /** How many there are. */
    public static final int COUNT = VALUES.length;

    /** The reason with this ordinal, without allocating. */
    public static BookFault of(int ordinal) {
        return VALUES[ordinal];
    }
}
