package arbd.execution.kraken;

import arbd.execution.net.Account;
import arbd.execution.net.ByteText;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Order;
import arbd.execution.order.TimeInForce;
import arbd.market.Instrument;
import arbd.market.Side;

/**
 * Writes requests of Kraken's WebSocket v2 (docs.kraken.com, add_order, cancel_order, executions, balances). Numbers
 * are bare JSON numbers; a price always has a decimal point, since the venue once refused one without. Each text is
 * valid until the next one is written. Owned by the session; measurements make their own.
 */
public final class KrakenRequests {
    private static final long DEADLINE_NANOS = 5_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final Account account;
    private final ByteText json = new ByteText();
    private final byte[] clientOrderId = new byte[ClientOrderId.LENGTH];

    /** For one account. */
    public KrakenRequests(Account account) {
        this.account = account;
    }

    /** Subscribes {@code executions}, with past trades and without open orders. */
    ByteText executions(long id, String token) {
        json.clear().add("{\"method\":\"subscribe\",\"params\":{\"channel\":\"executions\",\"snap_orders\":false,"
                + "\"snap_trades\":true,\"token\":\"").add(token);
        return end(id);
    }

    /** Subscribes {@code balances}, with a snapshot. */
    ByteText balances(long id, String token) {
        json.clear().add("{\"method\":\"subscribe\",\"params\":{\"channel\":\"balances\",\"snapshot\":true,"
                + "\"token\":\"").add(token);
        return end(id);
    }

    /**
     * A limit order.
     *
     * @param id of the request
     * @param token of the session
     * @param wallNanos its deadline is some seconds later, nanoseconds since 1970
     */
    public ByteText place(long id, Order order, Instrument instrument, String token, long wallNanos) {
        json.clear().add("{\"method\":\"add_order\",\"params\":{\"order_type\":\"limit\",\"side\":\"")
                .add(order.side == Side.BUY ? "buy" : "sell").add("\",\"order_qty\":")
                .decimal(order.qty, instrument.qtyDecimals()).add(",\"symbol\":\"").add(instrument.symbol())
                .add("\",\"limit_price\":").decimal(order.px, instrument.pxDecimals());
        if (whole(order.px, instrument.pxDecimals())) {
            json.add(".0");
        }
        json.add(",\"time_in_force\":\"").add(order.timeInForce == TimeInForce.IOC ? "ioc" : "gtc")
                .add(order.timeInForce == TimeInForce.POST_ONLY ? "\",\"post_only\":true,\"cl_ord_id\":\""
                        : "\",\"cl_ord_id\":\"");
        clientOrderId(order);
        json.add("\",\"deadline\":\"");
        time(wallNanos + DEADLINE_NANOS);
        json.add("\",\"token\":\"").add(token);
        return end(id);
    }

    ByteText cancel(long id, Order order, String token) {
        json.clear().add("{\"method\":\"cancel_order\",\"params\":{\"cl_ord_id\":[\"");
        clientOrderId(order);
        json.add("\"],\"token\":\"").add(token);
        return end(id);
    }

    /** Arms the dead-man switch. */
    ByteText cancelAllAfter(long id, long seconds, String token) {
        json.clear().add("{\"method\":\"cancel_all_orders_after\",\"params\":{\"timeout\":").add(seconds)
                .add(",\"token\":\"").add(token);
        return end(id);
    }

    /** The id of an order as text. */
    String clientOrderIdText(Order order) {
        return account.ids().text(order.epoch, order.number);
    }

    private ByteText end(long id) {
        return json.add("\"},\"req_id\":").add(id).add('}');
    }

    private void clientOrderId(Order order) {
        account.ids().write(order.epoch, order.number, clientOrderId, 0);
        json.add(clientOrderId, 0, clientOrderId.length);
    }

    private static boolean whole(long mantissa, int decimals) {
        long rest = mantissa;
        for (int i = 0; i < decimals; i++) {
            if (rest % 10 != 0) {
                return false;
            }
            rest /= 10;
        }
        return true;
    }

    /** RFC 3339 with milliseconds; date by Howard Hinnant's civil_from_days. */
    private void time(long nanos) {
        long seconds = Math.floorDiv(nanos, SECOND);
        long day = Math.floorDiv(seconds, 86_400L) + 719_468;
        long era = day / 146_097;
        long dayOfEra = day - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shifted = (5 * dayOfYear + 2) / 153;
        long month = shifted < 10 ? shifted + 3 : shifted - 9;
        long inDay = Math.floorMod(seconds, 86_400L);
        json.add(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)).add('-');
        two(month).add('-');
        two(dayOfYear - (153 * shifted + 2) / 5 + 1).add('T');
        two(inDay / 3_600).add(':');
        two(inDay / 60 % 60).add(':');
        two(inDay % 60).add('.');
        long millis = Math.floorMod(nanos, SECOND) / 1_000_000;
        json.add((char) ('0' + millis / 100));
        two(millis % 100).add('Z');
    }

    private ByteText two(long value) {
        return json.add((char) ('0' + value / 10)).add((char) ('0' + value % 10));
    }
}
