package arbd.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * A section whose keys are names that the file chooses.
 *
 * @param what for messages: "a section of assets by name"
 * @param pattern of a name, for editors
 * @param nameRule whether a key will do; complains if not
 * @param value what stands at each name
 * @param make name and value to what is listed; the cursor is the value's; may complain and return null
 */
record Named<V, T>(String what, String pattern, BiPredicate<Cursor, String> nameRule, Type<V> value, Make<V, T> make)
        implements Type<List<T>> {

    /** Makes one of the listed things. */
    interface Make<V, T> {
        T make(String name, V value, Cursor at);
    }

    static <V, T> Named<V, T> of(
            String what, String pattern, BiPredicate<Cursor, String> nameRule, Type<V> value,
            BiFunction<String, V, T> make) {
        return new Named<>(what, pattern, nameRule, value, (name, given, at) -> make.apply(name, given));
    }

    /** All that are right, in the order of the file; those that are wrong were reported and are left out. */
    @Override
    public List<T> read(Cursor at) {
        if (!(at.node() instanceof Node.Mapping mapping)) {
            at.expected(what, at.node().what());
            return null;
        }
        List<T> list = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            Cursor child = at.child(entry);
            Cursor named = new Cursor(child.node(), entry.key(), child.path(), at.problems(), at.names());
            boolean nameIsGood = nameRule.test(named, entry.key().text());
            V read = value.read(child);
            T made = read == null ? null : make.make(entry.key().text(), read, child);
            if (nameIsGood && made != null) {
                list.add(made);
            }
        }
        return list;
    }

    @Override
    public String expected() {
        return what;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("propertyNames").put("pattern", "^" + pattern + "$");
        schema.set("additionalProperties", value.schema());
        return schema;
    }
}
