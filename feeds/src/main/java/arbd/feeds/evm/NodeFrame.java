package arbd.feeds.evm;

import arbd.amm.U256;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.Ascii;
import arbd.feeds.wire.DecimalText;
import arbd.feeds.wire.HexText;
import arbd.feeds.wire.JsonCursor;
import arbd.feeds.wire.JsonMembers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The checked way to read a frame of JSON-RPC: any key order, white space and unknown keys are fine. */
final class NodeFrame {
    /** What a frame turned out to be. */
    enum Kind { HEAD, LOG, ANSWER, ERROR, UNKNOWN, MALFORMED }

    private static final int ID = 0;
    private static final int RESULT = 1;
    private static final int ERROR = 2;
    private static final int METHOD = 3;
    private static final int PARAMS = 4;

    private static final int SUBSCRIPTION = 0;
    private static final int NOTE = 1;

    private static final int NUMBER = 0;
    private static final int HASH = 1;
    private static final int PARENT = 2;

    private static final int MESSAGE = 0;

    private static final byte[] NOTIFICATION = Ascii.of("eth_subscription");
    private static final int MESSAGE_LENGTH = 160;

    private final JsonCursor cursor = new JsonCursor();
    private final JsonMembers members = new JsonMembers(cursor, "id", "result", "error", "method", "params");
    private final JsonMembers params = new JsonMembers(cursor, "subscription", "result");
    private final JsonMembers header = new JsonMembers(cursor, "number", "hash", "parentHash");
    private final JsonMembers error = new JsonMembers(cursor, "message");
    private final LogReader logs;
    private byte[] heads = new byte[0];
    private byte[] logNotes = new byte[0];

    /** Of a head: its number, its own hash and that of the block before. */
    long number;
    final U256 hash = new U256();
    final U256 parent = new U256();
    /** Of an answer or an error: the number of the request, -1 = none. */
    long id;

    NodeFrame(ChainPools chain) {
        this.logs = new LogReader(cursor, chain);
    }

    /** Forgets the subscriptions: every notification is unknown. */
    void reset() {
        heads = new byte[0];
        logNotes = new byte[0];
    }

    /** Reads a frame up to what kind it is, and all of a head. */
    Kind read(byte[] text, int offset, int length) {
        cursor.reset(text, offset, length);
        if (!members.readWhole()) {
            return Kind.MALFORMED;
        }
        if (members.has(METHOD)) {
            return notification();
        }
        id = members.number(ID) ? DecimalText.whole(text, cursor.from(), cursor.to()) : -1;
        if (members.has(ERROR) && members.seek(ERROR) != 'n') {
            return Kind.ERROR;
        }
        return members.has(RESULT) ? Kind.ANSWER : Kind.UNKNOWN;
    }

    /** Reads the log that was found; see {@link LogReader#read}. */
    Malformed log(PoolLog into) {
        params.seek(NOTE);
        return logs.read(into);
    }

    /** The answer that was found names the subscription of heads; false = it names nothing. */
    boolean headsAre() {
        heads = name();
        return heads.length > 0;
    }

    /** The answer that was found names the subscription of logs; false = it names nothing. */
    boolean logsAre() {
        logNotes = name();
        return logNotes.length > 0;
    }

    /** The quantity that was answered, or {@link HexText#NONE}. */
    long quantity() {
        return members.string(RESULT) ? HexText.quantity(cursor.bytes(), cursor.from(), cursor.to()) : HexText.NONE;
    }

    /** Whole words that were answered, -1 = something else. */
    int words() {
        if (!members.string(RESULT) || !HexText.prefixed(cursor.bytes(), cursor.from(), cursor.to())) {
            return -1;
        }
        int digits = cursor.to() - cursor.from() - 2;
        return digits % HexText.WORD == 0 ? digits / HexText.WORD : -1;
    }

    /** Reads one of the {@link #words} that were answered; false = not hexadecimal. */
    boolean word(int place, U256 into) {
        return members.string(RESULT)
                && HexText.word(cursor.bytes(), cursor.from() + 2 + place * HexText.WORD, into);
    }

    /** What the node says went wrong, for people: one line of plain characters, not too long. Allocates. */
    String message() {
        if (members.seek(ERROR) != '{' || !error.read() || !error.string(MESSAGE)) {
            return "no reason";
        }
        int length = Math.min(MESSAGE_LENGTH, cursor.to() - cursor.from());
        return new String(cursor.bytes(), cursor.from(), length, StandardCharsets.US_ASCII)
                .replaceAll("[^ -~]", "?");
    }

    private Kind notification() {
        if (!members.string(METHOD)) {
            return Kind.MALFORMED;
        }
        if (!cursor.tokenIs(NOTIFICATION)) {
            return Kind.UNKNOWN;
        }
        if (members.seek(PARAMS) != '{' || !params.read() || !params.string(SUBSCRIPTION) || !params.has(NOTE)) {
            return Kind.MALFORMED;
        }
        boolean named = cursor.to() > cursor.from();
        if (named && cursor.tokenIs(logNotes)) {
            return Kind.LOG;
        }
        if (!named || !cursor.tokenIs(heads)) {
            return Kind.UNKNOWN;
        }
        return head() ? Kind.HEAD : Kind.MALFORMED;
    }

    private boolean head() {
        params.seek(NOTE);
        if (!header.read() || !header.string(NUMBER)) {
            return false;
        }
        number = HexText.quantity(cursor.bytes(), cursor.from(), cursor.to());
        return number >= 0 && word(HASH, hash, header) && word(PARENT, parent, header);
    }

    private boolean word(int key, U256 into, JsonMembers of) {
        return of.string(key) && HexText.hasDigits(cursor.bytes(), cursor.from(), cursor.to(), HexText.WORD)
                && HexText.word(cursor.bytes(), cursor.from() + 2, into);
    }

    private byte[] name() {
        return members.string(RESULT) ? Arrays.copyOfRange(cursor.bytes(), cursor.from(), cursor.to()) : new byte[0];
    }
}
