package arbd.execution.coinbase;

import arbd.execution.net.Credentials;
import arbd.execution.net.ReadDialect;
import arbd.execution.net.ReadRefusedException;
import arbd.execution.net.RestQuery;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;

/** Questions to Coinbase Advanced by REST; each has a token of its own, for method, host and path. */
public final class CoinbaseReads implements ReadDialect {
    private final CoinbaseToken tokens;

    /**
     * For one account.
     *
     * @throws IllegalArgumentException when the key cannot sign
     */
    public CoinbaseReads(Credentials credentials) {
        this.tokens = new CoinbaseToken(credentials.apiKey(), CoinbaseKey.read(credentials.secret()));
    }

    @Override
    public HttpRequest request(RestQuery rest, String path, String query, long wallNanos) {
        String token = tokens.rest("GET " + rest.base().getHost() + path, wallNanos);
        return rest.to(query.isEmpty() ? path : path + "?" + query).header("Authorization", "Bearer " + token)
                .GET().build();
    }

    @Override
    public JsonNode result(JsonNode answer) throws ReadRefusedException {
        if (answer.path("error").isTextual()) {
            throw new ReadRefusedException(answer.get("error").textValue(), answer.path("message").asText());
        }
        return answer;
    }
}
