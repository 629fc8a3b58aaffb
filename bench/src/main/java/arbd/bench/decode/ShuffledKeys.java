package arbd.bench.decode;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Frames with the keys of every object in another order: the same content, which no reader may refuse. Some venues
 * change the order now and then, and a decoder that knows the usual one has to fall back.
 */
final class ShuffledKeys {
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private final SplittableRandom random;

    ShuffledKeys(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Shuffles the keys of every so-many-th frame, the first one never. */
    void oneIn(int every, byte[][] frames) {
        for (int i = every; i < frames.length; i += every) {
            frames[i] = shuffled(frames[i]);
        }
    }

    private byte[] shuffled(byte[] frame) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = mapper.createGenerator(bytes)) {
            write(mapper.readTree(frame), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(JsonNode node, JsonGenerator out) throws IOException {
        if (node.isObject()) {
            out.writeStartObject();
            for (Map.Entry<String, JsonNode> member : shuffled(node)) {
                out.writeFieldName(member.getKey());
                write(member.getValue(), out);
            }
            out.writeEndObject();
        } else if (node.isArray()) {
            out.writeStartArray();
            for (JsonNode element : node) {
                write(element, out);
            }
            out.writeEndArray();
        } else {
            mapper.writeTree(out, node);
        }
    }

    private List<Map.Entry<String, JsonNode>> shuffled(JsonNode object) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        for (int i = members.size() - 1; i > 0; i--) {
            members.add(members.remove(random.nextInt(i + 1)));
        }
        return members;
    }
}
