package arbd.execution.sim;

import arbd.testing.SharedData;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The key order of JSON frames, and of recorded samples to compare with. */
final class Shapes {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Shapes() {
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    /** Every key with its path, in order; of a list only the first element counts. */
    static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        collect("", node, keys);
        return keys;
    }

    static List<String> keys(String json) {
        return keys(parse(json));
    }

    private static void collect(String path, JsonNode node, List<String> keys) {
        if (node.isArray() && node.size() > 0) {
            collect(path + "[]", node.get(0), keys);
        }
        node.properties().forEach(field -> {
            keys.add(path + "." + field.getKey());
            collect(path + "." + field.getKey(), field.getValue(), keys);
        });
    }

    /** The recorded frame with this id. */
    static JsonNode sample(String venue, String id) {
        try {
            for (String line : Files.readAllLines(SharedData.path("venues/visible/" + venue + "/messages.jsonl"))) {
                JsonNode entry = parse(line);
                if (entry.get("id").asText().equals(id)) {
                    return parse(entry.get("raw").asText());
                }
            }
        } catch (IOException e) {
            throw new AssertionError("cannot read the samples of " + venue, e);
        }
        throw new AssertionError("no sample " + id);
    }

    /** The keys of a sample without those that a venue only sends in cases that are not simulated. */
    static List<String> without(List<String> keys, String... conditional) {
        List<String> rest = new ArrayList<>(keys);
        for (String key : conditional) {
            rest.removeIf(k -> k.equals(key) || k.startsWith(key + "."));
        }
        return rest;
    }
}
