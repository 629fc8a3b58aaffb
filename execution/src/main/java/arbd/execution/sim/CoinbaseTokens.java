package arbd.execution.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who may act on the account: tokens are checked with the public key alone, and each is good for one request. (Whether
 * the venue remembers nonces is not known; a client that sends one twice is wrong in any case.)
 */
final class CoinbaseTokens {
    private static final long SECOND = 1_000_000_000L;
    private static final long LIFE_MAX_SECONDS = 120;
    private static final int REMEMBERED = 16_384;

    private final SimulatedAccount account;
    private final PublicKey key;
    private final Map<String, Boolean> nonces = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    CoinbaseTokens(SimulatedAccount account) {
        this.account = account;
        this.key = CoinbaseKeys.known(account.secret());
    }

    /** Whether this is a good token for a REST request: method, blank, host and path without the query. */
    boolean good(HttpCall call, long nowNanos) {
        String header = call.header("authorization");
        String host = call.header("host").replaceFirst(":[0-9]+$", "");
        return header.startsWith("Bearer ")
                && good(header.substring(7), call.method() + " " + host + call.path(), nowNanos);
    }

    /** The same for a message of a WebSocket, whose tokens name no request. */
    boolean good(String token, long nowNanos) {
        return good(token, null, nowNanos);
    }

    private boolean good(String token, String uri, long nowNanos) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        JsonNode head = json(parts[0]);
        JsonNode claims = json(parts[1]);
        return head != null && claims != null && mine(head, claims) && timely(claims, nowNanos)
                && (uri == null ? !claims.has("uri") : claims.path("uri").asText().equals(uri))
                && signed(parts) && nonces.put(head.path("nonce").asText(), true) == null;
    }

    private boolean mine(JsonNode head, JsonNode claims) {
        return head.path("alg").asText().equals("ES256") && head.path("typ").asText().equals("JWT")
                && head.path("kid").asText().equals(account.apiKey())
                && !head.path("nonce").asText().isEmpty()
                && claims.path("sub").asText().equals(account.apiKey())
                && claims.path("iss").asText().equals("cdp");
    }

    private static boolean timely(JsonNode claims, long nowNanos) {
        long from = claims.path("nbf").asLong();
        long until = claims.path("exp").asLong();
        long now = nowNanos / SECOND;
        return from <= now + 1 && now < until && until - from <= LIFE_MAX_SECONDS;
    }

    private boolean signed(String[] parts) {
        try {
            Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
            check.initVerify(key);
            check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return check.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            return false;
        }
    }

    private static JsonNode json(String part) {
        try {
            return JsonInput.object(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }
}
