package arbd.bench.latency;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What a venue says to requests of its WebSocket API, shaped as binance-spot-api-docs have it (web-socket-api.md,
 * user-data-stream.md): every order is taken and filled whole at its limit, at once.
 */
final class Answers {
    private static final BigDecimal FEE = new BigDecimal("0.001");
    private static final int DECIMALS = 8;
    private static final String RICH = "1000000000.00000000";
    private static final List<String> ASSETS = List.of("USDT", "BTC", "ETH", "SOL", "BNB", "LTC");
    private static final long MILLISECOND = 1_000_000L;

    private long lastOrderId = 1_000_000;
    private long lastTradeId = 1_000_000;
    private long lastEventId;

    /** The user data stream is subscribed. */
    String subscribed(String requestId) {
        return "{\"id\":" + requestId + ",\"status\":200,\"result\":{\"subscriptionId\":0},\"rateLimits\":[]}";
    }

    /** Plenty of everything. */
    String account(String requestId) {
        StringBuilder text = new StringBuilder("{\"id\":").append(requestId)
                .append(",\"status\":200,\"result\":{\"accountType\":\"SPOT\",\"balances\":[");
        for (String asset : ASSETS) {
            text.append(asset.equals(ASSETS.get(0)) ? "" : ",").append("{\"asset\":\"").append(asset)
                    .append("\",\"free\":\"").append(RICH).append("\",\"locked\":\"0.00000000\"}");
        }
        return text.append("]},\"rateLimits\":[]}").toString();
    }

    /** Everything else. */
    String refused(String requestId) {
        return "{\"id\":" + requestId + ",\"status\":400,\"error\":{\"code\":-1020,\"msg\":\"This operation is not"
                + " supported.\"},\"rateLimits\":[]}";
    }

    /** The order is taken; {@link #accepted} and {@link #filled} speak of the same one. */
    String placed(OrderText order, long wallNanos) {
        lastOrderId++;
        return "{\"id\":" + order.id() + ",\"status\":200,\"result\":{\"symbol\":\"" + order.symbol()
                + "\",\"orderId\":" + lastOrderId + ",\"orderListId\":-1,\"clientOrderId\":\""
                + order.clientOrderId() + "\",\"transactTime\":" + wallNanos / MILLISECOND + "},\"rateLimits\":[]}";
    }

    /** It works. */
    String accepted(OrderText order, long wallNanos) {
        return event(order, wallNanos, "\"x\":\"NEW\",\"X\":\"NEW\",\"r\":\"NONE\",\"i\":" + lastOrderId
                + ",\"l\":\"0.00000000\",\"z\":\"0.00000000\",\"L\":\"0.00000000\",\"n\":\"0\",\"N\":null,\"t\":-1");
    }

    /** It is filled whole. */
    String filled(OrderText order, long wallNanos) {
        BigDecimal qty = new BigDecimal(order.qty());
        BigDecimal received = order.buys() ? qty : qty.multiply(new BigDecimal(order.px()));
        String fee = received.multiply(FEE).setScale(DECIMALS, RoundingMode.CEILING).toPlainString();
        return event(order, wallNanos, "\"x\":\"TRADE\",\"X\":\"FILLED\",\"r\":\"NONE\",\"i\":" + lastOrderId
                + ",\"l\":\"" + order.qty() + "\",\"z\":\"" + order.qty() + "\",\"L\":\"" + order.px() + "\",\"n\":\""
                + fee + "\",\"N\":\"" + (order.buys() ? base(order) : "USDT") + "\",\"t\":" + ++lastTradeId);
    }

    private String event(OrderText order, long wallNanos, String what) {
        long millis = wallNanos / MILLISECOND;
        return "{\"subscriptionId\":0,\"event\":{\"e\":\"executionReport\",\"E\":" + millis + ",\"s\":\""
                + order.symbol() + "\",\"c\":\"" + order.clientOrderId() + "\",\"S\":\""
                + (order.buys() ? "BUY" : "SELL") + "\",\"o\":\"LIMIT\",\"f\":\"IOC\",\"q\":\"" + order.qty()
                + "\",\"p\":\"" + order.px() + "\",\"C\":\"\"," + what + ",\"T\":" + millis + ",\"I\":"
                + ++lastEventId + ",\"w\":false,\"m\":false}}";
    }

    private static String base(OrderText order) {
        return order.symbol().substring(0, order.symbol().length() - "USDT".length());
    }
}
