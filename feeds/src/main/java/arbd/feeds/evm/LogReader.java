package arbd.feeds.evm;

import arbd.amm.PoolKind;
import arbd.amm.U256;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.HexText;
import arbd.feeds.wire.JsonCursor;
import arbd.feeds.wire.JsonMembers;
import arbd.feeds.wire.SymbolTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One log of a pool: its keys may come in any order, all numbers must be of the width that the contract gives them.
 * A log that is refused says for which pool, if that much could be read.
 */
final class LogReader {
    private static final int ADDRESS = 0;
    private static final int TOPICS = 1;
    private static final int DATA = 2;
    private static final int BLOCK_NUMBER = 3;
    private static final int BLOCK_HASH = 4;
    private static final int LOG_INDEX = 5;
    private static final int REMOVED = 6;

    /** 0x and the digits of an address, of a word. */
    private static final int ADDRESS_TEXT = 42;
    private static final int WORD_TEXT = 2 + HexText.WORD;
    private static final int TOPICS_MAX = 4;
    private static final PoolLog.Kind[] KINDS = PoolLog.Kind.values();

    private final JsonCursor cursor;
    private final JsonMembers members;
    private final SymbolTable pools;
    private final SymbolTable kinds;
    private final PoolKind[] kindOf;
    private final byte[] lower = new byte[WORD_TEXT];
    private final int[] topicAt = new int[TOPICS_MAX];
    private final U256 word = new U256();
    private int topics;
    private int dataFrom;
    private int dataWords;

    LogReader(JsonCursor cursor, ChainPools chain) {
        this.cursor = cursor;
        this.members = new JsonMembers(cursor, "address", "topics", "data", "blockNumber", "blockHash", "logIndex",
                "removed");
        Map<String, Integer> addresses = new HashMap<>();
        this.kindOf = new PoolKind[chain.pools().size()];
        for (int i = 0; i < kindOf.length; i++) {
            addresses.put(ChainPools.lower(chain.pools().get(i).symbol()), i);
            kindOf[i] = chain.pools().get(i).kind();
        }
        this.pools = new SymbolTable(addresses);
        Map<String, Integer> events = new HashMap<>();
        for (PoolLog.Kind kind : KINDS) {
            events.put(topic(kind), kind.ordinal());
        }
        this.kinds = new SymbolTable(events);
    }

    /** What a log of this kind has as its first topic. */
    static String topic(PoolLog.Kind kind) {
        return switch (kind) {
            case SYNC -> Abi.SYNC;
            case SWAP -> Abi.SWAP;
            case MINT -> Abi.MINT;
            case BURN -> Abi.BURN;
        };
    }

    /** The names of the logs that pools of this kind write. */
    static List<String> topics(PoolKind kind) {
        return kind == PoolKind.CONSTANT_PRODUCT ? List.of(Abi.SYNC) : List.of(Abi.SWAP, Abi.MINT, Abi.BURN);
    }

    /**
     * Reads the log under the cursor, in a text that is known to be valid.
     *
     * @return null = read; otherwise why it is refused; {@code into.pool} is the pool then and {@code into.block}
     *     the block, or -1
     */
    Malformed read(PoolLog into) {
        into.pool = -1;
        into.block = -1;
        if (!members.read() || !members.string(ADDRESS)) {
            return Malformed.SYNTAX;
        }
        into.pool = find(pools, cursor.from(), cursor.to(), ADDRESS_TEXT);
        if (into.pool < 0) {
            return Malformed.SYMBOL;
        }
        if (!place(into) || !readTopics() || !readData()) {
            return Malformed.SYNTAX;
        }
        int kind = topics == 0 ? -1 : find(kinds, topicAt[0], topicAt[0] + WORD_TEXT, WORD_TEXT);
        if (kind < 0) {
            return Malformed.UNKNOWN_KIND;
        }
        into.kind = KINDS[kind];
        boolean pair = into.kind == PoolLog.Kind.SYNC;
        if (pair != (kindOf[into.pool] == PoolKind.CONSTANT_PRODUCT)) {
            return Malformed.UNKNOWN_KIND;
        }
        return hexadecimal() && numbers(into) ? null : Malformed.NUMBER;
    }

    /** Where the log is in the chain. */
    private boolean place(PoolLog into) {
        if (!members.string(BLOCK_NUMBER)) {
            return false;
        }
        into.block = HexText.quantity(cursor.bytes(), cursor.from(), cursor.to());
        if (!members.string(LOG_INDEX)) {
            return false;
        }
        long index = HexText.quantity(cursor.bytes(), cursor.from(), cursor.to());
        into.logIndex = (int) index;
        byte removed = members.seek(REMOVED);
        into.removed = removed == 't';
        return into.block >= 0 && index == into.logIndex && index >= 0
                && (removed == 0 || removed == 't' || removed == 'f')
                && members.string(BLOCK_HASH) && word(into.blockHash);
    }

    private boolean readTopics() {
        topics = 0;
        if (members.seek(TOPICS) != '[' || !cursor.enterArray()) {
            return false;
        }
        while (cursor.nextElement()) {
            if (topics == TOPICS_MAX || cursor.peek() != '"' || !cursor.readString()
                    || !HexText.hasDigits(cursor.bytes(), cursor.from(), cursor.to(), HexText.WORD)) {
                return false;
            }
            topicAt[topics++] = cursor.from();
        }
        return true;
    }

    private boolean readData() {
        if (!members.string(DATA) || !HexText.prefixed(cursor.bytes(), cursor.from(), cursor.to())) {
            return false;
        }
        dataFrom = cursor.from() + 2;
        int digits = cursor.to() - dataFrom;
        dataWords = digits / HexText.WORD;
        return digits % HexText.WORD == 0;
    }

    /** Whether all that the log says is written in digits, also what is not used: a log is believed whole or not. */
    private boolean hexadecimal() {
        boolean right = true;
        for (int i = 0; i < topics; i++) {
            right &= HexText.word(cursor.bytes(), topicAt[i] + 2, word);
        }
        for (int i = 0; i < dataWords; i++) {
            right &= HexText.word(cursor.bytes(), dataFrom + i * HexText.WORD, word);
        }
        return right;
    }

    private boolean numbers(PoolLog into) {
        return switch (into.kind) {
            case SYNC -> topics == 1 && dataWords == 2 && data(0, into.first, Abi.RESERVE_BITS)
                    && data(1, into.second, Abi.RESERVE_BITS);
            case SWAP -> topics == 3 && dataWords == 5 && data(2, into.first, Abi.PRICE_BITS)
                    && data(3, into.second, Abi.LIQUIDITY_BITS) && swapTick(into);
            case MINT -> topics == 4 && dataWords == 4 && data(1, into.first, Abi.LIQUIDITY_BITS) && range(into);
            case BURN -> topics == 4 && dataWords == 3 && data(0, into.first, Abi.LIQUIDITY_BITS) && range(into);
        };
    }

    private boolean swapTick(PoolLog into) {
        boolean read = int24(dataFrom + 4 * HexText.WORD);
        into.tick = (int) word.limb(0);
        return read;
    }

    private boolean range(PoolLog into) {
        boolean read = int24(topicAt[2] + 2);
        into.tick = (int) word.limb(0);
        read &= int24(topicAt[3] + 2);
        into.tickUpper = (int) word.limb(0);
        return read;
    }

    private boolean data(int place, U256 into, int bits) {
        return HexText.word(cursor.bytes(), dataFrom + place * HexText.WORD, into) && into.bits() <= bits;
    }

    private boolean int24(int from) {
        return HexText.word(cursor.bytes(), from, word) && Abi.isSigned(word, Abi.INT24_BITS);
    }

    private boolean word(U256 into) {
        return HexText.hasDigits(cursor.bytes(), cursor.from(), cursor.to(), HexText.WORD)
                && HexText.word(cursor.bytes(), cursor.from() + 2, into);
    }

    /** Nodes write small letters; whoever does not is understood as well. */
    private int find(SymbolTable table, int from, int to, int length) {
        if (to - from != length) {
            return -1;
        }
        byte[] text = cursor.bytes();
        for (int i = 0; i < length; i++) {
            byte b = text[from + i];
            lower[i] = b >= 'A' && b <= 'F' ? (byte) (b | 0x20) : b;
        }
        return table.find(lower, 0, length);
    }
}
