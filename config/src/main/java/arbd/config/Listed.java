package arbd.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of things of one type.
 *
 * @param what for messages: "a list of equivalents"
 */
record Listed<T>(String what, Type<T> item) implements Type<List<T>> {
    /** All of them, or null when one is wrong. */
    @Override
    public List<T> read(Cursor at) {
        if (!(at.node() instanceof Node.Sequence sequence)) {
            at.expected(what, at.node().what());
            return null;
        }
        List<T> list = new ArrayList<>();
        boolean good = true;
        for (int i = 0; i < sequence.items().size(); i++) {
            T read = item.read(at.item(i, sequence.items().get(i)));
            good &= read != null;
            list.add(read);
        }
        return good ? list : null;
    }

    @Override
    public String expected() {
        return what;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        schema.set("items", item.schema());
        return schema;
    }
}
