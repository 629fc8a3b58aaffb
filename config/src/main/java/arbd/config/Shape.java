package arbd.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A section: the table of its keys, and the record that they make. The same table reads, refuses what is not in it, and
 * is the section's JSON Schema, so the three cannot disagree.
 */
final class Shape<T> implements Type<T> {
    private final List<Key<?>> keys;
    private final BiFunction<Values, Cursor, T> build;

    /**
     * @param build makes the record from values that are all there; may add problems and return null
     */
    Shape(List<Key<?>> keys, BiFunction<Values, Cursor, T> build) {
        this.keys = List.copyOf(keys);
        this.build = build;
    }

    List<Key<?>> keys() {
        return keys;
    }

    @Override
    public T read(Cursor at) {
        Values values = values(at);
        return values == null || !values.whole() ? null : build(values, at);
    }

    /** The record, from values that are whole; null when the record itself was refused. */
    T build(Values values, Cursor at) {
        T built = build.apply(values, at);
        if (built != null) {
            values.requireTaken();
        }
        return built;
    }

    /** All keys, those that are wrong as null; null when this is no section at all. */
    Values values(Cursor at) {
        if (!(at.node() instanceof Node.Mapping) && !(at.node() instanceof Node.Blank)) {
            at.expected(expected(), at.node().what());
            return null;
        }
        if (at.node() instanceof Node.Mapping mapping) {
            refuseUnknown(mapping, at);
        }
        Values values = new Values();
        for (Key<?> key : keys) {
            values.read(key, at);
        }
        return values;
    }

    private void refuseUnknown(Node.Mapping mapping, Cursor at) {
        List<String> known = names();
        for (Node.Entry entry : mapping.entries()) {
            String word = entry.key().text();
            if (known.contains(word)) {
                continue;
            }
            Cursor child = at.child(entry);
            Cursor blamed = new Cursor(child.node(), entry.key(), child.path(), at.problems(), at.names());
            if (Secrets.looksSecret(word) && Texts.hint(word, tokens(known)).isEmpty()) {
                blamed.expected("credentials in secrets/ACCOUNT.properties and only account: ACCOUNT here",
                        "a key that looks like a secret (its value is not shown)");
            } else {
                blamed.expected("one of " + String.join(", ", known),
                        "unknown key '" + Texts.shown(word) + "'" + Texts.hint(word, known));
            }
        }
    }

    /** Keys of ours that look like secrets and are none: a slip in one of them is no secret either. */
    private static List<String> tokens(List<String> known) {
        return known.stream().filter(Secrets::looksSecret).toList();
    }

    private List<String> names() {
        return keys.stream().<String>map(Key::name).toList();
    }

    @Override
    public String expected() {
        return "a section with keys " + String.join(", ", names());
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        for (Key<?> key : keys) {
            properties.set(key.name(), key.schema());
            if (key.isRequired()) {
                required.add(key.name());
            }
        }
        schema.putArray("type").add("object");
        if (required.isEmpty()) {
            schema.withArray("type").add("null");
        }
        schema.put("additionalProperties", false);
        schema.set("properties", properties);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }
}
