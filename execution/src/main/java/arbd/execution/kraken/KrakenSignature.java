package arbd.execution.kraken;

import arbd.execution.net.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Kraken's {@code API-Sign} (docs.kraken.com, spot-rest-auth): base64 of HMAC-SHA512, under the decoded secret, of the
 * path followed by SHA-256 of nonce and body.
 */
final class KrakenSignature {
    private final Hmac hmac;
    private final MessageDigest sha256;

    /**
     * Prepares the key.
     *
     * @param secret base64 as issued
     * @throws IllegalArgumentException when it is not base64; the message does not hold it
     */
    KrakenSignature(String secret) {
        this.hmac = new Hmac("HmacSHA512", decoded(secret));
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("this JDK lacks SHA-256", broken);
        }
    }

    String sign(String path, String nonce, String body) {
        byte[] hash = sha256.digest((nonce + body).getBytes(StandardCharsets.UTF_8));
        byte[] head = path.getBytes(StandardCharsets.UTF_8);
        byte[] message = new byte[head.length + hash.length];
        System.arraycopy(head, 0, message, 0, head.length);
        System.arraycopy(hash, 0, message, head.length, hash.length);
        return Base64.getEncoder().encodeToString(hmac.sign(message, 0, message.length));
    }

    private static byte[] decoded(String secret) {
        try {
            return Base64.getDecoder().decode(secret);
        } catch (IllegalArgumentException hidden) {
            // The cause would quote a character of the secret.
            throw new IllegalArgumentException("the API secret is not base64");
        }
    }
}
