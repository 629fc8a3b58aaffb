package arbd.execution.sim;

import java.util.UUID;

/**
 * The ids that Bybit gives: counted in spot, UUIDs (version 5) for perpetuals. The two halves of ours, one xored onto
 * the other, are the number, so that one can be found from the other.
 */
final class BybitIds {
    private static final long MIXED = 0x9e3779b97f4a7c15L;
    private static final long FREE = 0x3fffffffffff0fffL;
    private static final long VERSION_AND_VARIANT = 0x8000000000005000L;

    private BybitIds() {
    }

    /** Of a number below 2^62. */
    static String uuid(long number) {
        long high = number * MIXED & FREE | VERSION_AND_VARIANT;
        return new UUID(high, high ^ number).toString();
    }

    /** Of an execution. */
    static String execution(boolean linear, long tradeId) {
        return linear ? uuid(tradeId) : Long.toString(tradeId);
    }
}
