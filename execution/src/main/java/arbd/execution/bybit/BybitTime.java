package arbd.execution.bybit;

import arbd.execution.net.Reply;
import com.fasterxml.jackson.databind.JsonNode;

/** Bybit's times: milliseconds since 1970, as number or as text. */
final class BybitTime {
    private static final long MILLISECOND = 1_000_000L;

    private BybitTime() {
    }

    /**
     * A member in nanoseconds since 1970; 0 = it is absent, or empty.
     *
     * @throws IllegalArgumentException when it is no time
     */
    static long nanos(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!Reply.says(node, name)) {
            return 0;
        }
        long millis = value.isTextual() ? Long.parseLong(value.textValue())
                : value.canConvertToLong() && value.isIntegralNumber() ? value.longValue() : -1;
        if (millis < 0 || millis > Long.MAX_VALUE / MILLISECOND) {
            throw new IllegalArgumentException("'" + name + "' is no time");
        }
        return millis * MILLISECOND;
    }

    static long millis(long nanos) {
        return nanos / MILLISECOND;
    }
}
