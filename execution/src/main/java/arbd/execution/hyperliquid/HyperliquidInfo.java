package arbd.execution.hyperliquid;

import arbd.execution.net.RestCalls;
import arbd.feeds.net.NetLoop;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.function.BiConsumer;

/** Questions to Hyperliquid's {@code /info}, which need no signature. Called from the event loop only. */
final class HyperliquidInfo implements AutoCloseable {
    private static final String PATH = "/info";

    private final RestCalls calls;

    HyperliquidInfo(URI base, NetLoop net) {
        this.calls = new RestCalls(base, net, "hyperliquid-rest");
    }

    /** Asks; {@code done} gets the answer's object and null, or null and what went wrong, on the event loop. */
    void ask(String question, BiConsumer<JsonNode, String> done) {
        calls.send(request(question), done);
    }

    /** As {@link #ask}, for an answer that is a list. */
    void askForList(String question, BiConsumer<JsonNode, String> done) {
        calls.sendForList(request(question), done);
    }

    private HttpRequest request(String question) {
        return calls.to(PATH).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question)).build();
    }

    @Override
    public void close() {
        calls.close();
    }
}
