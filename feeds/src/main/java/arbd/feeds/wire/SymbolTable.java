package arbd.feeds.wire;

import arbd.market.Require;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Byte texts to small numbers: open addressing, at most a quarter full, no allocation on lookup. Immutable. */
public final class SymbolTable {
    private final byte[][] keys;
    private final int[] values;
    private final int mask;

    /** Takes all pairs; values must not be negative. */
    public SymbolTable(Map<String, Integer> pairs) {
        int size = Integer.highestOneBit(Math.max(4, pairs.size())) << 3;
        this.keys = new byte[size][];
        this.values = new int[size];
        this.mask = size - 1;
        for (Map.Entry<String, Integer> pair : pairs.entrySet()) {
            Require.that(pair.getValue() >= 0, "value of '%s' is negative", pair.getKey());
            byte[] key = pair.getKey().getBytes(StandardCharsets.UTF_8);
            int slot = hash(key, 0, key.length) & mask;
            while (keys[slot] != null) {
                slot = slot + 1 & mask;
            }
            keys[slot] = key;
            values[slot] = pair.getValue();
        }
    }

    /** The value of these bytes, or -1. */
    public int find(byte[] text, int from, int to) {
        int slot = hash(text, from, to) & mask;
        while (keys[slot] != null) {
            if (same(keys[slot], text, from, to)) {
                return values[slot];
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }

    private static boolean same(byte[] key, byte[] text, int from, int to) {
        if (key.length != to - from) {
            return false;
        }
        for (int i = 0; i < key.length; i++) {
            if (key[i] != text[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(byte[] text, int from, int to) {
        int hash = 0x811c9dc5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text[i]) * 0x01000193;
        }
        return hash ^ hash >>> 15;
    }
}
