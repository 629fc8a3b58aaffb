package arbd.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One of a few words, each of which stands for a constant. */
final class Words<T> implements Type<T> {
    /** {@code true} or {@code false}, unquoted. */
    static final Type<Boolean> FLAG = new Words<>(List.of(true, false), List.of("true", "false"), Node.Form.BOOLEAN);

    private final List<T> constants;
    private final List<String> words;
    private final Node.Form form;

    private Words(List<T> constants, List<String> words, Node.Form form) {
        this.constants = constants;
        this.words = words;
        this.form = form;
    }

    /** The constants, each with the word at its place. */
    static <T> Words<T> of(List<T> constants, String... words) {
        return new Words<>(List.copyOf(constants), List.of(words), Node.Form.TEXT);
    }

    @Override
    public T read(Cursor at) {
        if (!(at.node() instanceof Node.Scalar scalar)) {
            at.expected(expected(), at.node().what());
            return null;
        }
        int index = scalar.form() == form ? words.indexOf(scalar.text()) : -1;
        if (index < 0) {
            boolean onlyQuotes = words.contains(scalar.text());
            at.expected(expected(), onlyQuotes ? scalar.whatInsteadOf(form)
                    : scalar.what() + Texts.hint(scalar.text(), words));
            return null;
        }
        return constants.get(index);
    }

    @Override
    public String expected() {
        return String.join(" | ", words);
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (form == Node.Form.BOOLEAN) {
            return schema.put("type", "boolean");
        }
        words.forEach(schema.withArray("enum")::add);
        return schema;
    }
}
