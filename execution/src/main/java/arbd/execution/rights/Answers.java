package arbd.execution.rights;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reading members of answers. What must be there and is not is an {@link IllegalArgumentException}. */
final class Answers {
    private static final int ITEMS_MAX = 1_000;
    private static final int LEVERAGE_CHARS_MAX = 12;
    private static final BigDecimal LEVERAGE_MAX = BigDecimal.valueOf(1_000);

    private Answers() {
    }

    /** What a parser makes of an answer; what it cannot read is an {@link IOException} for people. */
    static <T> T parsed(JsonNode answer, Function<JsonNode, T> parser) throws IOException {
        try {
            return parser.apply(answer);
        } catch (IllegalArgumentException unreadable) {
            throw new IOException("an answer that cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** A flag that must be there. */
    static boolean flag(JsonNode of, String name) {
        JsonNode value = of.path(name);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("no flag '" + name + "'");
        }
        return value.booleanValue();
    }

    /** A text that must be there, however empty. */
    static String text(JsonNode of, String name) {
        JsonNode value = of.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no text '" + name + "'");
        }
        return value.textValue();
    }

    /** A list of texts that must be there. */
    static List<String> texts(JsonNode of, String name) {
        JsonNode list = of.path(name);
        if (!list.isArray() || list.size() > ITEMS_MAX) {
            throw new IllegalArgumentException("no list '" + name + "'");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            if (!item.isTextual()) {
                throw new IllegalArgumentException("'" + name + "' holds what is no text");
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    /** The only row of a list. */
    static JsonNode only(JsonNode list) {
        if (!list.isArray() || list.size() != 1 || !list.get(0).isObject()) {
            throw new IllegalArgumentException("not one row");
        }
        return list.get(0);
    }

    /** Leverage, a number or its text, which must be there. */
    static BigDecimal leverage(JsonNode of, String name) {
        JsonNode value = of.path(name);
        String text = value.isNumber() ? value.decimalValue().toPlainString() : text(of, name);
        if (text.length() > LEVERAGE_CHARS_MAX || !text.matches("\\d+(\\.\\d+)?")) {
            throw new IllegalArgumentException("'" + name + "' is no leverage");
        }
        BigDecimal leverage = new BigDecimal(text);
        if (leverage.signum() <= 0 || leverage.compareTo(LEVERAGE_MAX) > 0) {
            throw new IllegalArgumentException("'" + name + "' is no leverage");
        }
        return leverage;
    }

    /** For a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
