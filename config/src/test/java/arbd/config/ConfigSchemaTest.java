package arbd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * {@code full.yaml}, {@code pools.yaml}, {@code swaps.yaml} and {@code margin.yaml} give every key once at least; so
 * they are what the schema and the readers are compared on.
 */
class ConfigSchemaTest {
    private static final List<String> FILES = List.of("full.yaml", "pools.yaml", "swaps.yaml", "margin.yaml");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    private static final Path FILE = Path.of("profiles", "arbd.schema.json");

    @Test
    void shouldBeTheFileBesideTheProfiles() throws IOException {
        if (Boolean.getBoolean("arbd.schema.write")) {
            Files.writeString(FILE, ConfigSchema.json());
        }
        assertEquals(ConfigSchema.json(), Files.readString(FILE), "run the tests with -Darbd.schema.write=true");
    }

    @Test
    void shouldDescribeEachKeyOfAFullFileAndNoOther() throws IOException {
        TreeSet<String> described = new TreeSet<>();
        described(new ObjectMapper().readTree(ConfigSchema.json()), "", described);
        TreeSet<String> given = new TreeSet<>();
        for (String name : FILES) {
            given(new ObjectMapper().readTree(ConfigSchema.json()), file(name), "", given);
        }
        assertEquals(described, given);
        assertTrue(described.size() > 80, described.toString());
    }

    @Test
    void shouldDescribeOnlyWhatAReaderReads() throws IOException, ConfigException {
        for (String name : FILES) {
            ObjectNode file = file(name);
            assertEquals("main", ConfigFile.parse(name, YAML.writeValueAsString(file)).instance());
            int spoiled = spoilEach(file, file, "");
            assertTrue(spoiled > (name.startsWith("full") || name.startsWith("pools") ? 60 : 20), "spoiled " + spoiled);
        }
    }

    @Test
    void shouldHaveADescriptionForEachKey() throws IOException {
        for (JsonNode described : new ObjectMapper().readTree(ConfigSchema.json()).findParents("properties")) {
            for (JsonNode key : described.get("properties")) {
                assertTrue(key.path("description").asText().length() > 5, key.toString());
            }
        }
    }

    private static ObjectNode file(String name) throws IOException {
        return (ObjectNode) YAML.readTree(RefusedCases.resource(name));
    }

    /** Paths of the schema, {@code *} for a name that the file chooses. */
    private static void described(JsonNode schema, String path, TreeSet<String> paths) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            paths.add(path + "/" + property.getKey());
            described(property.getValue(), path + "/" + property.getKey(), paths);
        }
        for (String choice : List.of("then", "else")) {
            if (schema.has(choice)) {
                described(schema.get(choice), path, paths);
            }
        }
        if (schema.path("additionalProperties").isObject()) {
            paths.add(path + "/*");
            described(schema.get("additionalProperties"), path + "/*", paths);
        }
    }

    private static void given(JsonNode choices, JsonNode value, String path, TreeSet<String> paths) {
        JsonNode schema = chosen(choices, value);
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            boolean chosen = schema.path("additionalProperties").isObject();
            if (schema.has("anyOf")) {
                return;
            }
            String below = path + "/" + (chosen ? "*" : entry.getKey());
            paths.add(below);
            JsonNode next = chosen ? schema.get("additionalProperties")
                    : schema.path("properties").path(entry.getKey());
            given(next, entry.getValue(), below, paths);
        }
    }

    /** What holds of a value where the schema makes a difference. */
    private static JsonNode chosen(JsonNode schema, JsonNode value) {
        if (!schema.has("if")) {
            return schema;
        }
        boolean holds = schema.at("/if/properties/protocol/const").equals(value.path("protocol"));
        return schema.get(holds ? "then" : "else");
    }

    /** Puts a list of lists in the place of each value in turn: whoever reads it must complain, at its path. */
    private static int spoilEach(ObjectNode whole, ObjectNode at, String path)
            throws IOException {
        int spoiled = 0;
        for (String name : at.properties().stream().map(Map.Entry::getKey).toList()) {
            String below = path.isEmpty() ? name : path + "." + name;
            JsonNode before = at.get(name);
            at.putArray(name).addArray();
            String text = YAML.writeValueAsString(whole);
            ConfigException refusal =
                    assertThrows(ConfigException.class, () -> ConfigFile.parse("full.yaml", text), below);
            assertTrue(refusal.problems().stream().anyMatch(problem -> problem.key().startsWith(below)
                    && problem.message().endsWith("was a list")), below + ": " + refusal.getMessage());
            at.set(name, before);
            spoiled += 1 + (before instanceof ObjectNode section ? spoilEach(whole, section, below) : 0);
        }
        return spoiled;
    }
}
