package arbd.execution.okx;

import arbd.execution.net.Account;
import arbd.execution.net.ByteText;
import arbd.execution.net.Credentials;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Order;
import arbd.execution.order.TimeInForce;
import arbd.market.Instrument;
import arbd.market.Require;
import arbd.market.Side;

/**
 * Writes requests of OKX's private WebSocket (OKX API guide, "Login", "Place order", "Cancel order"). Orders name their
 * instrument by {@code instIdCode}, and are void when the venue cannot act on them for five seconds.
 */
public final class OkxRequests {
    private static final long EXPIRE_NANOS = 5_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;

    private final Account account;
    private final OkxMarket market;
    private final OkxSignature signature;
    private final ByteText json = new ByteText();
    private final byte[] clientOrderId = new byte[ClientOrderId.LENGTH];

    /**
     * For one account.
     *
     * @throws IllegalArgumentException when its credentials cannot be written, or lack the passphrase
     */
    public OkxRequests(Account account) {
        Credentials credentials = account.credentials();
        Require.that(credentials.apiKey().matches("[A-Za-z0-9-]+"),
                "the API key of venue %s holds unexpected characters", account.venue().name());
        Require.that(!credentials.passphrase().isBlank(), "the passphrase of venue %s is missing: add passphrase=...",
                account.venue().name());
        Require.that(credentials.passphrase().matches("[ -~]+"),
                "the passphrase of venue %s holds unexpected characters", account.venue().name());
        this.account = account;
        this.market = OkxMarket.of(account);
        this.signature = new OkxSignature(credentials.secret());
    }

    ByteText login(long wallNanos) {
        String seconds = OkxSignature.seconds(wallNanos);
        json.clear().add("{\"op\":\"login\",\"args\":[{\"apiKey\":\"").add(account.credentials().apiKey())
                .add("\",\"passphrase\":\"");
        escaped(account.credentials().passphrase());
        return json.add("\",\"timestamp\":\"").add(seconds).add("\",\"sign\":\"").add(signature.login(seconds))
                .add("\"}]}");
    }

    /** Subscribes what happens to orders, and what is held. */
    ByteText subscribe() {
        return json.clear().add("{\"op\":\"subscribe\",\"args\":[{\"channel\":\"orders\",\"instType\":\"")
                .add(market.type()).add("\"},{\"channel\":\"").add(market.channel()).add("\"}]}");
    }

    /**
     * A limit order: spot is paid in cash, swaps by the margin of the whole account, their quantity in contracts.
     *
     * @param id of the request
     * @param instrumentCode the venue's number of the instrument
     * @param wallNanos the order is void some seconds later, nanoseconds since 1970
     */
    public ByteText place(long id, Order order, Instrument instrument, long instrumentCode, long wallNanos) {
        json.clear().add("{\"id\":\"").add(id).add("\",\"op\":\"order\",\"expTime\":\"")
                .add((wallNanos + EXPIRE_NANOS) / MILLISECOND).add("\",\"args\":[{\"instIdCode\":").add(instrumentCode)
                .add(",\"tdMode\":\"").add(market.tradeMode()).add("\",\"clOrdId\":\"");
        clientOrderId(order);
        json.add("\",\"side\":\"").add(order.side == Side.BUY ? "buy" : "sell").add("\",\"ordType\":\"")
                .add(type(order.timeInForce)).add("\",\"px\":\"")
                .decimal(order.px, instrument.pxDecimals()).add("\",\"sz\":\"")
                .decimal(order.qty, instrument.wireQtyDecimals());
        return json.add(order.reduceOnly ? "\",\"reduceOnly\":true}]}" : "\"}]}");
    }

    private static String type(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case IOC -> "ioc";
            case GTC -> "limit";
            case POST_ONLY -> "post_only";
        };
    }

    ByteText cancel(long id, Order order, long instrumentCode) {
        json.clear().add("{\"id\":\"").add(id).add("\",\"op\":\"cancel-order\",\"args\":[{\"instIdCode\":")
                .add(instrumentCode).add(",\"clOrdId\":\"");
        clientOrderId(order);
        return json.add("\"}]}");
    }

    /** The id of an order as text: 17 letters and digits of the 32 that the venue allows. */
    String clientOrderIdText(Order order) {
        return account.ids().text(order.epoch, order.number);
    }

    private void clientOrderId(Order order) {
        account.ids().write(order.epoch, order.number, clientOrderId, 0);
        json.add(clientOrderId, 0, clientOrderId.length);
    }

    private void escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.add('\\');
            }
            json.add(c);
        }
    }
}
