package arbd.execution.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks a WebSocket API request's signature: HMAC-SHA256 of all other parameters, sorted, {@code k=v&k=v}. */
public final class BinanceSignature {
    private BinanceSignature() {
    }

    /** The text that is signed. */
    static String payload(JsonNode params) {
        Map<String, String> sorted = new TreeMap<>();
        params.properties().forEach(field -> sorted.put(field.getKey(), field.getValue().asText()));
        sorted.remove("signature");
        StringBuilder text = new StringBuilder();
        sorted.forEach((key, value) ->
                text.append(text.length() == 0 ? "" : "&").append(key).append('=').append(value));
        return text.toString();
    }

    /** Lower-case hex. */
    static String sign(String secret, String payload) {
        return HexFormat.of().formatHex(hmac("HmacSHA256", secret.getBytes(StandardCharsets.UTF_8),
                payload.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether a request's parameters carry the right signature. */
    public static boolean good(String secret, JsonNode params) {
        String expected = sign(secret, payload(params));
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
                params.path("signature").asText().getBytes(StandardCharsets.UTF_8));
    }

    static byte[] hmac(String algorithm, byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
