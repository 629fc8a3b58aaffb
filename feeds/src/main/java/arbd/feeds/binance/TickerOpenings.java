package arbd.feeds.binance;

import arbd.feeds.wire.Literal;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The texts with which the {@code bookTicker} frames of a combined stream begin: one for each instrument, up to the
 * update number, known before the first frame comes. Finding the one that stands there tells the instrument, at the
 * price of comparing some words. Immutable.
 */
final class TickerOpenings {
    private static final String STREAM = "{\"stream\":\"";
    private static final int NONE = -1;

    private final Literal[] opening;
    private final Literal[] symbol;
    /** Positions of instruments by the first eight bytes of their stream's name: open addressing, NONE = free. */
    private final int[] slots;

    /** For instruments with these symbols, in the order of the connection's list. */
    TickerOpenings(BinanceMarket market, List<String> symbols) {
        this.opening = new Literal[symbols.size()];
        this.symbol = new Literal[symbols.size()];
        this.slots = new int[Integer.highestOneBit(Math.max(4, symbols.size())) << 3];
        Arrays.fill(slots, NONE);
        for (int i = 0; i < opening.length; i++) {
            String name = symbols.get(i).toLowerCase(Locale.ROOT) + "@bookTicker";
            opening[i] = Literal.of(STREAM + name + "\",\"data\":{" + market.tickerStart() + "\"u\":");
            symbol[i] = Literal.of(market.tickerMiddle(symbols.get(i)));
            int slot = slot(Literal.of(name).head());
            while (slots[slot] != NONE) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = i;
        }
    }

    /** Position of the instrument whose frame begins here, or -1. */
    int find(Scan scan, byte[] text, int at) {
        if (text.length - at < STREAM.length() + Long.BYTES) {
            return NONE;
        }
        int slot = slot(Words.at(text, at + STREAM.length()));
        while (slots[slot] != NONE && !scan.at(at, opening[slots[slot]])) {
            slot = slot + 1 & slots.length - 1;
        }
        return slots[slot];
    }

    /** How such a frame begins. */
    Literal opening(int index) {
        return opening[index];
    }

    /** What is between its update number and its bid. */
    Literal symbol(int index) {
        return symbol[index];
    }

    private int slot(long head) {
        return Words.spread(head) & slots.length - 1;
    }
}
