package arbd.execution.kraken;

import arbd.execution.net.Credentials;
import arbd.execution.net.RestCalls;
import arbd.feeds.net.NetLoop;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.function.BiConsumer;

/** Kraken's private REST calls. Called from the event loop only. */
final class KrakenRest implements AutoCloseable {
    private final NetLoop net;
    private final KrakenForms forms;
    private final RestCalls calls;

    KrakenRest(URI base, Credentials credentials, NetLoop net) {
        this.net = net;
        this.forms = new KrakenForms(credentials);
        this.calls = new RestCalls(base, net, "kraken-rest");
    }

    /**
     * Posts a form; {@code done} gets the result and null, or null and what went wrong, on the event loop.
     *
     * @param method name behind {@code /0/private/}
     * @param form further fields, each begun with {@code &}, already encoded
     */
    void post(String method, String form, BiConsumer<JsonNode, String> done) {
        String path = "/0/private/" + method;
        HttpRequest request = forms.post(calls.to(path), path, form, net.clock().wallNanos());
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
