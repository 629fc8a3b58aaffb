package arbd.execution.net;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;

/** How one venue wants questions about an account asked, and where in its answers the result is. */
public interface ReadDialect {
    /**
     * A request, signed.
     *
     * @param rest where it goes to
     * @param path without query
     * @param query what is asked, encoded as the venue wants it: a query, for Kraken a form, for Hyperliquid a JSON
     *     object; empty = nothing
     * @param wallNanos time to sign with, nanoseconds since 1970
     */
    HttpRequest request(RestQuery rest, String path, String query, long wallNanos);

    /**
     * What was asked for, out of an answer with or without an error status.
     *
     * @throws ReadRefusedException when the venue says that it refuses
     * @throws IllegalArgumentException when the answer is not what the venue promises
     */
    JsonNode result(JsonNode answer) throws ReadRefusedException;
}
