package arbd.daemon.sim;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A configuration's sections, to be changed and written again: maps, lists, and scalars as text. Comments are lost;
 * no scalar goes through a number.
 */
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,18}( [a-z]{1,4}| %)?|[A-Za-z][A-Za-z0-9 _./-]*");

    private YamlText() {
    }

    /** The sections of a text that {@link arbd.config.ConfigFile} found good. */
    static Map<String, Object> read(String text) {
        try (YAMLParser parser = new YAMLFactory().createParser(new StringReader(text))) {
            parser.nextToken();
            return map(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("a configuration that was read cannot be read", e);
        }
    }

    private static Map<String, Object> map(YAMLParser parser) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            map.put(key, value(parser));
        }
        return map;
    }

    private static Object value(YAMLParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return map(parser);
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return parser.getText();
        }
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    /** Sections down to this depth have a line for each key, deeper ones stand in braces. */
    static String write(Map<String, Object> sections, int depth) {
        StringBuilder text = new StringBuilder();
        block(sections, depth, "", text);
        return text.toString();
    }

    @SuppressWarnings("unchecked")
    private static void block(Map<String, Object> map, int depth, String indent, StringBuilder text) {
        map.forEach((key, value) -> {
            text.append(indent).append(scalar(key)).append(':');
            boolean deep = value instanceof Map<?, ?> below && !below.isEmpty()
                    && (depth > 0 || below.values().stream().anyMatch(Map.class::isInstance));
            if (deep) {
                text.append('\n');
                block((Map<String, Object>) value, depth - 1, indent + "  ", text);
            } else {
                text.append(' ');
                flow(value, text);
                text.append('\n');
            }
        });
    }

    private static void flow(Object value, StringBuilder text) {
        if (value instanceof Map<?, ?> map) {
            String next = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text.append(next).append(scalar((String) entry.getKey())).append(": ");
                flow(entry.getValue(), text);
                next = ", ";
            }
            text.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String next = "[";
            for (Object item : list) {
                text.append(next);
                flow(item, text);
                next = ", ";
            }
            text.append(list.isEmpty() ? "[]" : "]");
        } else {
            text.append(scalar((String) value));
        }
    }

    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !text.endsWith(" ") ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
