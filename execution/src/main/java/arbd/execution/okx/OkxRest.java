package arbd.execution.okx;

import arbd.execution.net.Credentials;
import arbd.execution.net.RestCalls;
import arbd.feeds.net.NetLoop;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;

/** OKX's signed REST queries. Called from the event loop only. */
final class OkxRest implements AutoCloseable {
    private final NetLoop net;
    private final OkxHeaders headers;
    private final RestCalls calls;

    /** Takes the answer to a query. */
    interface Answer {
        /**
         * Called on the event loop.
         *
         * @param rows what was found, null = none because of an error
         * @param code the venue's code, {@link OkxErrors#OK} when rows are given or nothing was understood
         * @param wrong for people, null when rows are given
         */
        void take(JsonNode rows, int code, String wrong);
    }

    /** @param demo requests are for the demo world, which has the addresses of the live one */
    OkxRest(URI base, Credentials credentials, NetLoop net, boolean demo) {
        this.net = net;
        this.headers = new OkxHeaders(credentials, demo);
        this.calls = new RestCalls(base, net, "okx-rest");
    }

    /** Asks for a path, query included, already encoded. */
    void get(String path, Answer answer) {
        calls.send(request(path), (reply, wrong) -> read(reply, wrong, answer));
    }

    /** Posts a body of JSON to a path. */
    void post(String path, String body, Answer answer) {
        HttpRequest request = headers.post(calls.to(path), path, body, net.clock().wallNanos());
        calls.send(request, (reply, wrong) -> read(reply, wrong, answer));
    }

    /** A signed request. */
    HttpRequest request(String path) {
        return headers.get(calls.to(path), path, net.clock().wallNanos());
    }

    @Override
    public void close() {
        calls.close();
    }

    private static void read(JsonNode reply, String wrong, Answer answer) {
        if (wrong != null) {
            answer.take(null, OkxErrors.OK, wrong);
            return;
        }
        int code;
        try {
            code = OkxErrors.code(reply, "code");
        } catch (IllegalArgumentException unreadable) {
            answer.take(null, OkxErrors.OK, "REST answer without code");
            return;
        }
        if (code != OkxErrors.OK) {
            answer.take(null, code, code + " " + reply.path("msg").asText());
        } else if (!reply.path("data").isArray()) {
            answer.take(null, OkxErrors.OK, "REST answer without data");
        } else {
            answer.take(reply.get("data"), OkxErrors.OK, null);
        }
    }
}
