package arbd.daemon.decode;

import arbd.book.LevelBook;
import arbd.market.Decimals;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A book whose decimals are learnt from its own text: when a number needs more places than any before, all levels are
 * scaled up, exactly. What does not fit a {@code long} then is refused.
 */
final class TextBook {
    private static final int TEXT_MAX = 40;

    private final boolean plainText;
    private final Scale px;
    private final Scale qty;
    /** How the levels of each side were written, by price; null = they need not be known. */
    private final List<Map<BigDecimal, Written>> written;
    private LevelBook levels;
    private int capacity;

    private record Written(String px, String qty) {
    }

    /**
     * An empty book.
     *
     * @param capacity most levels a side
     * @param padded whether the venue writes all prices of an instrument, and all quantities, with equally many places
     */
    TextBook(int capacity, boolean padded) {
        this(capacity, padded, false);
    }

    /** The same, where {@code asWritten} gives the best levels with the places that they were written with. */
    TextBook(int capacity, boolean padded, boolean asWritten) {
        this.capacity = capacity;
        this.written = asWritten ? List.of(new HashMap<>(), new HashMap<>()) : null;
        this.plainText = !padded;
        this.px = new Scale(padded);
        this.qty = new Scale(padded);
        this.levels = new LevelBook(capacity);
    }

    /** Empty again, with room for so many levels a side. */
    void restart(int levelsMax) {
        clear();
        if (levelsMax != capacity) {
            capacity = levelsMax;
            levels = new LevelBook(levelsMax);
        }
    }

    /** Empty again, and free to learn other decimals. */
    void clear() {
        levels.clear();
        if (written != null) {
            written.forEach(Map::clear);
        }
        px.decimals = 0;
        qty.decimals = 0;
    }

    /**
     * Sets a level, or removes it where the quantity is zero.
     *
     * @return false when a number is none, is out of range, or does not fit
     */
    boolean set(int side, String price, String quantity) {
        int pxBefore = px.decimals;
        int qtyBefore = qty.decimals;
        if (!px.learn(price) || !qty.learn(quantity) || !rescale(pxBefore, qtyBefore)) {
            return false;
        }
        long pxMantissa = Decimals.parse(price, px.decimals);
        long qtyMantissa = Decimals.parse(quantity, qty.decimals);
        if (pxMantissa <= 0 || qtyMantissa < 0) {
            return false;
        }
        levels.set(side, pxMantissa, qtyMantissa);
        if (written != null && qtyMantissa == 0) {
            written.get(side).remove(key(pxMantissa));
        } else if (written != null) {
            written.get(side).put(key(pxMantissa), new Written(price, quantity));
        }
        return true;
    }

    /** Drops what is beyond the best {@code depth} levels of each side. */
    void truncate(int depth) {
        levels.truncate(depth);
    }

    /** Levels as mantissas of {@link #pxDecimals} and {@link #qtyDecimals}. */
    LevelBook levels() {
        return levels;
    }

    int pxDecimals() {
        return px.decimals;
    }

    int qtyDecimals() {
        return qty.decimals;
    }

    /** Best price of a side as the venue would write it, null when the side is empty. */
    String bestPx(int side) {
        if (levels.count(side) == 0) {
            return null;
        }
        long best = levels.px(side, 0);
        return written == null ? text(best, px.decimals) : written.get(side).get(key(best)).px();
    }

    /** Quantity at the best price, null when the side is empty. */
    String bestQty(int side) {
        if (levels.count(side) == 0) {
            return null;
        }
        return written == null ? text(levels.qty(side, 0), qty.decimals)
                : written.get(side).get(key(levels.px(side, 0))).qty();
    }

    private BigDecimal key(long pxMantissa) {
        return BigDecimal.valueOf(pxMantissa, px.decimals).stripTrailingZeros();
    }

    private String text(long mantissa, int decimals) {
        return plainText ? Decimals.shortText(mantissa, decimals) : Decimals.text(mantissa, decimals);
    }

    private boolean rescale(int pxBefore, int qtyBefore) {
        if (px.decimals == pxBefore && qty.decimals == qtyBefore) {
            return true;
        }
        long pxFactor = Decimals.pow10(px.decimals - pxBefore);
        long qtyFactor = Decimals.pow10(qty.decimals - qtyBefore);
        LevelBook wider = new LevelBook(capacity);
        for (int side = LevelBook.BID; side <= LevelBook.ASK; side++) {
            for (int i = 0; i < levels.count(side); i++) {
                if (Math.multiplyHigh(levels.px(side, i), pxFactor) != 0 || levels.px(side, i) * pxFactor < 0
                        || Math.multiplyHigh(levels.qty(side, i), qtyFactor) != 0
                        || levels.qty(side, i) * qtyFactor < 0) {
                    return false;
                }
                wider.set(side, levels.px(side, i) * pxFactor, levels.qty(side, i) * qtyFactor);
            }
        }
        levels = wider;
        return true;
    }

    /** The most places that a number was seen to need, or to be written with where the venue pads them. */
    private static final class Scale {
        private final boolean padded;
        private int decimals;

        Scale(boolean padded) {
            this.padded = padded;
        }

        boolean learn(String text) {
            if (text.isEmpty() || text.length() > TEXT_MAX) {
                return false;
            }
            try {
                BigDecimal value = new BigDecimal(text);
                int places = padded ? value.scale() : value.stripTrailingZeros().scale();
                if (places > Decimals.DECIMALS_MAX) {
                    return false;
                }
                decimals = Math.max(decimals, places);
                return true;
            } catch (NumberFormatException | ArithmeticException e) {
                return false;
            }
        }
    }
}
