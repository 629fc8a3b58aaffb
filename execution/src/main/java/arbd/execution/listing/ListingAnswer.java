package arbd.execution.listing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Text of a venue's listing as a tree: whole venues are larger than any account message, and never nest deep. */
final class ListingAnswer {
    private static final int DEPTH_MAX = 32;
    private static final int NUMBER_CHARS_MAX = 64;
    /** Descriptions of tokens and the like. */
    private static final int STRING_CHARS_MAX = 64 << 10;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(NUMBER_CHARS_MAX).maxStringLength(STRING_CHARS_MAX).build())
            .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private ListingAnswer() {
    }

    /** Reads it; what is no JSON is an {@link IllegalArgumentException}. */
    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("not JSON: " + broken.getOriginalMessage(), broken);
        } catch (ArithmeticException outside) {
            throw new IllegalArgumentException("a number beyond all bounds", outside);
        }
    }
}
