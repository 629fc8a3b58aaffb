package arbd.execution.bybit;

import arbd.execution.net.Credentials;
import arbd.execution.net.RestCalls;
import arbd.feeds.net.NetLoop;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;

/** Bybit's signed REST queries. Called from the event loop only. */
final class BybitRest implements AutoCloseable {
    private final NetLoop net;
    private final BybitHeaders headers;
    private final RestCalls calls;

    /** Takes the answer to a query. */
    interface Answer {
        /**
         * Called on the event loop.
         *
         * @param reply the whole answer, whose {@code result} is an object; null = none because of an error
         * @param code the venue's code, {@link BybitErrors#OK} when there is a reply or nothing was understood
         * @param wrong for people, null when there is a reply
         */
        void take(JsonNode reply, int code, String wrong);
    }

    BybitRest(URI base, Credentials credentials, NetLoop net) {
        this.net = net;
        this.headers = new BybitHeaders(credentials);
        this.calls = new RestCalls(base, net, "bybit-rest");
    }

    /** Asks for a path with this query, already encoded; empty = none. */
    void get(String path, String query, Answer answer) {
        HttpRequest request = headers.get(
                calls.to(query.isEmpty() ? path : path + "?" + query), query, net.clock().wallNanos());
        calls.send(request, (reply, wrong) -> read(reply, wrong, answer));
    }

    /** Posts a body of JSON to a path. */
    void post(String path, String body, Answer answer) {
        HttpRequest request = headers.post(calls.to(path), body, net.clock().wallNanos());
        calls.send(request, (reply, wrong) -> read(reply, wrong, answer));
    }

    @Override
    public void close() {
        calls.close();
    }

    private static void read(JsonNode reply, String wrong, Answer answer) {
        if (wrong != null) {
            answer.take(null, BybitErrors.OK, wrong);
            return;
        }
        int code;
        try {
            code = BybitErrors.code(reply);
        } catch (IllegalArgumentException unreadable) {
            answer.take(null, BybitErrors.OK, "REST answer without retCode");
            return;
        }
        if (code != BybitErrors.OK) {
            answer.take(null, code, code + " " + reply.path("retMsg").asText());
        } else if (!reply.path("result").isObject()) {
            answer.take(null, BybitErrors.OK, "REST answer without result");
        } else {
            answer.take(reply, BybitErrors.OK, null);
        }
    }
}
