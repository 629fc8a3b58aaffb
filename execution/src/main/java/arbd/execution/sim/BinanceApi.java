package arbd.execution.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One client of the WebSocket API: signed requests, and the user data stream when subscribed. */
final class BinanceApi implements WireSession {
    private static final Set<String> SIGNED = Set.of("order.place", "order.cancel", "order.status");

    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final BinanceDialect dialect;
    private final VenueLoop loop;
    private final DataOut out;
    private final WireChannel channel;
    private final Requests requests;
    private final List<Integer> subscriptions = new ArrayList<>();
    private final BinanceOrders orders;
    private Runnable closed = () -> { };
    private int subscriptionId;
    private int weight;
    private long minute;

    BinanceApi(SimulatedVenue venue, BinanceDialect dialect, VenueLoop loop, DataOut out, BinanceOrders orders,
            WireChannel channel) {
        this.dialect = dialect;
        this.orders = orders;
        this.loop = loop;
        this.out = out;
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
        weigh();
        String method = request.get("method").asText();
        JsonNode params = request.path("params");
        boolean signed = SIGNED.contains(method) || dialect.signedMethods().contains(method);
        BinanceAnswer refusal = signed ? orders.refusal(params) : null;
        if (refusal != null) {
            answer(id, refusal);
            return;
        }
        switch (method) {
            case "ping" -> reply(id, "{}");
            case "time" -> reply(id, "{\"serverTime\":" + BinanceTexts.millis(loop.nowNanos()) + "}");
            case "order.place" -> requests.later(() -> orders.place(params, answer -> answer(id, answer)));
            case "order.cancel" -> requests.later(() -> answer(id, orders.cancel(params)));
            case "order.status" -> requests.later(() -> answer(id, orders.status(params)));
            default -> {
                if (!dialect.call(this, id, method, params)) {
                    fail(id, 400, -1020, "This operation is not supported.");
                }
            }
        }
    }

    /** The address's weight begins anew with each minute. */
    private void weigh() {
        long now = loop.nowNanos() / MINUTE_NANOS;
        weight = now == minute ? weight + 1 : 1;
        minute = now;
    }

    /** Does something when a request would arrive, in the order of requests. */
    void later(Runnable task) {
        requests.later(task);
    }

    /** Whether a request names the account; answered here when it does not. */
    boolean known(String id, JsonNode params) {
        BinanceAnswer unknown = orders.unknown(params.path("apiKey").asText());
        if (unknown != null) {
            answer(id, unknown);
        }
        return unknown == null;
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

    /** Sends an answer. */
    void answer(String id, BinanceAnswer answer) {
        String body = answer.good() ? "{\"id\":" + id + ",\"status\":200,\"result\":" + answer.text()
                : "{\"id\":" + id + ",\"status\":" + answer.status() + ",\"error\":{" + answer.error() + "}";
        if (answer.order()) {
            out.ack(channel, body + ",\"rateLimits\":[" + dialect.budget().limits() + "," + weightLimit() + "]}");
        } else {
            out.reply(channel, body + ",\"rateLimits\":[" + weightLimit() + "]}");
        }
    }

    void reply(String id, String result) {
        answer(id, BinanceAnswer.result(result));
    }

    private void fail(String id, int status, int code, String words) {
        answer(id, BinanceAnswer.error(status, code, words));
    }

    private String weightLimit() {
        return limit("REQUEST_WEIGHT", "MINUTE", 1, dialect.weightMax(), Math.min(weight, dialect.weightMax()));
    }

    static String limit(String type, String interval, int number, int limit, int count) {
        return new JsonText().open().text("rateLimitType", type).text("interval", interval)
                .number("intervalNum", number).number("limit", limit).number("count", count).close().toString();
    }
}
