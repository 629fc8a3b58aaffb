package arbd.execution.kraken;

import arbd.execution.net.Credentials;
import java.net.http.HttpRequest;

/**
 * Signed forms, each with a nonce above the last. For one thread. Others of the same key take theirs from the same
 * clock: of two that are under way at once the venue may refuse the one that comes second.
 */
final class KrakenForms {
    private static final long MICROSECOND = 1_000L;

    private final String apiKey;
    private final KrakenSignature signature;
    private long lastNonce;

    KrakenForms(Credentials credentials) {
        this.apiKey = credentials.apiKey();
        this.signature = new KrakenSignature(credentials.secret());
    }

    /** Makes it a signed POST; {@code form} holds further fields, each begun with {@code &}, already encoded. */
    HttpRequest post(HttpRequest.Builder request, String path, String form, long wallNanos) {
        lastNonce = Math.max(lastNonce + 1, wallNanos / MICROSECOND);
        String nonce = Long.toString(lastNonce);
        String body = "nonce=" + nonce + form;
        return request.header("API-Key", apiKey)
                .header("API-Sign", signature.sign(path, nonce, body))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
