package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Side;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One client of the WebSocket API: signed requests, and the user data stream when subscribed. */
final class BinanceApi implements WireSession {
    private static final long RECV_WINDOW_MILLIS = 5_000;
    private static final long RECV_WINDOW_MAX_MILLIS = 60_000;
    private static final long AHEAD_MAX_MILLIS = 1_000;
    /** A timestamp above this is in microseconds, which the venue takes as well. */
    private static final long MICROS_FROM = 100_000_000_000_000L;
    private static final Set<String> SIGNED = Set.of("order.place", "order.cancel", "order.status");

    private final SimulatedVenue venue;
    private final BinanceDialect dialect;
    private final VenueLoop loop;
    private final DataOut out;
    private final SimulatedAccount account;
    private final WireChannel channel;
    private final Requests requests;
    private final List<Integer> subscriptions = new ArrayList<>();
    private final BinanceOrderBudget budget;
    private Runnable closed = () -> { };
    private int subscriptionId;
    private int weight;

    BinanceApi(SimulatedVenue venue, BinanceDialect dialect, VenueLoop loop, DataOut out, SimulatedAccount account,
            WireChannel channel) {
        this.venue = venue;
        this.dialect = dialect;
        this.budget = dialect.budget();
        this.loop = loop;
        this.out = out;
        this.account = account;
        this.channel = channel;
        this.requests = new Requests(venue, loop);
    }

    void whenClosed(Runnable task) {
        closed = task;
    }

    WireChannel channel() {
        return channel;
    }

    /** The client id that a cancel request gets when it brings none. */
    static String cancelId(SimulatedOrder order) {
        return "x" + Long.toString(order.id(), 36);
    }

    /** One user event, to each subscription of this connection. */
    void event(String event) {
        for (int subscription : subscriptions) {
            channel.send("{\"subscriptionId\":" + subscription + ",\"event\":" + event + "}");
        }
    }

    @Override
    public void onClosed() {
        subscriptions.clear();
        closed.run();
    }

    @Override
    public void onText(String text) {
        JsonNode request = JsonInput.object(text);
        String id = request != null && request.has("id") ? request.get("id").toString() : "null";
        if (request == null || !request.path("method").isTextual()) {
            fail(id, 400, -1135, "Request is not a valid JSON object or has no method.");
            return;
        }
        weight++;
        String method = request.get("method").asText();
        JsonNode params = request.path("params");
        boolean signed = SIGNED.contains(method) || dialect.signedMethods().contains(method);
        if (signed && !authentic(id, params)) {
            return;
        }
        switch (method) {
            case "ping" -> reply(id, "{}");
            case "time" -> reply(id, "{\"serverTime\":" + BinanceTexts.millis(loop.nowNanos()) + "}");
            case "order.place" -> requests.later(() -> place(id, params));
            case "order.cancel" -> requests.later(() -> cancel(id, params));
            case "order.status" -> requests.later(() -> status(id, params));
            default -> {
                if (!dialect.call(this, id, method, params)) {
                    fail(id, 400, -1020, "This operation is not supported.");
                }
            }
        }
    }

    /** Does something when a request would arrive, in the order of requests. */
    void later(Runnable task) {
        requests.later(task);
    }

    /** Whether a request names the account; answered here when it does not. */
    boolean known(String id, JsonNode params) {
        if (params.path("apiKey").asText().equals(account.apiKey())) {
            return true;
        }
        fail(id, 401, -2015, "Invalid API-key, IP, or permissions for action.");
        return false;
    }

    private boolean authentic(String id, JsonNode params) {
        for (String needed : List.of("apiKey", "timestamp", "signature")) {
            if (params.path(needed).asText().isEmpty()) {
                missing(id, needed);
                return false;
            }
        }
        if (!known(id, params)) {
            return false;
        }
        if (!BinanceSignature.good(account.secret(), params)) {
            fail(id, 400, -1022, "Signature for this request is not valid.");
            return false;
        }
        return timely(id, params);
    }

    private boolean timely(String id, JsonNode params) {
        long now = BinanceTexts.millis(loop.nowNanos());
        long given = params.get("timestamp").asLong();
        long timestamp = given > MICROS_FROM ? given / 1_000 : given;
        long window = params.path("recvWindow").asLong(RECV_WINDOW_MILLIS);
        if (window > RECV_WINDOW_MAX_MILLIS) {
            fail(id, 400, -1131, "recvWindow must be less than 60000");
            return false;
        }
        if (timestamp >= now + AHEAD_MAX_MILLIS) {
            fail(id, 400, -1021, "Timestamp for this request was 1000ms ahead of the server's time.");
            return false;
        }
        if (now - timestamp > window) {
            fail(id, 400, -1021, "Timestamp for this request is outside of the recvWindow.");
            return false;
        }
        return true;
    }

    void subscribe(String id) {
        int subscription = subscriptionId++;
        subscriptions.add(subscription);
        reply(id, "{\"subscriptionId\":" + subscription + "}");
    }

    void unsubscribe(String id, JsonNode params) {
        if (params.has("subscriptionId")) {
            subscriptions.remove(Integer.valueOf(params.get("subscriptionId").asInt()));
        } else {
            subscriptions.clear();
        }
        reply(id, "{}");
    }

    private void place(String id, JsonNode params) {
        boolean maker = params.path("type").asText().equals("LIMIT_MAKER");
        for (String needed : List.of("symbol", "side", "type", "timeInForce", "price", "quantity")) {
            if (params.path(needed).asText().isEmpty() && !(maker && needed.equals("timeInForce"))) {
                missing(id, needed);
                return;
            }
        }
        OrderRequest request = request(params);
        if (request == null) {
            fail(id, 400, -1100, "Illegal characters found in a parameter.");
            return;
        }
        long nowNanos = loop.nowNanos();
        if (!budget.take(nowNanos)) {
            refuse(id, 429, -1015, "Too many new orders; current limit is " + budget.tenSecondsMax()
                    + " orders per 10 SECOND.", request);
            return;
        }
        Refusal refusal = venue.check(request);
        if (refusal != Refusal.NONE) {
            refuse(id, 400, dialect.code(refusal), dialect.words(refusal), request);
            return;
        }
        if (venue.wouldTake(request)) {
            refuse(id, 400, dialect.wouldTakeCode(), dialect.wouldTakeWords(), request);
            return;
        }
        SimulatedOrder order = venue.accept(request, nowNanos);
        String type = params.path("newOrderRespType").asText("FULL");
        if (type.equals("ACK")) {
            ack(id, dialect.placed(order, type));
            venue.work(order, nowNanos);
        } else {
            venue.work(order, nowNanos);
            ack(id, dialect.placed(order, type));
        }
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

    private void refuse(String id, int status, int code, String words, OrderRequest request) {
        venue.refused(request, code + " " + words, loop.nowNanos());
        out.ack(channel, failure(id, status, code, words) + orderLimits() + "}");
    }

    /** The order that a request names, null when the venue does not know it. */
    private SimulatedOrder named(JsonNode params) {
        SimulatedOrder order = params.has("orderId")
                ? venue.byVenueOrderId(params.get("orderId").asText())
                : venue.byClientOrderId(params.path("origClientOrderId").asText());
        boolean fits = order != null && order.instrument().symbol().equals(params.path("symbol").asText());
        return fits ? order : null;
    }

    private void cancel(String id, JsonNode params) {
        SimulatedOrder order = named(params);
        if (order == null || !order.open()) {
            fail(id, 400, -2011, "Unknown order sent.");
            return;
        }
        venue.cancel(order, loop.nowNanos());
        reply(id, dialect.cancelled(order, cancelId(order)));
    }

    private void status(String id, JsonNode params) {
        SimulatedOrder order = named(params);
        if (order == null) {
            fail(id, 400, -2013, "Order does not exist.");
        } else {
            reply(id, dialect.status(order));
        }
    }

    private void missing(String id, String parameter) {
        fail(id, 400, -1102, "Mandatory parameter '" + parameter + "' was not sent, was empty/null, or malformed.");
    }

    private void ack(String id, String result) {
        out.ack(channel, "{\"id\":" + id + ",\"status\":200,\"result\":" + result + orderLimits() + "}");
    }

    void reply(String id, String result) {
        out.reply(channel, "{\"id\":" + id + ",\"status\":200,\"result\":" + result + ",\"rateLimits\":["
                + weightLimit() + "]}");
    }

    void fail(String id, int status, int code, String words) {
        out.reply(channel, failure(id, status, code, words) + ",\"rateLimits\":[" + weightLimit() + "]}");
    }

    private static String failure(String id, int status, int code, String words) {
        return "{\"id\":" + id + ",\"status\":" + status + ",\"error\":{\"code\":" + code + ",\"msg\":"
                + JsonText.quote(words) + "}";
    }

    private String orderLimits() {
        return ",\"rateLimits\":[" + budget.limits() + "," + weightLimit() + "]";
    }

    private String weightLimit() {
        return limit("REQUEST_WEIGHT", "MINUTE", 1, dialect.weightMax(), Math.min(weight, dialect.weightMax()));
    }

    static String limit(String type, String interval, int number, int limit, int count) {
        return new JsonText().open().text("rateLimitType", type).text("interval", interval)
                .number("intervalNum", number).number("limit", limit).number("count", count).close().toString();
    }
}
