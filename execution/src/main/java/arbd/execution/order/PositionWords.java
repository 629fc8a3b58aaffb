package arbd.execution.order;

import arbd.market.StateHash;
import java.util.Arrays;

/**
 * The latest word of a venue on each position, until it can be compared with ours: at rest, when no order of the
 * instrument is open or unknown. A word that was made before our last fill there, or before the last word, says nothing
 * any more. Owned by {@link Wallets}.
 */
final class PositionWords {
    private static final long NO_FILL = Long.MIN_VALUE;

    private final boolean[] known;
    private final long[] openingNanos;
    private final int[] open;
    private final boolean[] waiting;
    private final long[] qty;
    private final long[] notional;
    /** By the venue's clock, 0 = not said, and by ours. */
    private final long[] saidNanos;
    private final long[] saidWallNanos;
    private final long[] filledNanos;
    private final long[] filledWallNanos;

    PositionWords(int instruments) {
        this.known = new boolean[instruments];
        this.openingNanos = new long[instruments];
        this.open = new int[instruments];
        this.waiting = new boolean[instruments];
        this.qty = new long[instruments];
        this.notional = new long[instruments];
        this.saidNanos = new long[instruments];
        this.saidWallNanos = new long[instruments];
        this.filledNanos = new long[instruments];
        this.filledWallNanos = new long[instruments];
        Arrays.fill(filledWallNanos, NO_FILL);
    }

    /** Whether this is the first word on its instrument; then it is the opening position. */
    boolean opens(PositionWord word) {
        int at = word.instrument;
        if (known[at]) {
            return false;
        }
        known[at] = true;
        openingNanos[at] = word.venueTimeNanos == 0 ? word.wallNanos : word.venueTimeNanos;
        saidNanos[at] = word.venueTimeNanos;
        return true;
    }

    /** Keeps a word in place of the one before it, unless it is the older one. */
    void keep(PositionWord word) {
        int at = word.instrument;
        if (word.venueTimeNanos != 0 && word.venueTimeNanos < saidNanos[at]) {
            return;
        }
        waiting[at] = true;
        qty[at] = word.qty;
        notional[at] = word.notional;
        saidNanos[at] = word.venueTimeNanos == 0 ? saidNanos[at] : word.venueTimeNanos;
        saidWallNanos[at] = word.venueTimeNanos == 0 ? word.wallNanos : Long.MAX_VALUE;
    }

    /** Takes the word that waits; true when it is to be compared now. */
    boolean take(int at) {
        if (!waiting[at] || open[at] > 0) {
            return false;
        }
        waiting[at] = false;
        boolean bothSaid = saidWallNanos[at] == Long.MAX_VALUE && filledNanos[at] != 0;
        return bothSaid ? saidNanos[at] > filledNanos[at] : saidWallNanos[at] > filledWallNanos[at];
    }

    /** Signed quantity mantissa of the word that was kept last. */
    long qty(int at) {
        return qty[at];
    }

    /** What it is worth, units of the quote asset. */
    long notional(int at) {
        return notional[at];
    }

    /** Whether the opening position does not hold yet what was executed then. */
    boolean opensBefore(int at, long executedNanos) {
        return !known[at] || executedNanos > openingNanos[at];
    }

    void opened(int at) {
        open[at]++;
    }

    void closed(int at) {
        open[at]--;
    }

    void filled(int at, Report fill) {
        filledNanos[at] = Math.max(filledNanos[at], fill.venueTimeNanos);
        filledWallNanos[at] = Math.max(filledWallNanos[at], fill.wallNanos);
    }

    long foldInto(long hash) {
        long folded = hash;
        for (int at = 0; at < known.length; at++) {
            folded = StateHash.mix(folded, (known[at] ? 1 : 0) + (waiting[at] ? 2 : 0));
            folded = StateHash.mix(StateHash.mix(folded, open[at]), openingNanos[at]);
            folded = StateHash.mix(StateHash.mix(folded, qty[at]), notional[at]);
            folded = StateHash.mix(StateHash.mix(folded, saidNanos[at]), saidWallNanos[at]);
            folded = StateHash.mix(StateHash.mix(folded, filledNanos[at]), filledWallNanos[at]);
        }
        return folded;
    }
}
