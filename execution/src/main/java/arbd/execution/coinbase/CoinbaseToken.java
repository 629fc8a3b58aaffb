package arbd.execution.coinbase;

import arbd.market.Require;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Coinbase's tokens (CDP API keys, "JWT authentication"): ES256, good for two minutes, a new one for every request and
 * every message of a WebSocket. The JDK signs: one algorithm and two small JSON texts are less than the options of a
 * library. For one thread.
 */
final class CoinbaseToken {
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
    private static final long SECOND = 1_000_000_000L;
    private static final int LIFE_SECONDS = 120;
    private static final int NONCE_BYTES = 16;

    private final Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    private final SecureRandom random = new SecureRandom();
    private final byte[] nonce = new byte[NONCE_BYTES];
    private final String name;
    private final Signature signature;

    /**
     * For one API key.
     *
     * @param name of the key, {@code organizations/.../apiKeys/...}
     * @throws IllegalArgumentException when the name cannot be one, or the key cannot sign
     */
    CoinbaseToken(String name, PrivateKey key) {
        Require.that(name.matches("[A-Za-z0-9/_.-]+"),
                "the API key holds unexpected characters: expected its name, organizations/.../apiKeys/...");
        this.name = name;
        try {
            this.signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("the secret cannot sign", unusable);
        }
    }

    /** For the WebSocket: without the claim {@code uri}. */
    String socket(long wallNanos) {
        return token("", wallNanos);
    }

    /**
     * For one REST request.
     *
     * @param uri method, blank, host and path without its query
     * @param wallNanos now, nanoseconds since 1970
     */
    String rest(String uri, long wallNanos) {
        return token(",\"uri\":\"" + uri + "\"", wallNanos);
    }

    private String token(String uriClaim, long wallNanos) {
        long seconds = wallNanos / SECOND;
        random.nextBytes(nonce);
        String text = part("{\"alg\":\"ES256\",\"kid\":\"" + name + "\",\"nonce\":\"" + HexFormat.of().formatHex(nonce)
                + "\",\"typ\":\"JWT\"}") + "." + part("{\"sub\":\"" + name + "\",\"iss\":\"cdp\",\"nbf\":" + seconds
                + ",\"exp\":" + (seconds + LIFE_SECONDS) + uriClaim + "}");
        try {
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + base64.encodeToString(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a key that signed before", broken);
        }
    }

    private String part(String json) {
        return base64.encodeToString(json.getBytes(StandardCharsets.US_ASCII));
    }
}
