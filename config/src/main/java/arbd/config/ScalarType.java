package arbd.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One value, from its text.
 *
 * @param expected for messages
 * @param pattern what the text looks like
 * @param parse text that matches to value, null = out of bounds
 * @param hint for text that was refused: what was probably meant, or empty
 */
record ScalarType<T>(String expected, Pattern pattern, Function<String, T> parse, Function<String, String> hint)
        implements Type<T> {

    ScalarType(String expected, String pattern, Function<String, T> parse) {
        this(expected, Pattern.compile(pattern), parse, text -> "");
    }

    @Override
    public T read(Cursor at) {
        if (!(at.node() instanceof Node.Scalar scalar)) {
            at.expected(expected, at.node().what());
            return null;
        }
        T value = parsed(scalar.text());
        if (value == null) {
            at.expected(expected, scalar.what() + hint.apply(scalar.text()));
        }
        return value;
    }

    /** The value of a text, or null. */
    T parsed(String text) {
        return pattern.matcher(text).matches() ? parse.apply(text) : null;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("type").add("string").add("number");
        return schema.put("pattern", "^(" + pattern.pattern() + ")$");
    }
}
