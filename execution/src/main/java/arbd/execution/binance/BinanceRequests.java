package arbd.execution.binance;

import arbd.execution.net.Account;
import arbd.execution.net.ByteText;
import arbd.execution.net.Hmac;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Order;
import arbd.execution.order.TimeInForce;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Require;
import arbd.market.Side;
import java.nio.charset.StandardCharsets;

/**
 * Writes signed requests of Binance's WebSocket API (binance-spot-api-docs, web-socket-api.md, SIGNED requests): the
 * parameters sorted by name, joined as {@code k=v} with {@code &}, under HMAC-SHA256 in lower-case hexadecimal digits.
 * Parameters are therefore added in alphabetical order, to the JSON and to the signed text at once. USD-M futures take
 * the same orders by the same methods. Each text is valid until the next one is written. Owned by the session;
 * measurements make their own.
 */
public final class BinanceRequests {
    private static final long RECV_WINDOW_MILLIS = 5_000;
    /** Most that the venue lists at once: no order of ours has so many. */
    private static final long FILLS_MAX = 1_000;
    /** Most funding payments that the venue lists at once. */
    static final int FUNDINGS_MAX = 1_000;
    private static final long MILLISECOND = 1_000_000L;

    private final Account account;
    private final Hmac hmac;
    private final ByteText json = new ByteText();
    private final ByteText signed = new ByteText();
    private final byte[] clientOrderId = new byte[ClientOrderId.LENGTH];

    /**
     * For one account.
     *
     * @throws IllegalArgumentException when its API key holds characters that would have to be escaped
     */
    public BinanceRequests(Account account) {
        String key = account.credentials().apiKey();
        Require.that(key.matches("[A-Za-z0-9_-]+"), "the API key of venue %s holds unexpected characters",
                account.venue().name());
        this.account = account;
        this.hmac = new Hmac("HmacSHA256", account.credentials().secret().getBytes(StandardCharsets.UTF_8));
    }

    ByteText subscribe(long id, long wallNanos) {
        begin(id, "userDataStream.subscribe.signature");
        return end(wallNanos);
    }

    ByteText balances(long id, long wallNanos) {
        return account(id, "account.status", wallNanos);
    }

    /** Wallets and positions of a futures account; weight 5 of the 2,400 a minute. */
    ByteText futuresAccount(long id, long wallNanos) {
        return account(id, "v2/account.status", wallNanos);
    }

    /** {@code userDataStream.start} or {@code userDataStream.ping} of USD-M futures, which are not signed. */
    ByteText listenKey(long id, String method) {
        begin(id, method);
        return json.add("}}");
    }

    /** Path and signed query of an order's executions by REST, for USD-M futures; weight 5 of the 2,400 a minute. */
    String userTrades(long orderId, Instrument instrument, long wallNanos) {
        signed.clear();
        signed.add("limit=").add(FILLS_MAX).add("&orderId=").add(orderId).add("&recvWindow=").add(RECV_WINDOW_MILLIS)
                .add("&symbol=").add(instrument.symbol()).add("&timestamp=").add(wallNanos / MILLISECOND);
        return signedPath("/fapi/v1/userTrades?");
    }

    /** Path and signed query of the funding payments from a time on, by REST; weight 30 of the 2,400 a minute. */
    String fundings(long startMillis, long wallNanos) {
        signed.clear();
        signed.add("incomeType=FUNDING_FEE&limit=").add(FUNDINGS_MAX).add("&recvWindow=").add(RECV_WINDOW_MILLIS)
                .add("&startTime=").add(startMillis).add("&timestamp=").add(wallNanos / MILLISECOND);
        return signedPath("/fapi/v1/income?");
    }

    /** Path and signed query that begin a symbol's countdown anew, by REST; weight 10 of the 2,400 a minute. */
    String countdown(Instrument instrument, long millis, long wallNanos) {
        signed.clear();
        signed.add("countdownTime=").add(millis).add("&recvWindow=").add(RECV_WINDOW_MILLIS).add("&symbol=")
                .add(instrument.symbol()).add("&timestamp=").add(wallNanos / MILLISECOND);
        return signedPath("/fapi/v1/countdownCancelAll?");
    }

    private String signedPath(String path) {
        json.clear().add(path).add(signed.bytes(), 0, signed.length()).add("&signature=");
        hmac.signHex(signed.bytes(), 0, signed.length(), json);
        return json.toString();
    }

    private ByteText account(long id, String method, long wallNanos) {
        begin(id, method);
        number("recvWindow", RECV_WINDOW_MILLIS);
        return end(wallNanos);
    }

    /**
     * A signed limit order.
     *
     * @param id of the request
     * @param wallNanos time to sign with, nanoseconds since 1970
     */
    public ByteText place(long id, Order order, Instrument instrument, long wallNanos) {
        begin(id, "order.place");
        order("newClientOrderId", order);
        text("newOrderRespType", "ACK");
        decimal("price", order.px, instrument.pxDecimals());
        decimal("quantity", order.qty, instrument.qtyDecimals());
        number("recvWindow", RECV_WINDOW_MILLIS);
        if (order.reduceOnly) {
            text("reduceOnly", "true");
        }
        text("side", order.side == Side.BUY ? "BUY" : "SELL");
        text("symbol", instrument.symbol());
        boolean maker = order.timeInForce == TimeInForce.POST_ONLY;
        boolean futures = instrument.kind() != Kind.SPOT;
        if (!maker || futures) {
            // Futures call it good till crossing; spot has a type of its own, which takes no time in force.
            text("timeInForce", maker ? "GTX" : order.timeInForce.name());
        }
        timestamp(wallNanos);
        text("type", maker && !futures ? "LIMIT_MAKER" : "LIMIT");
        return sign();
    }

    ByteText cancel(long id, Order order, Instrument instrument, long wallNanos) {
        begin(id, "order.cancel");
        order("origClientOrderId", order);
        number("recvWindow", RECV_WINDOW_MILLIS);
        text("symbol", instrument.symbol());
        return end(wallNanos);
    }

    ByteText query(long id, Order order, Instrument instrument, long wallNanos) {
        begin(id, "order.status");
        order("origClientOrderId", order);
        number("recvWindow", RECV_WINDOW_MILLIS);
        text("symbol", instrument.symbol());
        return end(wallNanos);
    }

    /** The fills of one order; weight 20 of the 6,000 a minute. */
    ByteText fills(long id, long orderId, Instrument instrument, long wallNanos) {
        begin(id, "myTrades");
        number("orderId", orderId);
        number("recvWindow", RECV_WINDOW_MILLIS);
        text("symbol", instrument.symbol());
        return end(wallNanos);
    }

    private void begin(long id, String method) {
        signed.clear();
        json.clear().add("{\"id\":").add(id).add(",\"method\":\"").add(method).add("\",\"params\":{");
        text("apiKey", account.credentials().apiKey());
    }

    private void text(String name, CharSequence value) {
        key(name);
        signed.add(value);
        json.add('"').add(value).add('"');
    }

    private void order(String name, Order order) {
        account.ids().write(order.epoch, order.number, clientOrderId, 0);
        key(name);
        signed.add(clientOrderId, 0, clientOrderId.length);
        json.add('"').add(clientOrderId, 0, clientOrderId.length).add('"');
    }

    private void decimal(String name, long mantissa, int decimals) {
        key(name);
        signed.decimal(mantissa, decimals);
        json.add('"').decimal(mantissa, decimals).add('"');
    }

    private void number(String name, long value) {
        key(name);
        signed.add(value);
        json.add(value);
    }

    private void key(String name) {
        if (signed.length() > 0) {
            signed.add('&');
            json.add(',');
        }
        signed.add(name).add('=');
        json.add('"').add(name).add("\":");
    }

    private void timestamp(long wallNanos) {
        number("timestamp", wallNanos / MILLISECOND);
    }

    private ByteText end(long wallNanos) {
        timestamp(wallNanos);
        return sign();
    }

    private ByteText sign() {
        json.add(",\"signature\":\"");
        hmac.signHex(signed.bytes(), 0, signed.length(), json);
        return json.add("\"}}");
    }
}
