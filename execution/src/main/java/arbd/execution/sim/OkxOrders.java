package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Instrument;
import arbd.market.Side;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;

/** The order operations of one logged-on OKX connection. */
final class OkxOrders {
    private static final long MILLISECOND = 1_000_000L;
    private static final Map<String, TimeInForce> TYPES = Map.of("ioc", TimeInForce.IOC, "limit", TimeInForce.GTC,
            "post_only", TimeInForce.POST_ONLY);
    private static final String PARAMETER = "51000";

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final DataOut out;
    private final WireChannel channel;
    private final Requests requests;

    /** One request as it came. */
    private record Request(String id, String op, String expires, JsonNode arg, long inNanos) {
        String clientOrderId() {
            return arg.path("clOrdId").asText();
        }
    }

    OkxOrders(SimulatedVenue venue, VenueLoop loop, DataOut out, WireChannel channel) {
        this.venue = venue;
        this.loop = loop;
        this.out = out;
        this.channel = channel;
        this.requests = new Requests(venue, loop);
    }

    /** Takes {@code order} or {@code cancel-order}. */
    void onRequest(JsonNode message) {
        Request request = new Request(message.path("id").asText(), message.path("op").asText(),
                message.path("expTime").asText(), message.path("args").path(0), loop.nowNanos());
        requests.later(request.op.equals("order") ? () -> place(request) : () -> cancel(request));
    }

    private void place(Request request) {
        Instrument instrument = instrument(request.arg);
        String malformed = malformed(request.arg, instrument);
        if (malformed != null) {
            answer(request, "", PARAMETER, "Parameter " + malformed + " error");
            return;
        }
        OrderRequest order = new OrderRequest(request.clientOrderId(), instrument.symbol(),
                request.arg.get("side").asText().equals("buy") ? Side.BUY : Side.SELL,
                TYPES.get(request.arg.get("ordType").asText()),
                number(request.arg, "px"), number(request.arg, "sz").movePointRight(instrument.contractTens()),
                request.arg.path("reduceOnly").asBoolean());
        long nowNanos = loop.nowNanos();
        Refusal refusal = venue.check(order);
        if (late(request.expires, nowNanos)) {
            refuse(request, order, "50036", "The expTime can't be earlier than the current system time.");
        } else if (out.takeTooMany()) {
            refuse(request, order, "50011", "Rate limit reached. Please refer to API documentation and throttle"
                    + " requests accordingly.");
        } else if (refusal != Refusal.NONE) {
            refuse(request, order, code(refusal), words(refusal));
        } else {
            SimulatedOrder taken = venue.accept(order, nowNanos);
            if (out.takeTimeOut()) {
                answer(request, "", "50004", "API endpoint request timeout (does not mean that the request was "
                        + "successful or failed, please check the request result).");
            } else {
                answer(request, taken.venueOrderId(), "0", "");
            }
            venue.work(taken, nowNanos);
        }
    }

    private void refuse(Request request, OrderRequest order, String code, String words) {
        venue.refused(order, code + " " + words, loop.nowNanos());
        answer(request, "", code, words);
    }

    private void cancel(Request request) {
        SimulatedOrder order = request.arg.has("ordId") ? venue.byVenueOrderId(request.arg.get("ordId").asText())
                : venue.byClientOrderId(request.clientOrderId());
        if (order == null) {
            answer(request, "", "51400", "Cancellation failed as the order does not exist.");
        } else if (order.state() == SimulatedOrder.State.FILLED) {
            answer(request, order.venueOrderId(), "51402", "Cancellation failed as the order is already completed.");
        } else if (!order.open()) {
            answer(request, order.venueOrderId(), "51401", "Cancellation failed as the order is already canceled.");
        } else {
            answer(request, order.venueOrderId(), "0", "");
            venue.cancel(order, loop.nowNanos());
        }
    }

    private void answer(Request request, String venueOrderId, String code, String words) {
        String text = OkxTexts.reply(new OkxReply(request.id, request.op, request.clientOrderId(), venueOrderId, code,
                words), request.inNanos, loop.nowNanos());
        if (request.op.equals("order")) {
            out.ack(channel, text);
        } else {
            out.reply(channel, text);
        }
    }

    private Instrument instrument(JsonNode arg) {
        long code = arg.path("instIdCode").asLong(-1);
        for (Instrument instrument : venue.instruments()) {
            if (OkxTexts.code(instrument) == code) {
                return instrument;
            }
        }
        return null;
    }

    /** The parameter that cannot be read, null when all can. */
    private static String malformed(JsonNode arg, Instrument instrument) {
        String side = arg.path("side").asText();
        String type = arg.path("ordType").asText();
        if (instrument == null) {
            return "instIdCode";
        }
        if (!arg.path("tdMode").asText().equals(OkxTexts.swap(instrument) ? "cross" : "cash")) {
            return "tdMode";
        }
        if (!arg.path("clOrdId").asText().matches("[A-Za-z0-9]{0,32}")) {
            return "clOrdId";
        }
        if (!side.equals("buy") && !side.equals("sell")) {
            return "side";
        }
        if (!TYPES.containsKey(type)) {
            return "ordType";
        }
        return number(arg, "px") == null ? "px" : number(arg, "sz") == null ? "sz" : null;
    }

    private static BigDecimal number(JsonNode arg, String key) {
        return arg.path(key).isTextual() ? JsonInput.decimal(arg.get(key).asText()) : null;
    }

    private static boolean late(String expires, long nowNanos) {
        return !expires.isEmpty()
                && (!expires.matches("[0-9]{1,13}") || nowNanos / MILLISECOND > Long.parseLong(expires));
    }

    private static String code(Refusal refusal) {
        return switch (refusal) {
            case NONE -> "0";
            case UNKNOWN_SYMBOL -> "51001";
            case PRICE_INCREMENT -> PARAMETER;
            case MARKET_CLOSED -> "51022";
            case LOT -> "51121";
            case MIN_QTY, MIN_NOTIONAL -> "51020";
            case INSUFFICIENT_BALANCE -> "51008";
            case DUPLICATE_CLIENT_ORDER_ID -> "51016";
            case OPEN_ORDERS -> "51174";
            case REDUCE_ONLY -> "51169";
            case CHANCE -> "51137";
        };
    }

    private static String words(Refusal refusal) {
        return switch (refusal) {
            case NONE -> "";
            case UNKNOWN_SYMBOL -> "Instrument ID does not exist";
            case PRICE_INCREMENT -> "Parameter px error";
            case MARKET_CLOSED -> "Instrument is suspended.";
            case LOT -> "Order quantity must be a multiple of the lot size.";
            case MIN_QTY, MIN_NOTIONAL -> "Your order should meet or exceed the minimum order amount.";
            case INSUFFICIENT_BALANCE -> "Order failed. Insufficient balance in account.";
            case DUPLICATE_CLIENT_ORDER_ID -> "Duplicated client order ID";
            case OPEN_ORDERS -> "The number of pending orders reached the limit.";
            case REDUCE_ONLY -> "You don't have any positions in this direction to reduce or close.";
            case CHANCE -> "The price is outside the price limits.";
        };
    }
}
