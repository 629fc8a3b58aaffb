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
    private final Credentials credentials;
    private final OkxSignature signature;
    private final RestCalls calls;
    private final boolean demo;

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
        this.demo = demo;
        this.net = net;
        this.credentials = credentials;
        this.signature = new OkxSignature(credentials.secret());
        this.calls = new RestCalls(base, net, "okx-rest");
    }

    /** Asks for a path, query included, already encoded. */
    void get(String path, Answer answer) {
        calls.send(request(path), (reply, wrong) -> read(reply, wrong, answer));
    }

    /** Posts a body of JSON to a path. */
    void post(String path, String body, Answer answer) {
        String time = OkxSignature.time(net.clock().wallNanos());
        HttpRequest request = signed(path, time, signature.post(time, path, body))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
        calls.send(request, (reply, wrong) -> read(reply, wrong, answer));
    }

    /** A signed request. */
    HttpRequest request(String path) {
        String time = OkxSignature.time(net.clock().wallNanos());
        return signed(path, time, signature.get(time, path)).GET().build();
    }

    private HttpRequest.Builder signed(String path, String time, String sign) {
        HttpRequest.Builder request = calls.to(path)
                .header("OK-ACCESS-KEY", credentials.apiKey())
                .header("OK-ACCESS-SIGN", sign)
                .header("OK-ACCESS-TIMESTAMP", time)
                .header("OK-ACCESS-PASSPHRASE", credentials.passphrase());
        return demo ? request.header("x-simulated-trading", "1") : request;
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
