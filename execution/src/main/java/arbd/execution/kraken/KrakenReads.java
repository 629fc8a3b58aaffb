package arbd.execution.kraken;

import arbd.execution.net.Credentials;
import arbd.execution.net.ReadDialect;
import arbd.execution.net.ReadRefusedException;
import arbd.execution.net.RestQuery;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;

/** Questions to Kraken by REST, which are forms; the result is the object {@code result}. */
public final class KrakenReads implements ReadDialect {
    private final KrakenForms forms;

    /** For one account. */
    public KrakenReads(Credentials credentials) {
        this.forms = new KrakenForms(credentials);
    }

    @Override
    public HttpRequest request(RestQuery rest, String path, String query, long wallNanos) {
        return forms.post(rest.to(path), path, query.isEmpty() ? "" : "&" + query, wallNanos);
    }

    @Override
    public JsonNode result(JsonNode answer) throws ReadRefusedException {
        JsonNode errors = answer.path("error");
        if (!errors.isEmpty()) {
            throw new ReadRefusedException(errors.path(0).asText("an error without words"), "");
        }
        if (!answer.path("result").isObject()) {
            throw new IllegalArgumentException("no result");
        }
        return answer.get("result");
    }
}
