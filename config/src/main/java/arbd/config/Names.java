package arbd.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file defines, found before anything is checked, so that a reference is known to be good or bad whatever else
 * is wrong with the file.
 *
 * @param assets names with their decimals
 * @param venues names
 * @param settlement names, as listed
 */
record Names(Map<String, Integer> assets, List<String> venues, List<String> settlement) {
    /** Decimals of an asset that does not say. */
    static final int DECIMALS = 8;
    /** Most decimals of an asset. */
    static final int DECIMALS_MAX = 18;

    static Names scan(Node.Mapping root) {
        Map<String, Integer> assets = new LinkedHashMap<>();
        for (Node.Entry entry : entries(root, "assets")) {
            assets.put(entry.key().text(), decimals(entry.value()));
        }
        List<String> venues = new ArrayList<>();
        for (Node.Entry entry : entries(root, "venues")) {
            venues.add(entry.key().text());
        }
        List<String> settlement = new ArrayList<>();
        for (Node.Entry entry : entries(root, "routes")) {
            if (entry.key().text().equals("settlement") && entry.value() instanceof Node.Sequence sequence) {
                for (Node item : sequence.items()) {
                    settlement.add(item instanceof Node.Scalar scalar ? scalar.text() : "");
                }
            }
        }
        return new Names(assets, venues, settlement);
    }

    private static List<Node.Entry> entries(Node.Mapping root, String key) {
        Node.Entry entry = root.find(key);
        return entry != null && entry.value() instanceof Node.Mapping mapping ? mapping.entries() : List.of();
    }

    /** A value that is wrong is reported where assets are read; here it means the most that is allowed. */
    private static int decimals(Node asset) {
        if (!(asset instanceof Node.Mapping mapping) || mapping.find("decimals") == null) {
            return DECIMALS;
        }
        boolean good = mapping.find("decimals").value() instanceof Node.Scalar scalar
                && scalar.text().matches("\\d|1[0-8]");
        return good ? Integer.parseInt(((Node.Scalar) mapping.find("decimals").value()).text()) : DECIMALS_MAX;
    }
}
