package arbd.execution.sim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Signed REST requests of one simulated Binance: orders, and what its {@link BinanceDialect} lets clients ask. They are
 * acted on at once: whoever needs the time that a request takes uses the WebSocket.
 */
final class BinanceRest {
    private final BinanceDialect dialect;
    private final VenueLoop loop;
    private final SimulatedAccount account;
    private final BinanceOrders orders;

    BinanceRest(BinanceDialect dialect, VenueLoop loop, SimulatedAccount account, BinanceOrders orders) {
        this.dialect = dialect;
        this.loop = loop;
        this.account = account;
        this.orders = orders;
    }

    /** Null when the request is none of these. */
    HttpReply answer(HttpCall call) {
        boolean order = call.path().equals(dialect.restRoot() + "/order");
        String query = switch (call.method()) {
            case "GET" -> dialect.restQueries().get(call.path());
            case "POST" -> dialect.restCommands().get(call.path());
            default -> null;
        };
        if (!order && query == null) {
            return null;
        }
        ObjectNode params = JsonNodeFactory.instance.objectNode();
        call.parameters().forEach(params::put);
        BinanceAnswer refusal = refusal(call, params);
        if (refusal != null) {
            return refusal.http();
        }
        return order ? order(call.method(), params) : dialect.ask(query, params).http();
    }

    /** Signed is what is sent in query and body together, as it is sent, without the signature at its end. */
    private BinanceAnswer refusal(HttpCall call, ObjectNode params) {
        if (params.path("timestamp").asText().isEmpty() || params.path("signature").asText().isEmpty()) {
            return BinanceAnswer.missing(params.has("timestamp") ? "signature" : "timestamp");
        }
        String all = call.query() + call.body();
        int end = all.indexOf("&signature=");
        String expected = BinanceSignature.sign(account.secret(), end < 0 ? "" : all.substring(0, end));
        boolean good = MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII),
                params.path("signature").asText().getBytes(StandardCharsets.UTF_8));
        return orders.refusal(call.header("x-mbx-apikey"), good, params, loop.nowNanos());
    }

    private HttpReply order(String method, ObjectNode params) {
        BinanceAnswer[] placed = new BinanceAnswer[1];
        switch (method) {
            case "POST" -> orders.place(params, answer -> placed[0] = answer);
            case "GET" -> placed[0] = orders.status(params);
            case "DELETE" -> placed[0] = orders.cancel(params);
            default -> placed[0] = BinanceAnswer.error(405, -1000, "Method not allowed.");
        }
        return placed[0].http();
    }
}
