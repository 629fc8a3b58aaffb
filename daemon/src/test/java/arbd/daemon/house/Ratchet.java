package arbd.daemon.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A limit on size, and those that were above it when it came. They may shrink, and then their entry has to; nobody
 * may join them.
 */
final class Ratchet {
    private final String unit;
    private final int most;
    private final Map<String, Integer> known;
    private final Map<String, Integer> seen = new TreeMap<>();
    private final List<String> broken = new ArrayList<>();

    Ratchet(String unit, int most, Map<String, Integer> known) {
        this.unit = unit;
        this.most = most;
        this.known = known;
    }

    /**
     * Measures one thing.
     *
     * @param key tells it from all others, and does not change when it moves within its file
     */
    void measure(String key, int line, int size) {
        if (size <= most) {
            return;
        }
        int allowed = known.getOrDefault(key, most);
        seen.merge(key, size, Math::max);
        if (size > allowed) {
            String file = key.split(" ")[0];
            broken.add(file + ":" + line + ": '" + key.substring(file.length()).strip() + "' has " + size + " " + unit
                    + ", at most " + allowed + " are allowed");
        }
    }

    /** What is too large, and the entries that are larger than they need to be. */
    List<String> complaints() {
        List<String> all = new ArrayList<>(broken);
        known.forEach((key, allowed) -> {
            int size = seen.getOrDefault(key, 0);
            if (size < allowed) {
                all.add(key + ": now " + (size == 0 ? "within the limit, remove its entry" : size + " " + unit
                        + ", lower its entry from " + allowed));
            }
        });
        return all;
    }
}
