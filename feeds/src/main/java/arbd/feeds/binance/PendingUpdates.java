package arbd.feeds.binance;

/**
 * Changes of one book that wait for its snapshot, oldest first, as numbers in one array. It grows by doubling up to a
 * hard cap and keeps what it has grown to, so that a frame costs no object.
 */
final class PendingUpdates {
    /** Longs that may be kept: 2 MiB, some 100,000 levels. */
    static final int LONGS_MAX = 1 << 18;

    private static final int LONGS_MIN = 1 << 10;

    private long[] longs = new long[0];
    private int from;
    private int to;

    boolean isEmpty() {
        return from == to;
    }

    void clear() {
        from = 0;
        to = 0;
    }

    /** Adds one behind the others; false = there is no room, nothing was added. */
    boolean add(DepthUpdate update) {
        int size = update.size();
        if (to - from + size > LONGS_MAX) {
            return false;
        }
        if (to + size > longs.length) {
            makeRoom(size);
        }
        update.store(longs, to);
        to += size;
        return true;
    }

    /** Reads the oldest, which stays. */
    void peek(DepthUpdate into) {
        into.load(longs, from);
    }

    /** Drops the oldest, which {@code read} holds. */
    void drop(DepthUpdate read) {
        from += read.size();
        if (from == to) {
            clear();
        }
    }

    private void makeRoom(int size) {
        int kept = to - from;
        long[] wider = longs;
        if (kept + size > longs.length) {
            wider = new long[Math.min(LONGS_MAX, Math.max(LONGS_MIN, Integer.highestOneBit(kept + size) << 1))];
        }
        System.arraycopy(longs, from, wider, 0, kept);
        longs = wider;
        from = 0;
        to = kept;
    }
}
