package arbd.config;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** What a section's keys were read as. Knows which of them its record took: a key that nobody takes is our mistake. */
final class Values {
    private final Map<Key<?>, Object> values = new IdentityHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private boolean whole = true;

    <T> void read(Key<T> key, Cursor section) {
        T value = key.read(section);
        values.put(key, value);
        whole &= value != null;
    }

    /** Whether every key has a value. */
    boolean whole() {
        return whole;
    }

    /** The key's value; null only when a problem was added for it. */
    @SuppressWarnings("unchecked") // only read() writes, with the key's own type
    <T> T get(Key<T> key) {
        taken.add(key.name());
        return (T) values.get(key);
    }

    /** Throws when a key was read and then ignored. */
    void requireTaken() {
        for (Key<?> key : values.keySet()) {
            if (!taken.contains(key.name())) {
                throw new IllegalStateException("configuration key " + key.name() + " is read but not used");
            }
        }
    }
}
