package arbd.execution.okx;

import arbd.execution.net.Credentials;
import arbd.execution.net.ReadDialect;
import arbd.execution.net.ReadRefusedException;
import arbd.execution.net.RestQuery;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;

/** Questions to OKX by REST; the result is the list {@code data}. */
public final class OkxReads implements ReadDialect {
    private final OkxHeaders headers;

    /**
     * For one account.
     *
     * @param socket of the account, by which the demo world is told from the live one
     */
    public OkxReads(Credentials credentials, URI socket) {
        this.headers = new OkxHeaders(credentials, OkxOrderEntry.demo(socket));
    }

    @Override
    public HttpRequest request(RestQuery rest, String path, String query, long wallNanos) {
        String whole = query.isEmpty() ? path : path + "?" + query;
        return headers.get(rest.to(whole), whole, wallNanos);
    }

    @Override
    public JsonNode result(JsonNode answer) throws ReadRefusedException {
        int code = OkxErrors.code(answer, "code");
        if (code != OkxErrors.OK) {
            throw new ReadRefusedException(Integer.toString(code), answer.path("msg").asText());
        }
        if (!answer.path("data").isArray()) {
            throw new IllegalArgumentException("no data");
        }
        return answer.get("data");
    }
}
