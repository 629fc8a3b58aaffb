package arbd.execution.net;

import arbd.market.Decimals;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reading what account sessions receive: rare enough for a tree, numbers exactly as written. What is missing or does
 * not fit is an {@link IllegalArgumentException}, which the session turns into a reconnect.
 */
public final class Reply {
    /** Most that a venue's account messages nest, about 5; anything deeper is no such message. */
    private static final int DEPTH_MAX = 32;
    private static final int NUMBER_CHARS_MAX = 64;
    /** Names, ids, tokens and words of errors are far shorter. */
    private static final int STRING_CHARS_MAX = 8 << 10;
    private static final int DOCUMENT_CHARS_MAX = 4 << 20;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(NUMBER_CHARS_MAX).maxStringLength(STRING_CHARS_MAX).maxNameLength(NUMBER_CHARS_MAX)
                    .maxDocumentLength(DOCUMENT_CHARS_MAX).build())
            .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private static final int SCALE_MAX = 64;

    private Reply() {
    }

    /** Bytes as text; what is not UTF-8 is refused. */
    public static String utf8(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException broken) {
            throw new IllegalArgumentException("not UTF-8", broken);
        }
    }

    /** The text as an object. */
    public static JsonNode object(String text) {
        JsonNode node = any(text);
        if (!node.isObject()) {
            throw new IllegalArgumentException("not an object");
        }
        return node;
    }

    /** The text as whatever it is. */
    static JsonNode any(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("not JSON: " + broken.getOriginalMessage(), broken);
        } catch (ArithmeticException outside) {
            throw new IllegalArgumentException("a number beyond all bounds", outside);
        }
    }

    /** The text as a list. */
    static JsonNode list(String text) {
        JsonNode node = any(text);
        if (!node.isArray()) {
            throw new IllegalArgumentException("not a list");
        }
        return node;
    }

    /** A text member, which must be there. */
    public static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no text '" + name + "'");
        }
        return value.textValue();
    }

    /** Whether a member says anything: what a venue does not know it leaves out, or writes as an empty text. */
    public static boolean says(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return !value.isMissingNode() && !(value.isTextual() && value.textValue().isEmpty());
    }

    /** A whole number member, which must be there. */
    public static long whole(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("no whole number '" + name + "'");
        }
        return value.longValue();
    }

    /** A member whose text is a whole number, which must be there: OKX writes all numbers so. */
    public static long wholeText(JsonNode node, String name) {
        try {
            return Long.parseLong(text(node, name));
        } catch (NumberFormatException other) {
            throw new IllegalArgumentException("'" + name + "' is no whole number", other);
        }
    }

    /** A decimal member, text or number, as a mantissa that it fits exactly. */
    public static long mantissa(JsonNode node, String name, int decimals) {
        long value = Decimals.parse(decimal(node, name).toPlainString(), decimals);
        if (value == Decimals.BAD) {
            throw new IllegalArgumentException("'" + name + "' does not fit");
        }
        return value;
    }

    /** A decimal member, text or number, as an amount in an asset's smallest units, rounded as told. */
    public static long amount(JsonNode node, String name, int decimals, RoundingMode rounding) {
        try {
            return decimal(node, name).setScale(decimals, rounding).unscaledValue().longValueExact();
        } catch (ArithmeticException outside) {
            throw new IllegalArgumentException("'" + name + "' does not fit", outside);
        }
    }

    private static BigDecimal decimal(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual() && !value.isNumber()) {
            throw new IllegalArgumentException("no number '" + name + "'");
        }
        if (value.isTextual() && value.textValue().length() > NUMBER_CHARS_MAX) {
            throw new IllegalArgumentException("'" + name + "' is absurdly long");
        }
        BigDecimal decimal = value.isTextual() ? new BigDecimal(value.textValue()) : value.decimalValue();
        if (decimal.scale() > SCALE_MAX || decimal.scale() < -SCALE_MAX || decimal.precision() > SCALE_MAX) {
            throw new IllegalArgumentException("'" + name + "' is absurd");
        }
        return decimal;
    }
}
