package arbd.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A whole number in decimal digits, unquoted.
 *
 * @param min least
 * @param max most
 * @param powerOfTwo whether only powers of two will do
 */
record Whole(long min, long max, boolean powerOfTwo) implements Type<Long> {
    static Whole of(long min, long max) {
        return new Whole(min, max, false);
    }

    static Whole powerOfTwo(long min, long max) {
        return new Whole(min, max, true);
    }

    @Override
    public Long read(Cursor at) {
        if (!(at.node() instanceof Node.Scalar scalar)) {
            at.expected(expected(), at.node().what());
            return null;
        }
        boolean digits = scalar.text().matches("-?(0|[1-9]\\d{0,17})");
        if (scalar.form() != Node.Form.NUMBER || !digits) {
            at.expected(expected(), digits ? scalar.whatInsteadOf(Node.Form.NUMBER) : scalar.what());
            return null;
        }
        long value = Long.parseLong(scalar.text());
        if (value < min || value > max || powerOfTwo && Long.bitCount(value) != 1) {
            at.expected(expected(), "'" + scalar.text() + "'");
            return null;
        }
        return value;
    }

    @Override
    public String expected() {
        return (powerOfTwo ? "a power of two " : "a whole number ") + min + ".." + max;
    }

    @Override
    public ObjectNode schema() {
        return JsonNodeFactory.instance.objectNode().put("type", "integer").put("minimum", min).put("maximum", max);
    }
}
