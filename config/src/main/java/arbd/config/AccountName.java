package arbd.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The name of an account: short, so that a pasted key is refused, and never repeated in the complaint, because it may
 * be just that.
 */
record AccountName() implements Type<String> {
    private static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9_-]{0,31}";

    @Override
    public String read(Cursor at) {
        if (at.node() instanceof Node.Scalar scalar && scalar.text().matches(PATTERN)) {
            return scalar.text();
        }
        at.expected(expected(), at.node() instanceof Node.Scalar ? "something else (not shown)" : at.node().what());
        return null;
    }

    @Override
    public String expected() {
        return "an account's name of letters, digits, - and _, up to 32";
    }

    @Override
    public ObjectNode schema() {
        return JsonNodeFactory.instance.objectNode().put("type", "string").put("pattern", "^" + PATTERN + "$");
    }
}
