package arbd.execution.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The order methods of one Kraken connection. */
final class KrakenOrders {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final DataOut out;
    private final KrakenSession.Link link;
    private final Requests requests;
    private final KrakenDesk desk;

    /** One request as it came. */
    private record Request(String method, String reqId, JsonNode params, long inNanos) {
    }

    KrakenOrders(SimulatedVenue venue, VenueLoop loop, DataOut out, KrakenSession.Link link) {
        this.venue = venue;
        this.loop = loop;
        this.out = out;
        this.link = link;
        this.requests = new Requests(venue, loop);
        this.desk = new KrakenDesk(venue, loop);
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
        String malformed = KrakenDesk.malformed(request.params);
        if (malformed != null) {
            fail(request, malformed);
            return;
        }
        String words = out.takeTooMany() ? "EOrder:Rate limit exceeded"
                : desk.add(request.params, taken -> out.ack(link.channel(), taken(request, taken)));
        if (!words.isEmpty()) {
            out.ack(link.channel(), KrakenTexts.error(request.method, request.reqId, words, null, loop.nowNanos()));
        }
    }

    private String taken(Request request, SimulatedOrder taken) {
        return out.takeTimeOut()
                ? KrakenTexts.error(request.method, request.reqId, "EService:Timeout", null, loop.nowNanos())
                : KrakenTexts.success(request.method, request.reqId, identity(taken), request.inNanos, loop.nowNanos());
    }

    private static String identity(SimulatedOrder order) {
        JsonText text = new JsonText().open();
        if (!order.clientOrderId().isEmpty()) {
            text.text("cl_ord_id", order.clientOrderId());
        }
        return text.text("order_id", order.venueOrderId()).close().toString();
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
        if (!link.cancelAllAfter().test(seconds * SECOND_NANOS)) {
            fail(request, "EGeneral:Permission denied");
            return;
        }
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
