package arbd.execution.bybit;

import java.util.regex.Pattern;

/**
 * The number by which we know an execution, from the text by which Bybit does. Spot counts them: digits that fit are
 * the number itself. Perpetuals name them by UUID: its two halves, one xored onto the other. Whatever else is written
 * is hashed (FNV-1a, 64 bits). Never negative, and always the same for the same text, in every life of the process; two
 * executions of one order share a number once in about 2^57.
 */
final class BybitTradeId {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}|[1-8][0-9]{18}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}");
    private static final int HALF = 16;

    private BybitTradeId() {
    }

    /**
     * The number of an execution.
     *
     * @throws IllegalArgumentException when the text is empty
     */
    static long of(String execId) {
        if (execId.isEmpty()) {
            throw new IllegalArgumentException("an execution without its id");
        }
        if (NUMBER.matcher(execId).matches()) {
            return Long.parseLong(execId);
        }
        return (UUID.matcher(execId).matches() ? halves(execId.replace("-", "")) : hash(execId)) & Long.MAX_VALUE;
    }

    private static long halves(String digits) {
        return Long.parseUnsignedLong(digits, 0, HALF, 16)
                ^ Long.parseUnsignedLong(digits, HALF, 2 * HALF, 16);
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
