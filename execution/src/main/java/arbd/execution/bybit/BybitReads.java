package arbd.execution.bybit;

import arbd.execution.net.Credentials;
import arbd.execution.net.ReadDialect;
import arbd.execution.net.ReadRefusedException;
import arbd.execution.net.RestQuery;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;

/** Questions to Bybit by REST. */
public final class BybitReads implements ReadDialect {
    private final BybitHeaders headers;

    /** For one account. */
    public BybitReads(Credentials credentials) {
        this.headers = new BybitHeaders(credentials);
    }

    @Override
    public HttpRequest request(RestQuery rest, String path, String query, long wallNanos) {
        return headers.get(rest.to(query.isEmpty() ? path : path + "?" + query), query, wallNanos);
    }

    @Override
    public JsonNode result(JsonNode answer) throws ReadRefusedException {
        int code = BybitErrors.code(answer);
        if (code != BybitErrors.OK) {
            throw new ReadRefusedException(Integer.toString(code), answer.path("retMsg").asText());
        }
        if (!answer.path("result").isObject()) {
            throw new IllegalArgumentException("no result");
        }
        return answer.get("result");
    }
}
