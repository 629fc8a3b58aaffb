package arbd.execution.kraken;

import arbd.execution.net.Credentials;
import arbd.execution.net.RestCalls;
import arbd.feeds.net.NetLoop;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.function.BiConsumer;

/** Kraken's private REST calls. Called from the event loop only, so the nonce needs no lock. */
final class KrakenRest implements AutoCloseable {
    private final NetLoop net;
    private final String apiKey;
    private final KrakenSignature signature;
    private final RestCalls calls;
    private long lastNonce;

    KrakenRest(URI base, Credentials credentials, NetLoop net) {
        this(credentials, net, new RestCalls(base, net, "kraken-rest"));
    }

    /** With calls that have bounds of their own. */
    KrakenRest(Credentials credentials, NetLoop net, RestCalls calls) {
        this.net = net;
        this.apiKey = credentials.apiKey();
        this.signature = new KrakenSignature(credentials.secret());
        this.calls = calls;
    }

    /**
     * Posts a form; {@code done} gets the result and null, or null and what went wrong, on the event loop.
     *
     * @param method name behind {@code /0/private/}
     * @param form further fields, each begun with {@code &}, already encoded
     */
    void post(String method, String form, BiConsumer<JsonNode, String> done) {
        String path = "/0/private/" + method;
        lastNonce = Math.max(lastNonce + 1, net.clock().wallNanos() / 1_000);
        String nonce = Long.toString(lastNonce);
        String body = "nonce=" + nonce + form;
        HttpRequest request = calls.to(path)
                .header("API-Key", apiKey)
                .header("API-Sign", signature.sign(path, nonce, body))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        calls.send(request, (reply, wrong) -> read(reply, wrong, done));
    }

    @Override
    public void close() {
        calls.close();
    }

    private static void read(JsonNode reply, String wrong, BiConsumer<JsonNode, String> done) {
        if (wrong != null) {
            done.accept(null, wrong);
        } else if (!reply.path("error").isEmpty()) {
            done.accept(null, reply.path("error").path(0).asText("an error without words"));
        } else if (!reply.path("result").isObject()) {
            done.accept(null, "REST answer without result");
        } else {
            done.accept(reply.get("result"), null);
        }
    }
}
