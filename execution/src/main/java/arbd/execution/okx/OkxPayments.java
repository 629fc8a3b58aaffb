package arbd.execution.okx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Which funding payments were told of and are on no bill yet. The stream and the bills have nothing in common but about
 * the time; either may be first, and each payment of each is taken once.
 */
final class OkxPayments {
    /** How far the two may differ about the time; fundings are an hour apart at least. */
    private static final long SAME_MILLIS = 60_000;
    private static final int KEPT_MAX = 1_024;

    private final Deque<Long> heard = new ArrayDeque<>();
    private final Deque<Long> billed = new ArrayDeque<>();

    /** The stream told that one was made. */
    void heard(long millis) {
        if (!takeNear(billed, millis)) {
            heard.add(millis);
        }
    }

    /** There is a bill about one. */
    void billed(long millis) {
        if (!takeNear(heard, millis)) {
            billed.add(millis);
            if (billed.size() > KEPT_MAX) {
                billed.poll();
            }
        }
    }

    /** Whether a bill must still come. */
    boolean owed() {
        return !heard.isEmpty();
    }

    /** Nobody listens any more: what was heard is found by the bills' own times. */
    void reset() {
        heard.clear();
        billed.clear();
    }

    private static boolean takeNear(Deque<Long> among, long millis) {
        for (Iterator<Long> each = among.iterator(); each.hasNext();) {
            if (Math.abs(each.next() - millis) <= SAME_MILLIS) {
                each.remove();
                return true;
            }
        }
        return false;
    }
}
