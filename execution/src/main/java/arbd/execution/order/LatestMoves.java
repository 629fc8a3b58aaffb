package arbd.execution.order;

import arbd.market.StateHash;

/**
 * What our fills and flows moved of each wallet in the latest millisecond of the venue's clock that had any. Words,
 * fills and flows are stamped to the millisecond and come over several connections: a word of that very millisecond may
 * hold all of these moves, some or none. Owned by {@link Wallets}.
 */
final class LatestMoves {
    /** Moves that are kept; of more, nothing is said but that they explain whatever a word says. */
    static final int MOVES_MAX = 8;

    private static final long MILLISECOND = 1_000_000L;

    private final long[] millis;
    private final int[] count;
    private final long[] moves;

    LatestMoves(int wallets) {
        this.millis = new long[wallets];
        this.count = new int[wallets];
        this.moves = new long[wallets * MOVES_MAX];
    }

    /** Notes what a fill or a flow moved; one without the venue's time explains nothing. */
    void moved(int at, long venueTimeNanos, long units) {
        long when = venueTimeNanos / MILLISECOND;
        if (units == 0 || venueTimeNanos == 0 || when < millis[at]) {
            return;
        }
        if (when > millis[at]) {
            millis[at] = when;
            count[at] = 0;
        }
        if (count[at] < MOVES_MAX) {
            moves[at * MOVES_MAX + count[at]] = units;
        }
        count[at]++;
    }

    /**
     * Whether a word may differ from our balance only because it was made before, or between, the latest fills.
     *
     * @param difference what the word says more than our balance
     */
    boolean explain(int at, long wordNanos, long difference) {
        if (wordNanos == 0 || wordNanos / MILLISECOND != millis[at] || count[at] == 0) {
            return false;
        }
        if (count[at] > MOVES_MAX) {
            return true;
        }
        for (int subset = 1; subset < 1 << count[at]; subset++) {
            if (sum(at, subset) == -difference) {
                return true;
            }
        }
        return false;
    }

    private long sum(int at, int subset) {
        long sum = 0;
        for (int move = 0; move < count[at]; move++) {
            sum += (subset >> move & 1) == 0 ? 0 : moves[at * MOVES_MAX + move];
        }
        return sum;
    }

    long foldInto(long hash) {
        long folded = hash;
        for (int at = 0; at < millis.length; at++) {
            folded = StateHash.mix(StateHash.mix(folded, millis[at]), count[at]);
            for (int move = 0; move < Math.min(MOVES_MAX, count[at]); move++) {
                folded = StateHash.mix(folded, moves[at * MOVES_MAX + move]);
            }
        }
        return folded;
    }
}
