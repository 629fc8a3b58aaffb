package arbd.execution.okx;

import arbd.execution.net.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/**
 * OKX's signature (OKX API guide, "Signature" and "WebSocket login"): base64 of HMAC-SHA256, under the secret as it is
 * written, of time, method and path followed by the body. REST takes the time with milliseconds, the login in seconds.
 */
final class OkxSignature {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter
            .ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String LOGIN = "GET/users/self/verify";
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final Hmac hmac;

    OkxSignature(String secret) {
        this.hmac = new Hmac("HmacSHA256", secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The time of a login, whole seconds since 1970. */
    static String seconds(long wallNanos) {
        return Long.toString(wallNanos / SECOND);
    }

    /** The time of a REST request. */
    static String time(long wallNanos) {
        return MILLIS.format(Instant.ofEpochMilli(wallNanos / MILLISECOND));
    }

    String login(String seconds) {
        return sign(seconds + LOGIN);
    }

    /** Signs a GET, whose body is empty; {@code path} with its query. */
    String get(String time, String path) {
        return sign(time + "GET" + path);
    }

    /** Signs a POST with this body. */
    String post(String time, String path, String body) {
        return sign(time + "POST" + path + body);
    }

    private String sign(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(hmac.sign(bytes, 0, bytes.length));
    }
}
