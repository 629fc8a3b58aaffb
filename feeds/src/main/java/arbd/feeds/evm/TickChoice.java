package arbd.feeds.evm;

import arbd.amm.PoolEvent;
import arbd.amm.TickMath;
import arbd.amm.U256;

/**
 * Which ticks of a pool are asked for: those around the price that the contract's bitmap says are initialised. A word
 * of the bitmap covers 256 steps of the pool's spacing; so many words are read that a tenth of the price up and down is
 * covered. Of more ticks than are wanted, those nearest to the price, and the window ends before the next.
 */
final class TickChoice {
    /** Most ticks that are asked for; the rest of the room is for positions that are opened later. */
    static final int WANTED = PoolEvent.TICKS * 3 / 4;

    private static final int WORD_SHIFT = 8;
    private static final int WORD = 1 << WORD_SHIFT;
    /** 1.0001^1024 is a little more than 1.1. */
    private static final int REACH = 1_024;
    private static final int WORDS_MOST = 2 * (REACH / WORD) + 1;

    private final U256[] words = new U256[WORDS_MOST];
    private final int[] found = new int[WORDS_MOST * WORD];
    private int spacing;
    private int firstWord;
    private int wordCount;
    private int first;
    private int count;
    private int from;
    private int to;

    TickChoice() {
        for (int i = 0; i < WORDS_MOST; i++) {
            words[i] = new U256();
        }
    }

    /** Chooses the words around a tick; answers how many. */
    int around(int tick, int tickSpacing) {
        spacing = tickSpacing;
        int centre = word(tick);
        int reach = Math.max(1, REACH / (WORD * spacing));
        firstWord = Math.max(word(TickMath.TICK_MIN), centre - reach);
        int last = Math.min(word(TickMath.TICK_MAX), centre + reach);
        wordCount = last - firstWord + 1;
        from = Math.max(TickMath.TICK_MIN, firstWord * WORD * spacing);
        to = Math.min(TickMath.TICK_MAX, (last + 1) * WORD * spacing - 1);
        return wordCount;
    }

    /** Number of a chosen word in the contract. */
    int wordIndex(int place) {
        return firstWord + place;
    }

    /** What the contract says of a chosen word. */
    U256 word(int place, U256 bits) {
        return words[place].set(bits);
    }

    /**
     * Chooses the ticks, all words being known.
     *
     * @param tick at the price
     * @return how many, -1 = a bit is set where no tick can be
     */
    int choose(int tick) {
        int all = 0;
        for (int i = 0; i < wordCount; i++) {
            for (int bit = 0; bit < WORD; bit++) {
                if ((words[i].limb(bit / Long.SIZE) >>> bit & 1) != 0) {
                    found[all++] = ((firstWord + i) * WORD + bit) * spacing;
                }
            }
        }
        if (all > 0 && (found[0] < TickMath.TICK_MIN || found[all - 1] > TickMath.TICK_MAX)) {
            return -1;
        }
        int below = 0;
        while (below < all && found[below] <= tick) {
            below++;
        }
        first = Math.max(0, below - WANTED / 2);
        int end = Math.min(all, first + WANTED);
        first = Math.max(0, end - WANTED);
        count = end - first;
        from = first > 0 ? found[first - 1] + 1 : from;
        to = end < all ? found[end] - 1 : to;
        return count;
    }

    /** A chosen tick. */
    int tick(int place) {
        return found[first + place];
    }

    /** Lowest tick of the window. */
    int from() {
        return from;
    }

    /** Highest tick of the window. */
    int to() {
        return to;
    }

    private int word(int tick) {
        return Math.floorDiv(tick, spacing) >> WORD_SHIFT;
    }
}
