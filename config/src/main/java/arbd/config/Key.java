package arbd.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** One key of a section: what it is called, what may stand there and what holds when nothing does. */
final class Key<T> {
    private final String name;
    private final Type<T> type;
    private final String about;
    private final Node fallback;
    private final T absent;

    private Key(String name, Type<T> type, String about, Node fallback, T absent) {
        this.name = name;
        this.type = type;
        this.about = about;
        this.fallback = fallback;
        this.absent = absent;
    }

    /** Must be given. */
    static <T> Key<T> required(String name, Type<T> type, String about) {
        return new Key<>(name, type, about, null, null);
    }

    /** Reads {@code fallback} when it is not given. */
    static <T> Key<T> of(String name, Type<T> type, String fallback, String about) {
        Node.Form form = fallback.equals("true") || fallback.equals("false") ? Node.Form.BOOLEAN
                : fallback.matches("\\d+") ? Node.Form.NUMBER : Node.Form.TEXT;
        return new Key<>(name, type, about, new Node.Scalar(0, 0, fallback, form), null);
    }

    /** A section of which everything has a default. */
    static <T> Key<T> section(String name, Type<T> type, String about) {
        return new Key<>(name, type, about, new Node.Mapping(0, 0, List.of()), null);
    }

    /** Empty when it is not given. */
    static <T> Key<Optional<T>> optional(String name, Type<T> type, String about) {
        return new Key<>(name, new Maybe<>(type), about, null, Optional.empty());
    }

    String name() {
        return name;
    }

    Type<T> type() {
        return type;
    }

    boolean isRequired() {
        return fallback == null && absent == null;
    }

    /** The value, or null with a problem. */
    T read(Cursor section) {
        Cursor at = section.child(name);
        if (at.present()) {
            return type.read(at);
        }
        if (fallback != null) {
            return type.read(at.with(fallback));
        }
        if (absent == null) {
            at.expected(type.expected(), "missing");
        }
        return absent;
    }

    ObjectNode schema() {
        ObjectNode schema = type.schema();
        schema.put("description", about);
        if (fallback instanceof Node.Scalar scalar) {
            switch (scalar.form()) {
                case TEXT -> schema.put("default", scalar.text());
                case NUMBER -> schema.put("default", Long.parseLong(scalar.text()));
                case BOOLEAN -> schema.put("default", scalar.text().equals("true"));
            }
        }
        return schema;
    }

    /** What is given, wrapped. */
    private record Maybe<T>(Type<T> type) implements Type<Optional<T>> {
        @Override
        public Optional<T> read(Cursor at) {
            T value = type.read(at);
            return value == null ? null : Optional.of(value);
        }

        @Override
        public String expected() {
            return type.expected();
        }

        @Override
        public ObjectNode schema() {
            return type.schema();
        }
    }
}
