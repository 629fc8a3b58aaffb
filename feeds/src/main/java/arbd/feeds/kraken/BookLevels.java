package arbd.feeds.kraken;

import arbd.feeds.wire.DecimalText;

/** The levels of one book message, kept until the whole message was read. Decimal places are as written. */
final class BookLevels {
    /** Places differ between levels, or there are none. */
    static final int MIXED = -1;

    private static final int UNSEEN = -2;

    private final long[][] px;
    private final long[][] qty;
    private final int[] count = new int[2];
    private int pxDecimals;
    private int qtyDecimals;
    private int pxPlaces;
    private int qtyPlaces;
    private boolean refused;

    BookLevels(int capacity) {
        this.px = new long[2][capacity];
        this.qty = new long[2][capacity];
    }

    /** Begins a message of an instrument with these decimals. */
    void begin(int pxDecimalPlaces, int qtyDecimalPlaces) {
        pxDecimals = pxDecimalPlaces;
        qtyDecimals = qtyDecimalPlaces;
        count[0] = 0;
        count[1] = 0;
        pxPlaces = UNSEEN;
        qtyPlaces = UNSEEN;
        refused = false;
    }

    int pxDecimals() {
        return pxDecimals;
    }

    int qtyDecimals() {
        return qtyDecimals;
    }

    /**
     * Takes the next level of a side.
     *
     * @param px mantissa, or {@link DecimalText#NONE}
     * @param qty mantissa, 0 = remove, or {@link DecimalText#NONE}
     */
    void add(int side, long px, int pxWritten, long qty, int qtyWritten) {
        int at = count[side];
        if (px <= 0 || qty < 0 || at == this.px[side].length) {
            refused = true;
            return;
        }
        this.px[side][at] = px;
        this.qty[side][at] = qty;
        pxPlaces = same(pxPlaces, pxWritten);
        qtyPlaces = same(qtyPlaces, qtyWritten);
        count[side]++;
    }

    /** Whether a number did not fit, or there were too many levels. */
    boolean refused() {
        return refused;
    }

    int count(int side) {
        return count[side];
    }

    long px(int side, int position) {
        return px[side][position];
    }

    long qty(int side, int position) {
        return qty[side][position];
    }

    /** Places in which all prices are written, or {@link #MIXED}. */
    int pxPlaces() {
        return Math.max(pxPlaces, MIXED);
    }

    /** Places in which all quantities are written, or {@link #MIXED}. */
    int qtyPlaces() {
        return Math.max(qtyPlaces, MIXED);
    }

    private static int same(int before, int now) {
        return before == UNSEEN || before == now ? now : MIXED;
    }
}
