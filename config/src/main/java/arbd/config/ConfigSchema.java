package arbd.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The configuration as a JSON Schema (draft-07, which editors read), from the tables that read it. It describes the
 * shape; {@code profiles/arbd.schema.json} is this text, and the tests rewrite it with
 * {@code -Darbd.schema.write=true}. References and rules between sections are checked by {@link ConfigFile} only.
 */
public final class ConfigSchema {
    private ConfigSchema() {
    }

    /** The schema, indented, ending in a line feed; the same text each time. */
    public static String json() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "arbd configuration");
        schema.setAll(RootSection.shape("", "").schema());
        try {
            String text = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(schema);
            return text.replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes is always JSON", e);
        }
    }
}
