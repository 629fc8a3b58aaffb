package arbd.execution.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;

/** Reads what clients send; numbers keep every digit. */
final class JsonInput {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Longest number, and largest exponent either way: a greater one would take the arithmetic for ever. */
    private static final int TEXT_MAX = 40;

    private JsonInput() {
    }

    /** The object in this text, null when it is none. */
    static JsonNode object(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node != null && node.isObject() ? node : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** The number in this text, null when it is none or absurd. */
    static BigDecimal decimal(String text) {
        try {
            BigDecimal value = text.isEmpty() || text.length() > TEXT_MAX ? null : new BigDecimal(text);
            return value == null || Math.abs(value.scale()) > TEXT_MAX ? null : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
