package arbd.config;

import java.util.List;

/** A piece of YAML that knows where it stands: line and column, 1-based. */
sealed interface Node {
    int line();

    int column();

    /** What it is, for people, without its content. */
    String what();

    /** How a scalar was written. */
    enum Form { TEXT, NUMBER, BOOLEAN }

    /** One value, as the exact text between the quotes, if any. */
    record Scalar(int line, int column, String text, Form form) implements Node {
        /** {@link #what()} where {@code wanted} was expected: says so when only the quotes are wrong. */
        String whatInsteadOf(Form wanted) {
            return what() + (form == Form.TEXT && wanted != Form.TEXT ? " in quotes" : "");
        }

        @Override
        public String what() {
            return (form == Form.TEXT ? "'" : form == Form.NUMBER ? "number '" : "boolean '") + Texts.shown(text) + "'";
        }
    }

    /** Nothing after the colon, or {@code null}, or {@code ~}. */
    record Blank(int line, int column) implements Node {
        @Override
        public String what() {
            return "nothing";
        }
    }

    /** Keys are unique: a second one was reported and dropped. */
    record Mapping(int line, int column, List<Entry> entries) implements Node {
        @Override
        public String what() {
            return "a section";
        }

        /** The entry of this key, or null. */
        Entry find(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return entry;
                }
            }
            return null;
        }
    }

    /** A key and its value. */
    record Entry(Scalar key, Node value) {
    }

    /** A list. */
    record Sequence(int line, int column, List<Node> items) implements Node {
        @Override
        public String what() {
            return "a list";
        }
    }
}
