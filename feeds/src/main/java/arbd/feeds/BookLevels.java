package arbd.feeds;

import arbd.feeds.wire.DecimalText;

/**
 * The levels of one book message, kept until the whole message was read: a book takes it whole or not at all. Decimal
 * places are as written. Sides are {@link arbd.book.LevelBook#BID} and {@link arbd.book.LevelBook#ASK}.
 */
public final class BookLevels {
    /** Places differ between levels, or there are none. */
    public static final int MIXED = -1;

    private static final int UNSEEN = -2;

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

    /** Begins the next level of a side with its price. */
    public void price(int side, byte[] text, int from, int to) {
        long value = DecimalText.mantissa(text, from, to, pxDecimals);
        if (value <= 0 || count[side] == px[side].length) {
            refused = true;
            return;
        }
        px[side][count[side]] = value;
        pxPlaces = same(pxPlaces, DecimalText.places(text, from, to));
    }

    /** Ends the level with its quantity, 0 = remove. */
    public void quantity(int side, byte[] text, int from, int to) {
        long value = DecimalText.mantissa(text, from, to, qtyDecimals);
        if (value < 0 || refused) {
            refused = true;
            return;
        }
        qty[side][count[side]] = value;
        qtyPlaces = same(qtyPlaces, DecimalText.places(text, from, to));
        count[side]++;
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
