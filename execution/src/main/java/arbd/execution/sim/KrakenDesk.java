package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Side;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Consumer;

/** Where orders arrive at a simulated Kraken, over WebSocket or REST, in the words of the WebSocket's parameters. */
final class KrakenDesk {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final SimulatedVenue venue;
    private final VenueLoop loop;

    KrakenDesk(SimulatedVenue venue, VenueLoop loop) {
        this.venue = venue;
        this.loop = loop;
    }

    /**
     * Takes an order that is not {@link #malformed}, or refuses it.
     *
     * @param taken is told of the order before it works
     * @return why it is refused, empty = it is taken
     */
    String add(JsonNode params, Consumer<SimulatedOrder> taken) {
        OrderRequest order = new OrderRequest(params.path("cl_ord_id").asText(), params.path("symbol").asText(),
                params.get("side").asText().equals("buy") ? Side.BUY : Side.SELL, timeInForce(params),
                number(params, "limit_price"), number(params, "order_qty"));
        long nowNanos = loop.nowNanos();
        Refusal refusal = venue.check(order);
        String words = late(params, nowNanos) ? "EOrder:Deadline elapsed" : words(refusal);
        if (words.isEmpty() && venue.wouldTake(order)) {
            words = "EOrder:Post only order";
        }
        if (!words.isEmpty()) {
            venue.refused(order, words, nowNanos);
            return words;
        }
        SimulatedOrder accepted = venue.accept(order, nowNanos);
        taken.accept(accepted);
        venue.work(accepted, nowNanos);
        return "";
    }

    private static TimeInForce timeInForce(JsonNode params) {
        if (params.path("post_only").asBoolean()) {
            return TimeInForce.POST_ONLY;
        }
        boolean ioc = params.path("time_in_force").asText("gtc").equalsIgnoreCase("ioc");
        return ioc ? TimeInForce.IOC : TimeInForce.GTC;
    }

    private static BigDecimal number(JsonNode params, String key) {
        JsonNode number = params.path(key);
        return number.isNumber() ? JsonInput.decimal(number.asText()) : null;
    }

    /** What cannot be read of a request in the words of the WebSocket, null = nothing. */
    static String malformed(JsonNode params) {
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
}
