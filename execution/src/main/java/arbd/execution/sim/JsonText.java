package arbd.execution.sim;

/** Writes JSON text with the key order in which it is called and numbers exactly as given. */
final class JsonText {
    private final StringBuilder text = new StringBuilder(256);

    /** Begins an object, as a value of a list or at the top. */
    JsonText open() {
        comma();
        text.append('{');
        return this;
    }

    /** Begins an object as a member. */
    JsonText open(String key) {
        key(key);
        text.append('{');
        return this;
    }

    JsonText close() {
        text.append('}');
        return this;
    }

    /** Begins a list as a member. */
    JsonText list(String key) {
        key(key);
        text.append('[');
        return this;
    }

    JsonText endList() {
        text.append(']');
        return this;
    }

    /** A string member. */
    JsonText text(String key, String value) {
        key(key);
        quoted(value);
        return this;
    }

    JsonText number(String key, long value) {
        key(key);
        text.append(value);
        return this;
    }

    /** A member whose JSON text is given: a number with its zeros, a literal, a nested value. */
    JsonText raw(String key, String json) {
        key(key);
        text.append(json);
        return this;
    }

    /** A value of a list, as JSON text. */
    JsonText item(String json) {
        comma();
        text.append(json);
        return this;
    }

    /** The JSON string of this text. */
    static String quote(String value) {
        JsonText json = new JsonText();
        json.quoted(value);
        return json.toString();
    }

    private void key(String key) {
        comma();
        quoted(key);
        text.append(':');
    }

    private void comma() {
        int length = text.length();
        if (length > 0 && "{[:".indexOf(text.charAt(length - 1)) < 0) {
            text.append(',');
        }
    }

    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
