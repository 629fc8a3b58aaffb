package arbd.execution.bybit;

import arbd.execution.net.ByteText;
import arbd.execution.net.Hmac;
import java.nio.charset.StandardCharsets;

/**
 * Bybit's signature (Bybit v5 API, "Authentication"): HMAC-SHA256, under the secret as it is written, in lower-case
 * hexadecimal digits. REST signs time, key, window and the query as it is sent; a socket's log-on a fixed text and the
 * time at which it expires. Owned by one session.
 */
final class BybitSignature {
    private final Hmac hmac;
    private final ByteText hex = new ByteText();

    BybitSignature(String secret) {
        this.hmac = new Hmac("HmacSHA256", secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Of a log-on that expires then, milliseconds since 1970. */
    String logOn(long expiresMillis) {
        return sign("GET/realtime" + expiresMillis);
    }

    /** Of a GET with this query. */
    String get(String millis, String apiKey, String windowMillis, String query) {
        return sign(millis + apiKey + windowMillis + query);
    }

    private String sign(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        hex.clear();
        hmac.signHex(bytes, 0, bytes.length, hex);
        return hex.toString();
    }
}
