package arbd.daemon.decode;

import arbd.feeds.SequenceRule;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Scalars of a message as text, digits as they were written. */
final class WireText {
    private static final int PLAIN_MAX = 40;
    /** Digits of the largest number. */
    private static final int LONG_MAX = 19;

    private WireText() {
    }

    /** A string or number, null when it is neither, or is an empty string. */
    static String of(JsonNode value) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return Math.abs(number.scale()) > PLAIN_MAX ? number.toString() : number.toPlainString();
        }
        return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
    }

    /** A whole number, written as one or as a string; {@link SequenceRule#NONE} when it is neither or too large. */
    static long whole(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        String text = value.isTextual() ? value.textValue() : "";
        if (text.isEmpty() || text.length() > LONG_MAX || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return SequenceRule.NONE;
        }
        return new BigDecimal(text).compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0 ? SequenceRule.NONE
                : Long.parseLong(text);
    }

    /** As {@link #whole}, null in place of {@link SequenceRule#NONE}. */
    static Long seq(JsonNode value) {
        long number = whole(value);
        return number == SequenceRule.NONE ? null : number;
    }
}
