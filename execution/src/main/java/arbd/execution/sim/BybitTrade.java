package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Side;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One client of {@code /v5/trade}: orders and cancels, once it logged on. */
final class BybitTrade implements BybitClient {
    private static final int PARAMETER = 10001;
    private static final Map<String, TimeInForce> TIMES = Map.of("IOC", TimeInForce.IOC, "GTC", TimeInForce.GTC,
            "PostOnly", TimeInForce.POST_ONLY);
    /** A name is forgotten when so many came after it. */
    private static final int REQUEST_IDS_MAX = 100_000;

    private final SimulatedVenue venue;
    private final BybitLink link;
    private final BybitLogin login;
    private final BybitBudget budget;
    private final boolean linear;
    private final Requests requests;
    private final Set<String> requestIds = new HashSet<>();
    private boolean loggedOn;

    BybitTrade(SimulatedVenue venue, VenueLoop loop, BybitLink link, BybitLogin login, BybitBudget budget,
            boolean linear) {
        this.venue = venue;
        this.link = link;
        this.login = login;
        this.budget = budget;
        this.linear = linear;
        this.requests = new Requests(venue, loop);
    }

    @Override
    public WireChannel channel() {
        return link.channel();
    }

    @Override
    public void onClosed() {
        link.onClosed();
    }

    @Override
    public void onText(String text) {
        JsonNode message = link.heard(text);
        String id = message == null ? "" : message.path("reqId").asText();
        String op = message == null ? "" : message.path("op").asText();
        switch (op) {
            case "ping" -> link.channel().send(BybitTexts.tradeAnswer(
                    new BybitReply(id, "pong", 0, "OK"), link.id(), link.nowNanos()));
            case "auth" -> auth(id, message);
            case "order.create", "order.cancel" -> order(id, op, message);
            default -> refuse(id, op, 10404, "op type is not found");
        }
    }

    private void auth(String id, JsonNode message) {
        BybitRefusal refusal = loggedOn ? new BybitRefusal(20001, "Repeat auth")
                : login.refusal(message.path("args"), link.nowNanos());
        loggedOn |= !refusal.refused();
        refuse(id, "auth", refusal.code(), refusal.words());
    }

    private void refuse(String id, String op, int code, String words) {
        link.out().reply(link.channel(), BybitTexts.tradeAnswer(
                new BybitReply(id, op, code, words), link.id(), link.nowNanos()));
    }

    private void order(String id, String op, JsonNode message) {
        JsonNode header = message.path("header");
        if (!loggedOn) {
            refuse(id, op, 10003, "Please log in");
        } else if (!id.isEmpty() && !requestIds.add(id)) {
            refuse(id, op, 20006, "reqId is duplicated");
        } else if (!BybitLogin.timely(header.path("X-BAPI-TIMESTAMP").asText(),
                header.path("X-BAPI-RECV-WINDOW").asText(), link.nowNanos())) {
            refuse(id, op, 10002, "The request time exceeds the time window range.");
        } else if (!message.path("args").path(0).path("category").asText().equals(linear ? "linear" : "spot")) {
            refuse(id, op, 10404, "category is not correct");
        } else {
            JsonNode arg = message.get("args").get(0);
            requests.later(op.equals("order.create") ? () -> place(id, arg) : () -> cancel(id, arg));
        }
        if (requestIds.size() > REQUEST_IDS_MAX) {
            requestIds.clear();
        }
    }

    private void place(String id, JsonNode arg) {
        String malformed = malformed(arg);
        if (malformed != null) {
            answer(id, arg, "", new BybitRefusal(PARAMETER, malformed));
            return;
        }
        long nowNanos = link.nowNanos();
        OrderRequest order = new OrderRequest(arg.get("orderLinkId").asText(), arg.get("symbol").asText(),
                arg.get("side").asText().equals("Buy") ? Side.BUY : Side.SELL,
                TIMES.get(arg.get("timeInForce").asText()), number(arg, "price"), number(arg, "qty"),
                arg.path("reduceOnly").asBoolean());
        BybitRefusal refusal = budget.take(nowNanos) && !link.out().takeTooMany()
                ? BybitRefusal.of(venue.check(order), linear)
                : new BybitRefusal(10006, "Too many visits. Exceeded the API Rate Limit.");
        if (refusal.refused()) {
            venue.refused(order, refusal.code() + " " + refusal.words(), nowNanos);
            answer(id, arg, "", refusal);
            return;
        }
        SimulatedOrder taken = venue.accept(order, nowNanos);
        answer(id, arg, taken.venueOrderId(), link.out().takeTimeOut()
                ? new BybitRefusal(10000, "Server Timeout") : BybitRefusal.NONE);
        venue.work(taken, nowNanos);
    }

    /** What is wrong with a request, null when nothing is. */
    private String malformed(JsonNode arg) {
        String side = arg.path("side").asText();
        String timeInForce = arg.path("timeInForce").asText();
        if (!arg.path("orderLinkId").asText().matches("[A-Za-z0-9_-]{1,36}")) {
            return "orderLinkId invalid";
        }
        if (!side.equals("Buy") && !side.equals("Sell")) {
            return "Side invalid";
        }
        if (!arg.path("orderType").asText().equals("Limit")) {
            return "OrderType invalid";
        }
        if (!TIMES.containsKey(timeInForce)) {
            return "TimeInForce invalid";
        }
        if (linear && arg.path("positionIdx").asInt() != 0) {
            return "position idx not match position mode";
        }
        return number(arg, "price") == null ? "price invalid" : number(arg, "qty") == null ? "Qty invalid" : null;
    }

    private static BigDecimal number(JsonNode arg, String key) {
        return arg.path(key).isTextual() ? JsonInput.decimal(arg.get(key).asText()) : null;
    }

    /** An order that is over is no order any more. */
    private void cancel(String id, JsonNode arg) {
        SimulatedOrder order = arg.has("orderId") ? venue.byVenueOrderId(arg.get("orderId").asText())
                : venue.byClientOrderId(arg.path("orderLinkId").asText());
        boolean there = order != null && order.open()
                && order.instrument().symbol().equals(arg.path("symbol").asText());
        BybitRefusal refusal = there ? BybitRefusal.NONE : linear
                ? new BybitRefusal(110001, "order not exists or too late to cancel")
                : new BybitRefusal(170213, "Order does not exist.");
        link.out().reply(link.channel(), text(id, "order.cancel", arg, there ? order.venueOrderId() : "", refusal));
        if (there) {
            venue.cancel(order, link.nowNanos());
        }
    }

    private void answer(String id, JsonNode arg, String venueOrderId, BybitRefusal refusal) {
        link.out().ack(link.channel(), text(id, "order.create", arg, venueOrderId, refusal));
    }

    private String text(String id, String op, JsonNode arg, String venueOrderId, BybitRefusal refusal) {
        return BybitTexts.orderAnswer(new BybitReply(id, op, arg.path("orderLinkId").asText(), venueOrderId,
                refusal.code(), refusal.words()), budget, link.id(), link.nowNanos());
    }

    @Override
    public void onTimer(long nowNanos) {
        link.cutWhenIdle(nowNanos);
    }
}
