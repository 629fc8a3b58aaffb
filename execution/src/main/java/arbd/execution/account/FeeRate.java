package arbd.execution.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Reads a rate exactly to 1e-8; what is finer is rounded up, against us. Bad ones are IllegalArgumentExceptions. */
final class FeeRate {
    private static final int E8_PLACES = 8;
    private static final int PERCENT_PLACES = 6;
    private static final int CHARS_MAX = 40;
    private static final long MAX_E8 = 100_000_000L;

    private FeeRate() {
    }

    /** A part of one, as text or number: 0.001 is 10 bps. */
    static long part(JsonNode node, String name) {
        return e8(name, decimal(node, name), E8_PLACES);
    }

    /** Percent, as text or number: 0.26 is 26 bps. */
    static long percent(JsonNode node, String name) {
        return e8(name, decimal(node, name), PERCENT_PLACES);
    }

    /** What is charged where a charge is written as a negative number. */
    static long negated(JsonNode node, String name) {
        return e8(name, decimal(node, name).negate(), E8_PLACES);
    }

    /** A number that must be there. */
    static BigDecimal decimal(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isNumber()) {
            return bounded(name, value.decimalValue());
        }
        String text = value.isTextual() ? value.textValue() : "";
        if (text.isEmpty() || text.length() > CHARS_MAX) {
            throw new IllegalArgumentException("no rate '" + name + "'");
        }
        try {
            return bounded(name, new BigDecimal(text));
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("no rate '" + name + "'", noNumber);
        }
    }

    /** Rounded up to 1e-8. */
    static long e8(String name, BigDecimal part, int places) {
        BigDecimal units = part.movePointRight(places).setScale(0, RoundingMode.CEILING);
        if (units.abs().compareTo(BigDecimal.valueOf(MAX_E8)) >= 0) {
            throw new IllegalArgumentException("'" + name + "' is no fee");
        }
        return units.longValueExact();
    }

    private static BigDecimal bounded(String name, BigDecimal value) {
        if (Math.abs(value.scale()) > CHARS_MAX || value.precision() > CHARS_MAX) {
            throw new IllegalArgumentException("'" + name + "' is absurd");
        }
        return value;
    }
}
