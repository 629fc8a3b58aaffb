package arbd.book;

/**
 * One side of a book in two flat arrays, worst level first, with room before and behind: a change moves only the levels
 * between it and the nearer end. Most changes are near the best price, so that in a book of thousands of levels a few
 * dozen bytes move instead of tens of kilobytes.
 */
final class Ladder {
    private static final int SPARE_MIN = 16;
    private static final int NEAR = 32;

    private final int depthMax;
    private final boolean bids;
    private final long[] px;
    private final long[] qty;
    /** Index of the worst level. */
    private int first;
    /** One past the index of the best level. */
    private int end;

    Ladder(int depthMax, boolean bids) {
        this.depthMax = depthMax;
        this.bids = bids;
        int capacity = depthMax + Math.max(SPARE_MIN, depthMax / 2);
        this.px = new long[capacity];
        this.qty = new long[capacity];
        clear();
    }

    int count() {
        return end - first;
    }

    long px(int position) {
        return px[end - 1 - position];
    }

    long qty(int position) {
        return qty[end - 1 - position];
    }

    void truncate(int depth) {
        if (depth <= 0) {
            clear();
        } else {
            first = Math.max(first, end - depth);
        }
    }

    /** As {@link LevelBook#set}. */
    int set(long levelPx, long levelQty) {
        int at = indexOf(levelPx);
        boolean known = at < end && px[at] == levelPx;
        if (levelQty <= 0) {
            return known ? remove(at) : -1;
        }
        if (known) {
            boolean same = qty[at] == levelQty;
            qty[at] = levelQty;
            return same ? -1 : end - 1 - at;
        }
        if (end - first < depthMax) {
            return insert(at, levelPx, levelQty);
        }
        if (at == first) {
            return -1;
        }
        first++;
        return insert(at, levelPx, levelQty);
    }

    private void clear() {
        first = px.length / 2;
        end = first;
    }

    /** Copies up to {@code most} levels from {@code position} on, best first; returns how many there were. */
    int copy(int position, int most, long[] intoPx, long[] intoQty, int at) {
        int copied = Math.max(0, Math.min(most, count() - position));
        int from = end - 1 - position;
        for (int i = 0; i < copied; i++) {
            intoPx[at + i] = px[from - i];
            intoQty[at + i] = qty[from - i];
        }
        return copied;
    }

    /** Levels better than a price. */
    int better(long than) {
        int at = indexOf(than);
        return end - at - (at < end && px[at] == than ? 1 : 0);
    }

    /**
     * Where this price is, or the first level that is better: what is inserted goes before it. Prices near the best
     * are asked for most, so the search begins there and widens; then it halves, without branches that depend on
     * prices, which nothing could guess.
     */
    private int indexOf(long wanted) {
        int high = end;
        int step = NEAR;
        while (high - step > first && !worse(px[high - step], wanted)) {
            high -= step;
            step <<= 2;
        }
        int low = Math.max(first, high - step);
        int span = high - low;
        if (span == 0) {
            return low;
        }
        while (span > 1) {
            int half = span >>> 1;
            low = worse(px[low + half - 1], wanted) ? low + half : low;
            span -= half;
        }
        return worse(px[low], wanted) ? low + 1 : low;
    }

    private boolean worse(long a, long b) {
        return bids ? a < b : a > b;
    }

    private int remove(int at) {
        int better = end - at - 1;
        int worse = at - first;
        if (better <= worse) {
            move(at + 1, at, better);
            end--;
        } else {
            move(first, first + 1, worse);
            first++;
        }
        return better;
    }

    private int insert(int index, long levelPx, long levelQty) {
        int at = index;
        int better = end - at;
        boolean up = better <= at - first;
        if (up ? end == px.length : first == 0) {
            int shift = centre();
            at += shift;
        }
        if (up) {
            move(at, at + 1, better);
            end++;
        } else {
            move(first, first - 1, at - first);
            first--;
            at--;
        }
        px[at] = levelPx;
        qty[at] = levelQty;
        return end - 1 - at;
    }

    /** Moves all levels to the middle of the arrays; returns by how much. */
    private int centre() {
        int count = end - first;
        int to = (px.length - count) / 2;
        int shift = to - first;
        move(first, to, count);
        first = to;
        end = to + count;
        return shift;
    }

    private void move(int from, int to, int count) {
        System.arraycopy(px, from, px, to, count);
        System.arraycopy(qty, from, qty, to, count);
    }
}
