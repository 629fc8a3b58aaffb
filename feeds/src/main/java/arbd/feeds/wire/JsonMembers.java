package arbd.feeds.wire;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the values of one object's known keys lie in a text: the checked way to read a frame whose keys may come in
 * any order. Allocates nothing after construction.
 */
public final class JsonMembers {
    private static final int NONE = -1;

    private final SymbolTable keys;
    private final int[] valueAt;
    private final JsonCursor cursor;

    /**
     * For objects of one kind.
     *
     * @param cursor stands before the object when {@link #read} is called
     * @param keys the known ones, numbered from 0; others are passed over
     */
    public JsonMembers(JsonCursor cursor, String... keys) {
        this.cursor = cursor;
        this.valueAt = new int[keys.length];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < keys.length; i++) {
            numbers.put(keys[i], i);
        }
        this.keys = new SymbolTable(numbers);
        forget();
    }

    /**
     * Notes where the values of the object under the cursor lie, and leaves the cursor behind it. The text must be
     * known to be valid.
     *
     * @return false = not an object, or a known key twice; nothing is to be believed then
     */
    public boolean read() {
        return members(JsonCursor.DEPTH_MAX);
    }

    /**
     * As {@link #read}, but of a text of which nothing is known, in one pass with checking it: false as well when it is
     * not one valid value from here on to its end.
     */
    public boolean readWhole() {
        return members(JsonCursor.DEPTH_MAX - 1) && cursor.ended();
    }

    private boolean members(int depthMax) {
        forget();
        if (cursor.peek() != '{' || !cursor.enterObject()) {
            return false;
        }
        boolean single = true;
        while (cursor.nextKey()) {
            int key = keys.find(cursor.bytes(), cursor.from(), cursor.to());
            if (key >= 0) {
                single &= valueAt[key] == NONE;
                valueAt[key] = cursor.position();
            }
            cursor.skipValue(depthMax);
        }
        return single;
    }

    /** As after an object without members. */
    public void forget() {
        Arrays.fill(valueAt, NONE);
    }

    /** Whether the object has this key. */
    public boolean has(int key) {
        return valueAt[key] != NONE;
    }

    /** Where the value of a key begins, perhaps with white space; -1 = there is none. */
    public int at(int key) {
        return valueAt[key];
    }

    /** Moves the cursor to the value of a key; answers its first byte, 0 = there is none. */
    public byte seek(int key) {
        if (valueAt[key] == NONE) {
            return 0;
        }
        cursor.seek(valueAt[key]);
        return cursor.peek();
    }

    /** Makes a string value the cursor's token; false = there is no such string. */
    public boolean string(int key) {
        return seek(key) == '"' && cursor.readString();
    }

    /** Makes a number the cursor's token, a sign included; false = there is no such number. */
    public boolean number(int key) {
        byte b = seek(key);
        return (b >= '0' && b <= '9' || b == '-') && cursor.readNumber();
    }
}
