package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Side;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Iterator;

/** The order requests of one client's connection to Coinbase's REST; tokens were checked before. */
final class CoinbaseOrders {
    private static final HttpReply FAILED = new HttpReply(500,
            "{\"error\":\"INTERNAL\",\"error_details\":\"\",\"message\":\"internal error\"}");

    private static final HttpReply TOO_MANY = new HttpReply(429,
            "{\"error\":\"RESOURCE_EXHAUSTED\",\"error_details\":\"\",\"message\":\"too many requests\"}");

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final DataOut out;
    private final RestChannel client;
    private final Requests requests;

    CoinbaseOrders(SimulatedVenue venue, VenueLoop loop, DataOut out, RestChannel client) {
        this.venue = venue;
        this.loop = loop;
        this.out = out;
        this.client = client;
        this.requests = new Requests(venue, loop);
    }

    /** Takes a new order. */
    void place(String body) {
        requests.later(() -> placeNow(JsonInput.object(body)));
    }

    /** Takes cancellations. */
    void cancel(String body) {
        requests.later(() -> cancelNow(JsonInput.object(body)));
    }

    private void placeNow(JsonNode body) {
        if (out.takeTooMany()) {
            out.ack(() -> client.answer(TOO_MANY));
            return;
        }
        OrderRequest request = body == null ? null : request(body);
        if (request == null) {
            out.ack(() -> client.answer(invalid("order_configuration")));
            return;
        }
        SimulatedOrder same = venue.byClientOrderId(request.clientOrderId());
        if (same != null) {
            // Nothing new is made: whoever sends an order twice is told of the first.
            out.ack(() -> client.answer(new HttpReply(200, CoinbaseTexts.taken(same))));
            return;
        }
        Refusal refusal = venue.check(request);
        if (refusal != Refusal.NONE) {
            refuse(request, why(refusal), words(refusal));
        } else if (venue.wouldTake(request)) {
            refuse(request, "INVALID_LIMIT_PRICE_POST_ONLY", "Post only order would take");
        } else {
            take(request);
        }
    }

    private void refuse(OrderRequest request, String why, String words) {
        venue.refused(request, why + " " + words, loop.nowNanos());
        out.ack(() -> client.answer(new HttpReply(200, CoinbaseTexts.refused(why, words))));
    }

    private void take(OrderRequest request) {
        long nowNanos = loop.nowNanos();
        SimulatedOrder taken = venue.accept(request, nowNanos);
        HttpReply reply = out.takeTimeOut() ? FAILED : new HttpReply(200, CoinbaseTexts.taken(taken));
        out.ack(() -> client.answer(reply));
        venue.work(taken, nowNanos);
    }

    private void cancelNow(JsonNode body) {
        if (body == null || !body.path("order_ids").isArray()) {
            client.answer(invalid("order_ids"));
            return;
        }
        JsonText results = new JsonText().open().list("results");
        for (JsonNode id : body.get("order_ids")) {
            SimulatedOrder order = venue.byVenueOrderId(id.asText());
            boolean open = order != null && order.open();
            results.open().raw("success", Boolean.toString(open))
                    .text("failure_reason", open ? "UNKNOWN_CANCEL_FAILURE_REASON" : "UNKNOWN_CANCEL_ORDER")
                    .text("order_id", id.asText()).close();
            if (open) {
                venue.cancel(order, loop.nowNanos());
            }
        }
        HttpReply reply = new HttpReply(200, results.endList().close().toString());
        out.replying(() -> client.answer(reply));
    }

    private static HttpReply invalid(String field) {
        return new HttpReply(400, "{\"error\":\"INVALID_ARGUMENT\",\"error_details\":\"\",\"message\":\"" + field
                + " is invalid\"}");
    }

    /** What is asked for, null = it cannot be read. */
    private static OrderRequest request(JsonNode body) {
        Iterator<String> kinds = body.path("order_configuration").fieldNames();
        String kind = kinds.hasNext() ? kinds.next() : "";
        String side = body.path("side").asText();
        JsonNode order = body.path("order_configuration").path(kind);
        BigDecimal px = number(order, "limit_price");
        BigDecimal qty = number(order, "base_size");
        boolean readable = (kind.equals("sor_limit_ioc") || kind.equals("limit_limit_gtc")) && !kinds.hasNext()
                && (side.equals("BUY") || side.equals("SELL")) && px != null && qty != null
                && !body.path("client_order_id").asText().isEmpty();
        return !readable ? null : new OrderRequest(body.get("client_order_id").asText(),
                body.path("product_id").asText(), side.equals("BUY") ? Side.BUY : Side.SELL,
                kind.equals("sor_limit_ioc") ? TimeInForce.IOC
                        : order.path("post_only").asBoolean() ? TimeInForce.POST_ONLY : TimeInForce.GTC, px, qty);
    }

    private static BigDecimal number(JsonNode order, String name) {
        return order.path(name).isTextual() ? JsonInput.decimal(order.get(name).asText()) : null;
    }

    private static String why(Refusal refusal) {
        return switch (refusal) {
            case NONE -> "";
            case UNKNOWN_SYMBOL -> "INVALID_PRODUCT_ID";
            case MARKET_CLOSED -> "TRADING_DISABLED";
            case PRICE_INCREMENT -> "INVALID_PRICE_PRECISION";
            case LOT -> "INVALID_SIZE_PRECISION";
            case MIN_QTY -> "INVALID_BASE_SIZE_TOO_SMALL";
            case MIN_NOTIONAL -> "INVALID_QUOTE_SIZE_TOO_SMALL";
            case INSUFFICIENT_BALANCE -> "INSUFFICIENT_FUND";
            case DUPLICATE_CLIENT_ORDER_ID -> "INVALID_REQUEST";
            case OPEN_ORDERS, REDUCE_ONLY, CHANCE -> "COMMANDER_REJECTED_NEW_ORDER";
        };
    }

    private static String words(Refusal refusal) {
        return switch (refusal) {
            case NONE -> "";
            case UNKNOWN_SYMBOL -> "Invalid product_id";
            case MARKET_CLOSED -> "Trading is disabled";
            case PRICE_INCREMENT -> "Too many decimals in order price";
            case LOT -> "Too many decimals in order amount";
            case MIN_QTY, MIN_NOTIONAL -> "Order size is too small";
            case INSUFFICIENT_BALANCE -> "Insufficient balance in source account";
            case DUPLICATE_CLIENT_ORDER_ID -> "client_order_id is in use";
            case OPEN_ORDERS, REDUCE_ONLY, CHANCE -> "Order rejected";
        };
    }
}
