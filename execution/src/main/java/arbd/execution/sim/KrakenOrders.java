package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Side;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** The order methods of one Kraken connection. */
final class KrakenOrders {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final DataOut out;
    private final KrakenSession.Link link;
    private final Requests requests;

    /** One request as it came. */
    private record Request(String method, String reqId, JsonNode params, long inNanos) {
    }

    KrakenOrders(SimulatedVenue venue, VenueLoop loop, DataOut out, KrakenSession.Link link) {
        this.venue = venue;
        this.loop = loop;
        this.out = out;
        this.link = link;
        this.requests = new Requests(venue, loop);
    }

    void onRequest(String method, String reqId, JsonNode params) {
        Request request = new Request(method, reqId, params, loop.nowNanos());
        String refusal = KrakenSession.tokenRefusal(link.tokens(), params);
        if (refusal != null) {
            fail(request, refusal);
            return;
        }
        switch (method) {
            case "add_order" -> requests.later(() -> add(request));
            case "cancel_order" -> requests.later(() -> cancel(request));
            case "cancel_all" -> requests.later(() -> cancelAll(request));
            default -> cancelAllAfter(request);
        }
    }

    private void add(Request request) {
        JsonNode params = request.params;
        String malformed = malformed(params);
        if (malformed != null) {
            fail(request, malformed);
            return;
        }
        OrderRequest order = new OrderRequest(params.path("cl_ord_id").asText(), params.path("symbol").asText(),
                params.get("side").asText().equals("buy") ? Side.BUY : Side.SELL,
                timeInForce(params),
                number(params, "limit_price"), number(params, "order_qty"));
        long nowNanos = loop.nowNanos();
        Refusal refusal = venue.check(order);
        String words = late(params, nowNanos) ? "EOrder:Deadline elapsed" : words(refusal);
        if (words.isEmpty() && venue.wouldTake(order)) {
            words = "EOrder:Post only order";
        }
        if (!words.isEmpty()) {
            venue.refused(order, words, nowNanos);
            out.ack(link.channel(), KrakenTexts.error(request.method, request.reqId, words, null, nowNanos));
            return;
        }
        SimulatedOrder taken = venue.accept(order, nowNanos);
        out.ack(link.channel(), KrakenTexts.success(request.method, request.reqId, identity(taken),
                request.inNanos, nowNanos));
        venue.work(taken, nowNanos);
    }

    private static TimeInForce timeInForce(JsonNode params) {
        if (params.path("post_only").asBoolean()) {
            return TimeInForce.POST_ONLY;
        }
        boolean ioc = params.path("time_in_force").asText("gtc").equalsIgnoreCase("ioc");
        return ioc ? TimeInForce.IOC : TimeInForce.GTC;
    }

    private static String identity(SimulatedOrder order) {
        JsonText text = new JsonText().open();
        if (!order.clientOrderId().isEmpty()) {
            text.text("cl_ord_id", order.clientOrderId());
        }
        return text.text("order_id", order.venueOrderId()).close().toString();
    }

    private static BigDecimal number(JsonNode params, String key) {
        JsonNode number = params.path(key);
        return number.isNumber() ? JsonInput.decimal(number.asText()) : null;
    }

    /** Null when the fields can be read. */
    private static String malformed(JsonNode params) {
        String side = params.path("side").asText();
        String timeInForce = params.path("time_in_force").asText("gtc").toLowerCase(Locale.ROOT);
        String clientOrderId = params.path("cl_ord_id").asText();
        if (!params.path("order_type").asText().equals("limit")) {
            return "EGeneral:Invalid arguments:order_type";
        }
        if (!side.equals("buy") && !side.equals("sell")) {
            return "EGeneral:Invalid arguments:side";
        }
        if (number(params, "limit_price") == null) {
            return "Limit_price field must be a number_float";
        }
        if (number(params, "order_qty") == null) {
            return "Order_qty field must be a number_float";
        }
        boolean postOnly = params.path("post_only").asBoolean();
        if (!timeInForce.equals("gtc") && (postOnly || !timeInForce.equals("ioc"))) {
            return "EGeneral:Invalid arguments:time_in_force";
        }
        boolean uuid = clientOrderId.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        return clientOrderId.length() <= 18 || uuid ? null : "EGeneral:Invalid arguments:cl_ord_id";
    }

    private static boolean late(JsonNode params, long nowNanos) {
        try {
            Instant deadline = params.has("deadline") ? Instant.parse(params.get("deadline").asText()) : Instant.MAX;
            return Instant.ofEpochSecond(nowNanos / SECOND_NANOS, nowNanos % SECOND_NANOS).isAfter(deadline);
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    private static String words(Refusal refusal) {
        return switch (refusal) {
            case NONE -> "";
            case UNKNOWN_SYMBOL -> "EQuery:Unknown asset pair";
            case PRICE_INCREMENT -> "EOrder:Tick size check failed";
            case MARKET_CLOSED -> "EService:Market in cancel_only mode";
            case LOT -> "EGeneral:Invalid arguments:order_qty";
            case MIN_QTY -> "EOrder:Order minimum not met";
            case MIN_NOTIONAL -> "EOrder:Cost minimum not met";
            case INSUFFICIENT_BALANCE -> "EOrder:Insufficient funds";
            case DUPLICATE_CLIENT_ORDER_ID -> "EOrder:cl_ord_id already in use";
            case OPEN_ORDERS -> "EOrder:Orders limit exceeded";
            case REDUCE_ONLY, CHANCE -> "EOrder:Order rejected";
        };
    }

    private void cancel(Request request) {
        for (JsonNode id : ids(request.params, "order_id")) {
            cancelOne(request, venue.byVenueOrderId(id.asText()), "order_id", id.asText());
        }
        for (JsonNode id : ids(request.params, "cl_ord_id")) {
            cancelOne(request, venue.byClientOrderId(id.asText()), "cl_ord_id", id.asText());
        }
    }

    private static Iterable<JsonNode> ids(JsonNode params, String key) {
        JsonNode ids = params.path(key);
        return ids.isTextual() ? List.of(ids) : ids;
    }

    private void cancelOne(Request request, SimulatedOrder order, String key, String id) {
        if (order == null || !order.open()) {
            fail(request, "EOrder:Unknown order");
            return;
        }
        long nowNanos = loop.nowNanos();
        venue.cancel(order, nowNanos);
        succeed(request, new JsonText().open().text(key, id).close().toString());
    }

    private void cancelAll(Request request) {
        List<SimulatedOrder> open = venue.openOrders();
        open.forEach(order -> venue.cancel(order, loop.nowNanos()));
        succeed(request, "{\"count\":" + open.size() + "}");
    }

    private void cancelAllAfter(Request request) {
        long seconds = request.params.path("timeout").asLong(-1);
        if (seconds < 0 || seconds > 86_400) {
            fail(request, "EGeneral:Invalid arguments:timeout");
            return;
        }
        link.cancelAllAfter().accept(seconds * SECOND_NANOS);
        long nowNanos = loop.nowNanos();
        String trigger = seconds == 0 ? "0" : KrakenTexts.seconds(nowNanos + seconds * SECOND_NANOS);
        succeed(request, new JsonText().open().text("currentTime", KrakenTexts.seconds(nowNanos))
                .text("triggerTime", trigger).close().toString());
    }

    private void succeed(Request request, String result) {
        out.reply(link.channel(), KrakenTexts.success(request.method, request.reqId, result, request.inNanos,
                loop.nowNanos()));
    }

    private void fail(Request request, String words) {
        out.reply(link.channel(),
                KrakenTexts.error(request.method, request.reqId, words, null, loop.nowNanos()));
    }
}
