package arbd.execution.hyperliquid;

import arbd.execution.net.ReadDialect;
import arbd.execution.net.RestQuery;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;

/** Questions to Hyperliquid's {@code /info}, which everybody may ask about every account: nothing is signed. */
public final class HyperliquidReads implements ReadDialect {
    @Override
    public HttpRequest request(RestQuery rest, String path, String query, long wallNanos) {
        return rest.to(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(query)).build();
    }

    @Override
    public JsonNode result(JsonNode answer) {
        return answer;
    }
}
