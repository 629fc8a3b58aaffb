package arbd.route;

import arbd.market.Require;
import arbd.market.Side;
import arbd.market.Tick;
import java.util.Arrays;

/**
 * What orders of the present event take from the visible levels. Each quantity is cut from the table while the next
 * routes are sized, so that no level is spent twice; {@link #putBack} restores the market as it was told. Owned by the
 * decide thread; allocates nothing.
 */
public final class TakenDepth {
    private static final int NONE = -1;

    private final QuoteTable quotes;
    private final int[] savedAt;
    private final int[] row;
    private final int[] count;
    private final long[] px;
    private final long[] qty;
    private int saved;

    /**
     * Nothing taken.
     *
     * @param rowsMax most sides of markets that are taken from in one event, at least 1
     */
    public TakenDepth(QuoteTable quotes, int rowsMax) {
        Require.that(rowsMax > 0, "rowsMax must be positive, was %d", rowsMax);
        int rows = Math.min(rowsMax, quotes.rows());
        this.quotes = quotes;
        this.savedAt = new int[quotes.rows()];
        this.row = new int[rows];
        this.count = new int[rows];
        this.px = new long[rows * Tick.LEVELS];
        this.qty = new long[rows * Tick.LEVELS];
        Arrays.fill(savedAt, NONE);
    }

    /**
     * Cuts what an order takes, best level first; more than is visible takes all of it.
     *
     * @param side what the order does
     * @param taken quantity mantissa, not negative
     */
    public void take(int instrument, Side side, long taken) {
        int at = QuoteTable.row(instrument, side);
        if (savedAt[at] == NONE) {
            savedAt[at] = saved;
            row[saved] = at;
            count[saved] = quotes.copyRow(at, px, qty, saved * Tick.LEVELS);
            saved++;
        }
        quotes.cut(at, taken);
    }

    /** Whether anything is cut. */
    public boolean any() {
        return saved > 0;
    }

    /** The table is again as the venues told it. */
    public void putBack() {
        for (int i = 0; i < saved; i++) {
            quotes.putRow(row[i], count[i], px, qty, i * Tick.LEVELS);
            savedAt[row[i]] = NONE;
        }
        saved = 0;
    }
}
