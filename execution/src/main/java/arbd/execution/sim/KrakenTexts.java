package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The JSON of Kraken's WebSocket v2, key for key as on the wire; numbers are bare and keep their zeros. Execution
 * updates are deltas, as the venue's: only {@code pending_new} (and snapshots) carry the client order id, everything
 * later only the order id and what changed.
 */
final class KrakenTexts {
    private static final DateTimeFormatter MICROS = DateTimeFormatter
            .ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter
            .ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String IOC_REASON = "IOC order could not be filled immediately";

    private KrakenTexts() {
    }

    static String time(long nanos) {
        return MICROS.format(instant(nanos));
    }

    static String seconds(long nanos) {
        return SECONDS.format(instant(nanos));
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L);
    }

    static String status(long connectionId) {
        return "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"version\":\"2.0.10\",\"system\":\"online\","
                + "\"api_version\":\"v2\",\"connection_id\":" + Long.toUnsignedString(connectionId) + "}]}";
    }

    /** A successful reply; {@code reqId} is JSON text, null = none was given. */
    static String success(String method, String reqId, String result, long inNanos, long outNanos) {
        JsonText text = new JsonText().open().text("method", method);
        if (reqId != null) {
            text.raw("req_id", reqId);
        }
        if (result != null) {
            text.raw("result", result).raw("success", "true");
        }
        return text.text("time_in", time(inNanos)).text("time_out", time(outNanos)).close().toString();
    }

    /** A refusal; {@code symbol} null = not about one. */
    static String error(String method, String reqId, String words, String symbol, long nowNanos) {
        JsonText text = new JsonText().open().text("error", words).text("method", method);
        if (reqId != null) {
            text.raw("req_id", reqId);
        }
        text.raw("success", "false");
        if (symbol != null) {
            text.text("symbol", symbol);
        }
        return text.text("time_in", time(nowNanos)).text("time_out", time(nowNanos)).close().toString();
    }

    static String executions(String type, List<String> reports, long sequence) {
        return channel("executions", type, reports, sequence);
    }

    static String balances(String type, List<String> entries, long sequence) {
        return channel("balances", type, entries, sequence);
    }

    private static String channel(String channel, String type, List<String> entries, long sequence) {
        JsonText text = new JsonText().open().text("channel", channel).text("type", type).list("data");
        entries.forEach(text::item);
        return text.endList().number("sequence", sequence).close().toString();
    }

    static String px(Instrument instrument, long px) {
        return Amounts.text(px, instrument.pxDecimals());
    }

    static String qty(Instrument instrument, long qty) {
        return Amounts.text(qty, instrument.qtyDecimals());
    }

    static String units(Asset asset, long units) {
        return Amounts.text(units, asset.decimals());
    }

    private static String cost(SimulatedOrder order) {
        return units(order.instrument().quote(), order.cumQuoteUnits());
    }

    private static String side(SimulatedOrder order) {
        return order.side() == Side.BUY ? "buy" : "sell";
    }

    private static String avgPx(SimulatedOrder order) {
        int decimals = order.instrument().pxDecimals();
        if (order.cumQty() == 0) {
            return Amounts.text(0, decimals);
        }
        BigDecimal cost = BigDecimal.valueOf(order.cumQuoteUnits(), order.instrument().quote().decimals());
        BigDecimal qty = BigDecimal.valueOf(order.cumQty(), order.instrument().qtyDecimals());
        return cost.divide(qty, decimals, RoundingMode.HALF_UP).toPlainString();
    }

    private static String fee(SimulatedOrder order) {
        return units(order.feeAsset(), order.cumFeeUnits());
    }

    /** {@code exec_type} pending_new: the one update that carries everything about the order. */
    static String pendingNew(SimulatedOrder order) {
        JsonText text = new JsonText().open().text("order_id", order.venueOrderId());
        if (!order.clientOrderId().isEmpty()) {
            text.text("cl_ord_id", order.clientOrderId());
        }
        return text.text("symbol", order.instrument().symbol()).raw("order_qty", qty(order.instrument(), order.qty()))
                .raw("cum_cost", units(order.instrument().quote(), 0)).text("time_in_force", timeInForce(order))
                .text("exec_type", "pending_new").text("side", side(order)).text("order_type", "limit")
                .number("order_userref", 0).text("limit_price_type", "static")
                .raw("limit_price", px(order.instrument(), order.px()))
                .raw("stop_price", px(order.instrument(), 0)).text("order_status", "pending_new")
                .raw("fee_usd_equiv", units(order.instrument().quote(), 0)).text("fee_ccy_pref", "fciq")
                .text("timestamp", time(order.acceptedNanos())).close().toString();
    }

    static String opened(SimulatedOrder order) {
        return new JsonText().open().text("timestamp", time(order.acceptedNanos())).text("order_status", "new")
                .text("exec_type", "new").number("order_userref", 0).text("order_id", order.venueOrderId()).close()
                .toString();
    }

    /** {@code exec_type} trade: always said to be partially filled; {@code filled} follows when it is complete. */
    static String trade(SimulatedOrder order, LedgerFill fill) {
        return tradeHead(order, fill).text("order_type", "limit").text("timestamp", time(fill.atNanos()))
                .text("order_status", "partially_filled").raw("cum_qty", qty(order.instrument(), order.cumQty()))
                .raw("cum_cost", cost(order)).raw("avg_price", avgPx(order)).raw("fee_usd_equiv", feeOf(order, fill))
                .raw("fees", fees(order, fill)).close().toString();
    }

    /** A trade in the snapshot of an {@code executions} subscription. */
    static String tradeSnapshot(SimulatedOrder order, LedgerFill fill) {
        return tradeHead(order, fill).text("order_status", order.open() ? "partially_filled" : ended(order))
                .text("order_type", "limit").text("timestamp", time(fill.atNanos()))
                .raw("fee_usd_equiv", feeOf(order, fill)).raw("fees", fees(order, fill)).close().toString();
    }

    private static JsonText tradeHead(SimulatedOrder order, LedgerFill fill) {
        Instrument instrument = order.instrument();
        long quoteUnits = Amounts.quote(instrument, order.side(), fill.px(), fill.qty());
        return new JsonText().open().text("order_id", order.venueOrderId()).number("order_userref", 0)
                .text("exec_id", KrakenIds.trade(fill.tradeId())).text("exec_type", "trade")
                .number("trade_id", fill.tradeId()).text("symbol", instrument.symbol()).text("side", side(order))
                .raw("last_qty", qty(instrument, fill.qty())).raw("last_price", px(instrument, fill.px()))
                .text("liquidity_ind", fill.atNanos() > order.acceptedNanos() ? "m" : "t")
                .raw("cost", units(instrument.quote(), quoteUnits));
    }

    private static String feeOf(SimulatedOrder order, LedgerFill fill) {
        return units(order.feeAsset(), fill.fee());
    }

    private static String fees(SimulatedOrder order, LedgerFill fill) {
        return "[{\"asset\":\"" + order.feeAsset().name() + "\",\"qty\":" + feeOf(order, fill) + "}]";
    }

    private static String ended(SimulatedOrder order) {
        return order.state() == SimulatedOrder.State.FILLED ? "filled" : "canceled";
    }

    private static String reason(SimulatedOrder order) {
        return order.state() == SimulatedOrder.State.EXPIRED ? IOC_REASON : "User requested";
    }

    /** {@code exec_type} filled or canceled: the end of an order. */
    static String end(SimulatedOrder order) {
        JsonText text = new JsonText().open().text("timestamp", time(order.updatedNanos()))
                .text("order_status", ended(order)).text("exec_type", ended(order))
                .raw("cum_qty", qty(order.instrument(), order.cumQty())).raw("cum_cost", cost(order))
                .raw("fee_usd_equiv", fee(order)).raw("avg_price", avgPx(order)).number("order_userref", 0);
        if (order.state() != SimulatedOrder.State.FILLED) {
            text.text("cancel_reason", reason(order)).text("reason", reason(order));
        }
        return text.text("order_id", order.venueOrderId()).close().toString();
    }

    private static String timeInForce(SimulatedOrder order) {
        return order.timeInForce() == TimeInForce.IOC ? "IOC" : "GTC";
    }

    /** An open order in the snapshot of an {@code executions} subscription. */
    static String orderSnapshot(SimulatedOrder order) {
        JsonText text = new JsonText().open().text("order_id", order.venueOrderId());
        if (!order.clientOrderId().isEmpty()) {
            text.text("cl_ord_id", order.clientOrderId());
        }
        boolean partial = order.cumQty() > 0;
        return text.text("symbol", order.instrument().symbol()).raw("order_qty", qty(order.instrument(), order.qty()))
                .raw("cum_cost", cost(order)).raw("cum_qty", qty(order.instrument(), order.cumQty()))
                .text("time_in_force", timeInForce(order)).text("exec_type", partial ? "status" : "new")
                .text("side", side(order)).text("order_type", "limit").number("order_userref", 0)
                .text("limit_price_type", "static").raw("limit_price", px(order.instrument(), order.px()))
                .text("order_status", partial ? "partially_filled" : "new").raw("avg_price", avgPx(order))
                .raw("fee_usd_equiv", fee(order)).text("fee_ccy_pref", "fciq")
                .text("timestamp", time(order.acceptedNanos())).close().toString();
    }

    static String balance(Asset asset, long total) {
        String text = units(asset, total);
        return new JsonText().open().text("asset", asset.name()).text("asset_class", "currency").raw("balance", text)
                .list("wallets").open().text("type", "spot").text("id", "main").raw("balance", text).close().endList()
                .close().toString();
    }

    /** One wallet's change by a trade: the amount without the fee, then the fee, then what is there now. */
    static String balanceUpdate(Asset asset, LedgerFill fill, long amount, long fee, long total) {
        return new JsonText().open().text("ledger_id", KrakenIds.entry(fill.tradeId() * 2 + asset.id() % 2))
                .text("ref_id", KrakenIds.trade(fill.tradeId())).text("timestamp", time(fill.atNanos()))
                .text("type", "trade").text("asset", asset.name()).text("asset_class", "currency")
                .text("category", "trade").text("wallet_type", "spot").text("wallet_id", "main")
                .raw("amount", units(asset, amount)).raw("fee", units(asset, fee)).raw("balance", units(asset, total))
                .close().toString();
    }

    /** The entries of REST {@code OpenOrders} and {@code ClosedOrders}, an object by order id. */
    static String restOrders(Collection<SimulatedOrder> orders) {
        JsonText all = new JsonText().open();
        for (SimulatedOrder order : orders) {
            all.raw(order.venueOrderId(), restOrder(order));
        }
        return all.close().toString();
    }

    private static String words(SimulatedOrder order) {
        return side(order) + " " + qty(order.instrument(), order.qty()) + " "
                + KrakenListingTexts.pair(order.instrument()) + " @ limit " + px(order.instrument(), order.px());
    }

    /** Result of REST {@code AddOrder}. */
    static String restAdded(SimulatedOrder order) {
        return new JsonText().open().open("descr").text("order", words(order)).close().list("txid")
                .item(JsonText.quote(order.venueOrderId())).endList().close().toString();
    }

    private static String restOrder(SimulatedOrder order) {
        JsonText text = new JsonText().open().text("refid", "None").number("userref", 0);
        if (!order.clientOrderId().isEmpty()) {
            text.text("cl_ord_id", order.clientOrderId());
        }
        text.text("status", order.open() ? "open" : ended(order).equals("filled") ? "closed" : "canceled");
        if (!order.open()) {
            boolean filled = order.state() == SimulatedOrder.State.FILLED;
            text.raw("reason", filled ? "null" : JsonText.quote(reason(order)));
        }
        text.raw("opentm", Amounts.text(order.acceptedNanos() / 1_000, 6));
        if (!order.open()) {
            text.raw("closetm", Amounts.text(order.updatedNanos() / 1_000, 6));
        }
        text.number("starttm", 0).number("expiretm", 0).open("descr")
                .text("pair", KrakenListingTexts.pair(order.instrument()))
                .text("type", side(order)).text("ordertype", "limit").text("price", px(order.instrument(), order.px()))
                .text("price2", "0").text("leverage", "none").text("order", words(order)).text("close", "").close()
                .text("vol", qty(order.instrument(), order.qty()))
                .text("vol_exec", qty(order.instrument(), order.cumQty()))
                .text("cost", cost(order)).text("fee", fee(order)).text("price", avgPx(order))
                .text("stopprice", px(order.instrument(), 0)).text("limitprice", px(order.instrument(), 0))
                .text("misc", "").text("oflags", order.timeInForce() == TimeInForce.POST_ONLY ? "post,fciq" : "fciq")
                .list("trades");
        order.fills().forEach(fill -> text.item(JsonText.quote(KrakenIds.trade(fill.tradeId()))));
        return text.endList().close().toString();
    }

    /** One entry of REST {@code QueryTrades} and {@code TradesHistory}. */
    static String restTrade(SimulatedOrder order, LedgerFill fill) {
        Instrument instrument = order.instrument();
        long quoteUnits = Amounts.quote(instrument, order.side(), fill.px(), fill.qty());
        return new JsonText().open().text("ordertxid", order.venueOrderId()).text("postxid", "")
                .text("pair", KrakenListingTexts.pair(instrument)).raw("time", Amounts.text(fill.atNanos() / 1_000, 6))
                .text("type", side(order)).text("ordertype", "limit").text("price", px(instrument, fill.px()))
                .text("cost", units(instrument.quote(), quoteUnits)).text("fee", feeOf(order, fill))
                .text("vol", qty(instrument, fill.qty())).text("margin", "0").text("leverage", "0").text("misc", "")
                .number("trade_id", fill.tradeId())
                .raw("maker", Boolean.toString(fill.atNanos() > order.acceptedNanos())).close().toString();
    }
}
