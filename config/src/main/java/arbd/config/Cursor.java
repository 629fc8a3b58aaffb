package arbd.config;

import java.util.Collection;

/**
 * A place in the file while it is read: a node, its dotted path, and where to complain.
 *
 * @param node what stands there; null = nothing, only to complain about
 * @param blame position of complaints about the whole of it: a section's key, a value's first character
 * @param path dotted path, empty for the whole file
 * @param problems where complaints go
 * @param names what the file defines
 */
record Cursor(Node node, Node blame, String path, Problems problems, Names names) {
    static Cursor root(Node.Mapping root, Problems problems) {
        return new Cursor(root, root, "", problems, Names.scan(root));
    }

    /** The value of a key of this section; a cursor without a node, at this section's position, when it is absent. */
    Cursor child(String key) {
        Node.Entry entry = node instanceof Node.Mapping mapping ? mapping.find(key) : null;
        return entry == null ? new Cursor(null, blame, pathOf(key), problems, names) : child(entry);
    }

    Cursor child(Node.Entry entry) {
        Node value = entry.value();
        return new Cursor(value, value instanceof Node.Scalar ? value : entry.key(), pathOf(entry.key().text()),
                problems, names);
    }

    /** One item of this list. */
    Cursor item(int index, Node item) {
        return new Cursor(item, item, path + "[" + index + "]", problems, names);
    }

    /** The same place as if {@code other} stood there. */
    Cursor with(Node other) {
        return new Cursor(other, blame, path, problems, names);
    }

    boolean present() {
        return node != null;
    }

    void expected(String expected, String was) {
        problems.add(blame, path, "expected " + expected + ", was " + was);
    }

    /** As {@link #expected(String, String)}, with the nearest of the known words when one is near. */
    void unknown(String expected, String word, Collection<String> known) {
        expected(expected, "'" + Texts.shown(word) + "'" + Texts.hint(word, known));
    }

    private String pathOf(String key) {
        return path.isEmpty() ? Texts.shown(key) : path + "." + Texts.shown(key);
    }
}
