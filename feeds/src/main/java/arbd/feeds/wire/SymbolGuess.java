package arbd.feeds.wire;

/**
 * Which instrument a frame that cannot be read, or the words of an error, seem to be about: the name that follows a
 * key, behind quotes, colons and the like. Allocates nothing after construction.
 */
public final class SymbolGuess {
    private final SymbolTable symbols;
    private final byte[] key;

    /** Looks for what follows this key among these symbols. */
    public SymbolGuess(SymbolTable symbols, String key) {
        this.symbols = symbols;
        this.key = Ascii.of(key);
    }

    /** The value of the symbol that follows the first of these keys, -1 = there is none, or the text ends with it. */
    public int find(byte[] text, int offset, int length) {
        int end = offset + length;
        for (int at = offset; at <= end - key.length; at++) {
            if (stands(text, at)) {
                return behind(text, at + key.length, end);
            }
        }
        return -1;
    }

    private int behind(byte[] text, int at, int end) {
        int from = at;
        while (from < end && !first(text[from])) {
            from++;
        }
        int to = from;
        while (to < end && (first(text[to]) || text[to] == '-' || text[to] == '/')) {
            to++;
        }
        return to < end ? symbols.find(text, from, to) : -1;
    }

    private boolean stands(byte[] text, int at) {
        for (int i = 0; i < key.length; i++) {
            if (text[at + i] != key[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean first(byte b) {
        return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '_' || b == '@';
    }
}
