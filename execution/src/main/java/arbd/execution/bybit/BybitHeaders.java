package arbd.execution.bybit;

import arbd.execution.net.Credentials;
import java.net.http.HttpRequest;

/** The headers that sign a query. For one thread. */
final class BybitHeaders {
    private static final String WINDOW_MILLIS = "5000";
    private static final long MILLISECOND = 1_000_000L;

    private final Credentials credentials;
    private final BybitSignature signature;

    BybitHeaders(Credentials credentials) {
        this.credentials = credentials;
        this.signature = new BybitSignature(credentials.secret());
    }

    /** Makes it a signed GET with this query, already encoded; empty = none. */
    HttpRequest get(HttpRequest.Builder request, String query, long wallNanos) {
        return signed(request, query, wallNanos).GET().build();
    }

    /** Makes it a signed POST of this body of JSON. */
    HttpRequest post(HttpRequest.Builder request, String body, long wallNanos) {
        return signed(request, body, wallNanos).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private HttpRequest.Builder signed(HttpRequest.Builder request, String text, long wallNanos) {
        String millis = Long.toString(wallNanos / MILLISECOND);
        return request.header("X-BAPI-API-KEY", credentials.apiKey())
                .header("X-BAPI-TIMESTAMP", millis)
                .header("X-BAPI-RECV-WINDOW", WINDOW_MILLIS)
                .header("X-BAPI-SIGN", signature.get(millis, credentials.apiKey(), WINDOW_MILLIS, text));
    }
}
