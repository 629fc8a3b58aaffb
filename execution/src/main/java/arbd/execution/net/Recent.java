package arbd.execution.net;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The names that were added last, so that what a venue tells twice is told on once. Owned by one session. */
public final class Recent {
    /** Most that are remembered: hours of trades. */
    private static final int REMEMBERED = 16_384;

    private final Set<String> names = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** Notes a name; false = it was noted before. */
    public boolean add(String name) {
        return names.add(name);
    }

    /** Whether a name is remembered. */
    public boolean contains(String name) {
        return names.contains(name);
    }
}
