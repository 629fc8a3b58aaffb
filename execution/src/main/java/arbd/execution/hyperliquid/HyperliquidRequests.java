package arbd.execution.hyperliquid;

import arbd.execution.ethereum.WalletKey;
import arbd.execution.net.Account;
import arbd.execution.net.ByteText;
import arbd.execution.net.Request;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Order;
import arbd.execution.order.TimeInForce;
import arbd.market.Decimals;
import arbd.market.Instrument;
import arbd.market.Require;
import arbd.market.Side;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes requests of Hyperliquid's WebSocket (HL-D, "Exchange endpoint", "Post requests"). An action is written twice,
 * as JSON and as MessagePack: what is hashed must be what is sent, member by member. Orders are void when the venue
 * cannot act on them for five seconds, without which a lost one could turn up for two days.
 */
public final class HyperliquidRequests {
    private static final long EXPIRE_MILLIS = 5_000;
    private static final long MILLISECOND = 1_000_000L;
    private static final byte[] IOC = "Ioc".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GTC = "Gtc".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] POST_ONLY = "Alo".getBytes(StandardCharsets.US_ASCII);

    private final Account account;
    private final String user;
    private final ByteText json = new ByteText();
    private final byte[] id = new byte[ClientOrderId.LENGTH];
    private final byte[] cloid = new byte[Cloid.LENGTH];
    private final byte[] px = new byte[Decimals.TEXT_MAX];
    private final byte[] qty = new byte[Decimals.TEXT_MAX];

    /**
     * For one account.
     *
     * @throws IllegalArgumentException when its {@code apiKey} is no address
     */
    public HyperliquidRequests(Account account) {
        Require.that(WalletKey.isAddress(account.credentials().apiKey()), "the API key of venue %s must be the"
                + " account's address: 0x and 40 hexadecimal digits", account.venue().name());
        this.account = account;
        this.user = account.credentials().apiKey().toLowerCase(Locale.ROOT);
    }

    /** The account's address, lower case. */
    String user() {
        return user;
    }

    /** Keeps the connection from being cut. */
    static String ping() {
        return "{\"method\":\"ping\"}";
    }

    /** Subscribes one of the account's streams. */
    ByteText subscribe(String type) {
        return json.clear().add("{\"method\":\"subscribe\",\"subscription\":{\"type\":\"").add(type)
                .add("\",\"user\":\"").add(user).add("\"}}");
    }

    /** A question to {@code /info} about the account. */
    String info(String type) {
        return info(type, user);
    }

    /** A question to {@code /info} about any address. */
    static String info(String type, String address) {
        return "{\"type\":\"" + type + "\",\"user\":\"" + address + "\"}";
    }

    /** A question to {@code /info} about an order of ours. */
    String orderStatus(Order order) {
        writeCloid(order);
        return "{\"type\":\"orderStatus\",\"user\":\"" + user + "\",\"oid\":\""
                + new String(cloid, StandardCharsets.US_ASCII) + "\"}";
    }

    /** Our text of an order that a request is about. */
    String clientOrderId(Request request) {
        return account.ids().text(request.epoch, request.number);
    }

    /** A question to {@code /info} about the account's executions. */
    String fills(long fromMillis) {
        return "{\"type\":\"userFillsByTime\",\"user\":\"" + user + "\",\"startTime\":"
                + fromMillis + "}";
    }

    /**
     * A limit order.
     *
     * @param into receives text and action; its id, nonce and vault are set
     * @param asset the venue's number of the instrument
     * @param wallNanos the order is void some seconds later, nanoseconds since 1970
     */
    public void place(SignedRequest into, Order order, Instrument instrument, long asset, long wallNanos) {
        into.expiresAfter = wallNanos / MILLISECOND + EXPIRE_MILLIS;
        int pxLength = Decimals.format(order.px, instrument.pxDecimals(), false, px, 0);
        int qtyLength = Decimals.format(order.qty, instrument.qtyDecimals(), false, qty, 0);
        byte[] tif = timeInForce(order.timeInForce);
        boolean buys = order.side == Side.BUY;
        writeCloid(order);
        begin(into).add("{\"type\":\"order\",\"orders\":[{\"a\":").add(asset).add(",\"b\":").add(word(buys))
                .add(",\"p\":\"").add(px, 0, pxLength).add("\",\"s\":\"").add(qty, 0, qtyLength).add("\",\"r\":")
                .add(word(order.reduceOnly)).add(",\"t\":{\"limit\":{\"tif\":\"").add(tif, 0, tif.length)
                .add("\"}},\"c\":\"").add(cloid, 0, cloid.length).add("\"}],\"grouping\":\"na\"}");
        into.action.clear().map(3).text("type").text("order").text("orders").list(1).map(7).text("a").whole(asset)
                .text("b").truth(buys).text("p").text(px, 0, pxLength).text("s").text(qty, 0, qtyLength)
                .text("r").truth(order.reduceOnly).text("t").map(1).text("limit").map(1).text("tif")
                .text(tif, 0, tif.length).text("c").text(cloid, 0, cloid.length).text("grouping").text("na");
    }

    private static byte[] timeInForce(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case IOC -> IOC;
            case GTC -> GTC;
            case POST_ONLY -> POST_ONLY;
        };
    }

    /** The cancellation of an order, which does not expire. */
    void cancel(SignedRequest into, Order order, long asset) {
        into.expiresAfter = AgentDigest.NEVER;
        writeCloid(order);
        begin(into).add("{\"type\":\"cancelByCloid\",\"cancels\":[{\"asset\":").add(asset).add(",\"cloid\":\"")
                .add(cloid, 0, cloid.length).add("\"}]}");
        into.action.clear().map(2).text("type").text("cancelByCloid").text("cancels").list(1).map(2)
                .text("asset").whole(asset).text("cloid").text(cloid, 0, cloid.length);
    }

    /** Has all orders of the account cancelled at a time, unless another is said before; it does not expire itself. */
    void scheduleCancel(SignedRequest into, long atMillis) {
        into.expiresAfter = AgentDigest.NEVER;
        begin(into).add("{\"type\":\"scheduleCancel\",\"time\":").add(atMillis).add("}");
        into.action.clear().map(2).text("type").text("scheduleCancel").text("time").whole(atMillis);
    }

    private static ByteText begin(SignedRequest into) {
        return into.text.clear().add("{\"method\":\"post\",\"id\":").add(into.id)
                .add(",\"request\":{\"type\":\"action\",\"payload\":{\"action\":");
    }

    private static String word(boolean value) {
        return value ? "true" : "false";
    }

    private void writeCloid(Order order) {
        account.ids().write(order.epoch, order.number, id, 0);
        Cloid.write(id, order.epoch, order.number, cloid);
    }
}
