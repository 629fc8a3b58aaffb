package arbd.execution.coinbase;

import arbd.execution.net.Account;
import arbd.execution.net.ByteText;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Order;
import arbd.execution.order.TimeInForce;
import arbd.market.Instrument;
import arbd.market.Side;

/**
 * Writes the bodies of Coinbase Advanced Trade's requests (API reference, "Create Order", "Cancel Orders") and the
 * messages of its WebSocket.
 */
public final class CoinbaseRequests {
    private final Account account;
    private final ByteText json = new ByteText();
    private final byte[] clientOrderId = new byte[ClientOrderId.LENGTH];

    /** For one account. */
    public CoinbaseRequests(Account account) {
        this.account = account;
    }

    /** An order; valid until the next text. */
    public ByteText place(Order order, Instrument instrument) {
        boolean takes = order.timeInForce == TimeInForce.IOC;
        account.ids().write(order.epoch, order.number, clientOrderId, 0);
        json.clear().add("{\"client_order_id\":\"").add(clientOrderId, 0, clientOrderId.length)
                .add("\",\"product_id\":\"").add(instrument.symbol()).add("\",\"side\":\"")
                .add(order.side == Side.BUY ? "BUY" : "SELL").add("\",\"order_configuration\":{\"")
                .add(takes ? "sor_limit_ioc" : "limit_limit_gtc").add("\":{\"base_size\":\"")
                .decimal(order.qty, instrument.qtyDecimals()).add("\",\"limit_price\":\"")
                .decimal(order.px, instrument.pxDecimals());
        return json.add(takes ? "\"}}}" : order.timeInForce == TimeInForce.POST_ONLY
                ? "\",\"post_only\":true}}}" : "\",\"post_only\":false}}}");
    }

    /** A cancellation, by the venue's id: it takes no other. */
    ByteText cancel(String orderId) {
        return json.clear().add("{\"order_ids\":[\"").add(orderId).add("\"]}");
    }

    ByteText subscribe(String channel, String token) {
        return json.clear().add("{\"type\":\"subscribe\",\"channel\":\"").add(channel).add("\",\"jwt\":\"").add(token)
                .add("\"}");
    }

    /** The id of an order as text. */
    String clientOrderIdText(int epoch, long number) {
        return account.ids().text(epoch, number);
    }
}
