package arbd.execution.bybit;

import arbd.execution.net.Account;
import arbd.execution.net.ByteText;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Order;
import arbd.execution.order.TimeInForce;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Require;
import arbd.market.Side;

/**
 * Writes what Bybit's trade and private sockets are told (Bybit v5 API, "Websocket Trade Guideline", "Place Order",
 * "Cancel Order", "Connect"). Orders need no signature once the socket is logged on; the venue refuses one whose time
 * is more than five seconds old. A request's id is used once, over all connections and lives, since the venue refuses
 * one that it has seen: the time at which this was made, and a number. Each text is valid until the next one is
 * written. Owned by the session; measurements make their own.
 */
public final class BybitRequests {
    /** Id of the request for disconnect cancel protection. */
    static final String PROTECT = "dcp";

    private static final String WINDOW_MILLIS = "5000";
    private static final long EXPIRES_MILLIS = 10_000;
    private static final long MILLISECOND = 1_000_000L;

    private final Account account;
    private final BybitSignature signature;
    private final String idsBegin;
    private final ByteText json = new ByteText();
    private final byte[] clientOrderId = new byte[ClientOrderId.LENGTH];

    /**
     * For one account.
     *
     * @param madeNanos wall-clock time now, nanoseconds since 1970
     * @throws IllegalArgumentException when its API key holds characters that would have to be escaped
     */
    public BybitRequests(Account account, long madeNanos) {
        String key = account.credentials().apiKey();
        Require.that(key.matches("[A-Za-z0-9_-]+"), "the API key of venue %s holds unexpected characters",
                account.venue().name());
        this.account = account;
        this.signature = new BybitSignature(account.credentials().secret());
        this.idsBegin = Long.toString(madeNanos / MILLISECOND, Character.MAX_RADIX) + "-";
    }

    /** Logs a socket on. */
    ByteText auth(long wallNanos) {
        long expires = wallNanos / MILLISECOND + EXPIRES_MILLIS;
        return json.clear().add("{\"op\":\"auth\",\"args\":[\"").add(account.credentials().apiKey()).add("\",")
                .add(expires).add(",\"").add(signature.logOn(expires)).add("\"]}");
    }

    /** Subscribes what happens to orders and wallets, and to the positions of perpetuals. */
    ByteText subscribe(boolean linear) {
        return json.clear().add("{\"op\":\"subscribe\",\"args\":[\"order\",\"execution\",\"wallet\"")
                .add(linear ? ",\"position\"]}" : "]}");
    }

    /** Subscribes what makes the venue watch the private socket; its answer carries the id {@link #PROTECT}. */
    ByteText protect(boolean linear) {
        return json.clear().add("{\"req_id\":\"" + PROTECT + "\",\"op\":\"subscribe\",\"args\":[\"")
                .add(linear ? "dcp.future\"]}" : "dcp.spot\"]}");
    }

    /**
     * A limit order.
     *
     * @param id of the request
     * @param wallNanos time of the request, nanoseconds since 1970
     */
    public ByteText place(long id, Order order, Instrument instrument, long wallNanos) {
        begin(id, "order.create", order, instrument, wallNanos);
        json.add("\",\"side\":\"").add(order.side == Side.BUY ? "Buy" : "Sell")
                .add("\",\"orderType\":\"Limit\",\"timeInForce\":\"").add(timeInForce(order.timeInForce))
                .add("\",\"price\":\"").decimal(order.px, instrument.pxDecimals())
                .add("\",\"qty\":\"").decimal(order.qty, instrument.qtyDecimals());
        if (instrument.kind() == Kind.SPOT) {
            return json.add("\"}]}");
        }
        // The one position of one-way mode: an account in hedge mode refuses it.
        return json.add("\",\"positionIdx\":0,\"reduceOnly\":").add(order.reduceOnly ? "true}]}" : "false}]}");
    }

    private static String timeInForce(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case IOC -> "IOC";
            case GTC -> "GTC";
            case POST_ONLY -> "PostOnly";
        };
    }

    ByteText cancel(long id, Order order, Instrument instrument, long wallNanos) {
        begin(id, "order.cancel", order, instrument, wallNanos);
        return json.add("\"}]}");
    }

    /** The number of one of our requests, from the id that its answer carries; -1 = it is not one of ours. */
    long number(String requestId) {
        if (!requestId.startsWith(idsBegin)) {
            return -1;
        }
        try {
            return Long.parseLong(requestId.substring(idsBegin.length()));
        } catch (NumberFormatException other) {
            return -1;
        }
    }

    /** The id of an order as text: 17 letters and digits of the 36 that the venue allows. */
    String clientOrderIdText(Order order) {
        return account.ids().text(order.epoch, order.number);
    }

    /** Up to the client order id, whose closing quote is missing. */
    private void begin(long id, String operation, Order order, Instrument instrument, long wallNanos) {
        json.clear().add("{\"reqId\":\"").add(idsBegin).add(id).add("\",\"header\":{\"X-BAPI-TIMESTAMP\":\"")
                .add(wallNanos / MILLISECOND).add("\",\"X-BAPI-RECV-WINDOW\":\"" + WINDOW_MILLIS + "\"},\"op\":\"")
                .add(operation).add("\",\"args\":[{\"category\":\"").add(category(instrument)).add("\",\"symbol\":\"")
                .add(instrument.symbol()).add("\",\"orderLinkId\":\"");
        account.ids().write(order.epoch, order.number, clientOrderId, 0);
        json.add(clientOrderId, 0, clientOrderId.length);
    }

    /** The venue's word for a kind of instrument. */
    static String category(Instrument instrument) {
        return instrument.kind() == Kind.SPOT ? "spot" : "linear";
    }
}
