package arbd.feeds.wire;

import arbd.market.Require;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Byte texts to small numbers: open addressing, at most a quarter full, no allocation on lookup. Immutable. */
public final class SymbolTable {
    private final byte[][] keys;
    /** First and last eight bytes of each key, as in {@link Words}; a key of up to 16 bytes is told by these alone. */
    private final long[] heads;
    private final long[] tails;
    private final int[] values;
    private final int mask;

    /** Takes all pairs; values must not be negative. */
    public SymbolTable(Map<String, Integer> pairs) {
        int size = Integer.highestOneBit(Math.max(4, pairs.size())) << 3;
        this.keys = new byte[size][];
        this.heads = new long[size];
        this.tails = new long[size];
        this.values = new int[size];
        this.mask = size - 1;
        for (Map.Entry<String, Integer> pair : pairs.entrySet()) {
            Require.that(pair.getValue() >= 0, "value of '%s' is negative", pair.getKey());
            add(pair.getKey().getBytes(StandardCharsets.UTF_8), pair.getValue());
        }
    }

    private void add(byte[] key, int value) {
        long head = head(key, 0, key.length);
        long tail = tail(key, 0, key.length);
        int slot = slot(head, tail, key.length);
        while (keys[slot] != null) {
            slot = slot + 1 & mask;
        }
        keys[slot] = key;
        heads[slot] = head;
        tails[slot] = tail;
        values[slot] = value;
    }

    /** The value of these bytes, or -1. */
    public int find(byte[] text, int from, int to) {
        int length = to - from;
        long head = head(text, from, length);
        long tail = tail(text, from, length);
        int slot = slot(head, tail, length);
        while (keys[slot] != null) {
            if (heads[slot] == head && tails[slot] == tail && keys[slot].length == length
                    && (length <= 2 * Long.BYTES || same(keys[slot], text, from))) {
                return values[slot];
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }

    private int slot(long head, long tail, int length) {
        return Words.spread(head ^ Long.rotateLeft(tail, 32) + length) & mask;
    }

    private static long head(byte[] text, int from, int length) {
        if (length >= Long.BYTES) {
            return Words.at(text, from);
        }
        if (text.length - from >= Long.BYTES) {
            return Words.first(Words.at(text, from), 8 * Math.max(0, length));
        }
        long word = 0;
        for (int i = length - 1; i >= 0; i--) {
            word = word << 8 | text[from + i] & 0xff;
        }
        return word;
    }

    private static long tail(byte[] text, int from, int length) {
        return length > Long.BYTES ? Words.at(text, from + length - Long.BYTES) : 0;
    }

    private static boolean same(byte[] key, byte[] text, int from) {
        for (int i = 0; i < key.length; i++) {
            if (key[i] != text[from + i]) {
                return false;
            }
        }
        return true;
    }
}
