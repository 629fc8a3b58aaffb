package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Side;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/** Orders of the one account at one simulated Binance, over WebSocket or REST: who may, and what comes of it. */
final class BinanceOrders {
    private static final long RECV_WINDOW_MILLIS = 5_000;
    private static final long RECV_WINDOW_MAX_MILLIS = 60_000;
    private static final long AHEAD_MAX_MILLIS = 1_000;
    /** A timestamp above this is in microseconds, which the venue takes as well. */
    private static final long MICROS_FROM = 100_000_000_000_000L;

    private final SimulatedVenue venue;
    private final BinanceDialect dialect;
    private final VenueLoop loop;
    private final DataOut out;
    private final SimulatedAccount account;

    BinanceOrders(SimulatedVenue venue, BinanceDialect dialect, VenueLoop loop, DataOut out,
            SimulatedAccount account) {
        this.venue = venue;
        this.dialect = dialect;
        this.loop = loop;
        this.out = out;
        this.account = account;
    }

    /** Null when a WebSocket request is signed as it must be. */
    BinanceAnswer refusal(JsonNode params) {
        for (String needed : List.of("apiKey", "timestamp", "signature")) {
            if (params.path(needed).asText().isEmpty()) {
                return BinanceAnswer.missing(needed);
            }
        }
        boolean good = BinanceSignature.good(account.secret(), params);
        return refusal(params.path("apiKey").asText(), good, params, loop.nowNanos());
    }

    /** Null when this key may ask for that now; the signature was looked at before. */
    BinanceAnswer refusal(String apiKey, boolean signatureGood, JsonNode params, long nowNanos) {
        BinanceAnswer unknown = unknown(apiKey);
        if (unknown != null) {
            return unknown;
        }
        return signatureGood ? late(params, nowNanos)
                : BinanceAnswer.error(400, -1022, "Signature for this request is not valid.");
    }

    /** Null when this is the account's key. */
    BinanceAnswer unknown(String apiKey) {
        return apiKey.equals(account.apiKey()) ? null
                : BinanceAnswer.error(401, -2015, "Invalid API-key, IP, or permissions for action.");
    }

    private static BinanceAnswer late(JsonNode params, long nowNanos) {
        long now = BinanceTexts.millis(nowNanos);
        long given = params.path("timestamp").asLong();
        long timestamp = given > MICROS_FROM ? given / 1_000 : given;
        long window = params.path("recvWindow").asLong(RECV_WINDOW_MILLIS);
        if (window > RECV_WINDOW_MAX_MILLIS) {
            return BinanceAnswer.error(400, -1131, "recvWindow must be less than 60000");
        }
        if (timestamp >= now + AHEAD_MAX_MILLIS) {
            return BinanceAnswer.error(400, -1021,
                    "Timestamp for this request was 1000ms ahead of the server's time.");
        }
        return now - timestamp <= window ? null
                : BinanceAnswer.error(400, -1021, "Timestamp for this request is outside of the recvWindow.");
    }

    /** Places an order. The answer goes out before or after it works, as the request asks. */
    void place(JsonNode params, Consumer<BinanceAnswer> to) {
        boolean maker = params.path("type").asText().equals("LIMIT_MAKER");
        for (String needed : List.of("symbol", "side", "type", "timeInForce", "price", "quantity")) {
            if (params.path(needed).asText().isEmpty() && !(maker && needed.equals("timeInForce"))) {
                to.accept(BinanceAnswer.missing(needed));
                return;
            }
        }
        OrderRequest request = request(params);
        if (request == null) {
            to.accept(BinanceAnswer.error(400, -1100, "Illegal characters found in a parameter."));
            return;
        }
        long nowNanos = loop.nowNanos();
        BinanceAnswer refusal = refusal(request, nowNanos);
        if (refusal != null) {
            venue.refused(request, refusal.code() + " " + refusal.text(), nowNanos);
            to.accept(refusal.ofOrder());
            return;
        }
        SimulatedOrder order = venue.accept(request, nowNanos);
        String type = params.path("newOrderRespType").asText("FULL");
        if (out.takeTimeOut()) {
            to.accept(BinanceAnswer.error(408, -1007, "Timeout waiting for response from backend server. Send status"
                    + " unknown; execution status unknown.").ofOrder());
            venue.work(order, nowNanos);
        } else if (type.equals("ACK")) {
            to.accept(BinanceAnswer.result(dialect.placed(order, type)).ofOrder());
            venue.work(order, nowNanos);
        } else {
            venue.work(order, nowNanos);
            to.accept(BinanceAnswer.result(dialect.placed(order, type)).ofOrder());
        }
    }

    /** Null when the order is taken. */
    private BinanceAnswer refusal(OrderRequest request, long nowNanos) {
        BinanceOrderBudget budget = dialect.budget();
        if (!budget.take(nowNanos) || out.takeTooMany()) {
            return BinanceAnswer.error(429, -1015, "Too many new orders; current limit is " + budget.tenSecondsMax()
                    + " orders per 10 SECOND.");
        }
        Refusal refusal = venue.check(request);
        if (refusal != Refusal.NONE) {
            return BinanceAnswer.error(400, dialect.code(refusal), dialect.words(refusal));
        }
        return venue.wouldTake(request)
                ? BinanceAnswer.error(400, dialect.wouldTakeCode(), dialect.wouldTakeWords()) : null;
    }

    /** Null when a value cannot be read. */
    private OrderRequest request(JsonNode params) {
        BigDecimal px = JsonInput.decimal(params.get("price").asText());
        BigDecimal qty = JsonInput.decimal(params.get("quantity").asText());
        String side = params.get("side").asText();
        TimeInForce timeInForce =
                dialect.timeInForce(params.get("type").asText(), params.path("timeInForce").asText());
        boolean sideKnown = side.equals("BUY") || side.equals("SELL");
        String clientOrderId = params.path("newClientOrderId").asText();
        if (px == null || qty == null || !sideKnown || timeInForce == null
                || !clientOrderId.matches("[.A-Z:/a-z0-9_-]{0,36}")) {
            return null;
        }
        return new OrderRequest(clientOrderId, params.get("symbol").asText(), Side.valueOf(side),
                timeInForce, px, qty, params.path("reduceOnly").asText().equals("true"));
    }

    /** The order that a request names, null when the venue does not know it. */
    private SimulatedOrder named(JsonNode params) {
        SimulatedOrder order = params.has("orderId")
                ? venue.byVenueOrderId(params.get("orderId").asText())
                : venue.byClientOrderId(params.path("origClientOrderId").asText());
        boolean fits = order != null && order.instrument().symbol().equals(params.path("symbol").asText());
        return fits ? order : null;
    }

    /** Cancels what is left of an order. */
    BinanceAnswer cancel(JsonNode params) {
        SimulatedOrder order = named(params);
        if (order == null || !order.open()) {
            return BinanceAnswer.error(400, -2011, "Unknown order sent.");
        }
        venue.cancel(order, loop.nowNanos());
        return BinanceAnswer.result(dialect.cancelled(order, BinanceApi.cancelId(order)));
    }

    /** What became of an order. */
    BinanceAnswer status(JsonNode params) {
        SimulatedOrder order = named(params);
        return order == null ? BinanceAnswer.error(400, -2013, "Order does not exist.")
                : BinanceAnswer.result(dialect.status(order));
    }
}
