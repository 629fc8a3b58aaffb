package arbd.feeds;

import arbd.feeds.wire.DecimalText;
import java.util.Arrays;

/**
 * The levels of one book message, kept until the whole message was read: a book takes it whole or not at all. Decimal
 * places are as written. Sides are {@link arbd.book.LevelBook#BID} and {@link arbd.book.LevelBook#ASK}.
 */
public final class BookLevels {
    /** Places differ between levels, or there are none. */
    public static final int MIXED = -1;

    private static final int UNSEEN = -2;

    private final int most;
    private final long[][] px;
    private final long[][] qty;
    private final int[] count = new int[2];
    private int pxDecimals;
    private int qtyDecimals;
    private int pxPlaces;
    private int qtyPlaces;
    private boolean refused;

    /** Room for so many levels a side; more are refused. */
    public BookLevels(int capacity) {
        this(capacity, capacity);
    }

    /**
     * Room that grows with the largest message so far.
     *
     * @param capacity levels a side to begin with, at least 1
     * @param most levels a side beyond which a message is refused
     */
    public BookLevels(int capacity, int most) {
        this.most = most;
        this.px = new long[2][capacity];
        this.qty = new long[2][capacity];
    }

    /** Begins a message of an instrument with these decimals. */
    public void begin(int pxDecimalPlaces, int qtyDecimalPlaces) {
        pxDecimals = pxDecimalPlaces;
        qtyDecimals = qtyDecimalPlaces;
        count[0] = 0;
        count[1] = 0;
        pxPlaces = UNSEEN;
        qtyPlaces = UNSEEN;
        refused = false;
    }

    /** Decimal places of price mantissas. */
    public int pxDecimals() {
        return pxDecimals;
    }

    /** Decimal places of quantity mantissas. */
    public int qtyDecimals() {
        return qtyDecimals;
    }

    /**
     * Takes the next level of a side.
     *
     * @param side {@link arbd.book.LevelBook#BID} or {@link arbd.book.LevelBook#ASK}
     * @param px mantissa, or {@link DecimalText#NONE}
     * @param pxWritten places that the price is written with
     * @param qty mantissa, 0 = remove, or {@link DecimalText#NONE}
     * @param qtyWritten places that the quantity is written with
     */
    public void add(int side, long px, int pxWritten, long qty, int qtyWritten) {
        int at = count[side];
        if (px <= 0 || qty < 0 || at == most) {
            refused = true;
            return;
        }
        if (at == this.px[side].length) {
            grow(side, Math.min(most, 2 * at));
        }
        this.px[side][at] = px;
        this.qty[side][at] = qty;
        pxPlaces = same(pxPlaces, pxWritten);
        qtyPlaces = same(qtyPlaces, qtyWritten);
        count[side]++;
    }

    private void grow(int side, int capacity) {
        px[side] = Arrays.copyOf(px[side], capacity);
        qty[side] = Arrays.copyOf(qty[side], capacity);
    }

    /** Whether a number did not fit, or there were too many levels. */
    public boolean refused() {
        return refused;
    }

    /** Levels read of a side. */
    public int count(int side) {
        return count[side];
    }

    /** Price mantissa of a level, in the order of the message. */
    public long px(int side, int position) {
        return px[side][position];
    }

    /** Quantity mantissa of a level, 0 = remove. */
    public long qty(int side, int position) {
        return qty[side][position];
    }

    /** Places in which all prices are written, or {@link #MIXED}. */
    public int pxPlaces() {
        return Math.max(pxPlaces, MIXED);
    }

    /** Places in which all quantities are written, or {@link #MIXED}. */
    public int qtyPlaces() {
        return Math.max(qtyPlaces, MIXED);
    }

    private static int same(int before, int now) {
        return before == UNSEEN || before == now ? now : MIXED;
    }
}
