package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Side;
import arbd.market.TradingStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The JSON of Coinbase Advanced Trade as far as spot orders fill it, key for key; numbers are texts without needless
 * zeros.
 */
final class CoinbaseTexts {
    static final String USER_ID = "c0ffee00-0000-4000-8000-000000000001";
    private static final String PORTFOLIO_ID = "c0ffee00-0000-4000-8000-000000000002";
    private static final long SECOND = 1_000_000_000L;
    /** What the venue knows without a time. */
    private static final String NO_TIME = "0001-01-01T00:00:00Z";

    private CoinbaseTexts() {
    }

    static String time(long nanos) {
        return Instant.ofEpochSecond(nanos / SECOND, nanos % SECOND).toString();
    }

    /** One frame of a WebSocket; {@code events} are JSON texts. */
    static String frame(String channel, long nowNanos, long sequence, List<String> events) {
        JsonText text = new JsonText().open().text("channel", channel).text("client_id", "")
                .text("timestamp", time(nowNanos)).number("sequence_num", sequence).list("events");
        events.forEach(text::item);
        return text.endList().close().toString();
    }

    static String error(String words) {
        return new JsonText().open().text("type", "error").text("message", words).close().toString();
    }

    static String heartbeat(long nowNanos, long count) {
        return new JsonText().open().text("current_time", time(nowNanos)).number("heartbeat_counter", count).close()
                .toString();
    }

    /** An event of the {@code user} channel. */
    static String user(String type, List<SimulatedOrder> orders) {
        JsonText text = new JsonText().open().text("type", type).list("orders");
        orders.forEach(order -> text.item(pushed(order, status(order))));
        return text.endList().open("positions").list("perpetual_futures_positions").endList()
                .list("expiring_futures_positions").endList().close().close().toString();
    }

    /** An event about an order that is on its way to the book. */
    static String pending(SimulatedOrder order) {
        return new JsonText().open().text("type", "update").list("orders").item(pushed(order, "PENDING")).endList()
                .close().toString();
    }

    private static String pushed(SimulatedOrder order, String status) {
        Instrument instrument = order.instrument();
        return new JsonText().open().text("avg_price", averagePx(order))
                .text("cancel_reason", order.state() == SimulatedOrder.State.CANCELED ? "User requested cancel" : "")
                .text("client_order_id", order.clientOrderId()).text("completion_percentage", completion(order))
                .text("contract_expiry_type", "UNKNOWN_CONTRACT_EXPIRY_TYPE")
                .text("cumulative_quantity", qty(instrument, order.cumQty()))
                .text("filled_value", units(instrument.quote(), order.cumQuoteUnits()))
                .text("leaves_quantity", qty(instrument, order.leavesQty()))
                .text("limit_price", px(instrument, order.px()))
                .text("number_of_fills", Integer.toString(order.fills().size())).text("order_id", order.venueOrderId())
                .text("order_side", side(order)).text("order_type", "Limit").text("outstanding_hold_amount", "0")
                .text("post_only", Boolean.toString(order.timeInForce() == TimeInForce.POST_ONLY))
                .text("product_id", instrument.symbol()).text("product_type", "SPOT")
                .text("reject_reason", "").text("retail_portfolio_id", PORTFOLIO_ID)
                .text("risk_managed_by", "UNKNOWN_RISK_MANAGEMENT_TYPE").text("status", status).text("stop_price", "")
                .text("time_in_force", timeInForce(order))
                .text("total_fees", units(order.feeAsset(), order.cumFeeUnits()))
                .text("total_value_after_fees", "").text("trigger_status", "INVALID_ORDER_TYPE")
                .text("creation_time", time(order.acceptedNanos())).text("end_time", NO_TIME)
                .text("start_time", NO_TIME).close().toString();
    }

    /** An order as REST tells it. */
    static String order(SimulatedOrder order) {
        Instrument instrument = order.instrument();
        List<LedgerFill> fills = order.fills();
        JsonText text = new JsonText().open().text("order_id", order.venueOrderId())
                .text("product_id", instrument.symbol()).text("user_id", USER_ID).open("order_configuration")
                .open(order.timeInForce() == TimeInForce.IOC ? "sor_limit_ioc" : "limit_limit_gtc")
                .text("base_size", qty(instrument, order.qty())).text("limit_price", px(instrument, order.px()));
        if (order.timeInForce() != TimeInForce.IOC) {
            text.raw("post_only", Boolean.toString(order.timeInForce() == TimeInForce.POST_ONLY));
        }
        return text.close().close().text("side", side(order)).text("client_order_id", order.clientOrderId())
                .text("status", status(order)).text("time_in_force", timeInForce(order))
                .text("created_time", time(order.acceptedNanos())).text("completion_percentage", completion(order))
                .text("filled_size", qty(instrument, order.cumQty())).text("average_filled_price", averagePx(order))
                .text("fee", "").text("number_of_fills", Integer.toString(fills.size()))
                .text("filled_value", units(instrument.quote(), order.cumQuoteUnits())).raw("pending_cancel", "false")
                .raw("size_in_quote", "false").text("total_fees", units(order.feeAsset(), order.cumFeeUnits()))
                .raw("size_inclusive_of_fees", "false").text("total_value_after_fees", "")
                .text("trigger_status", "INVALID_ORDER_TYPE").text("order_type", "LIMIT")
                .text("reject_reason", "REJECT_REASON_UNSPECIFIED").raw("settled", Boolean.toString(!order.open()))
                .text("product_type", "SPOT").text("reject_message", "").text("cancel_message", "")
                .text("order_placement_source", "RETAIL_ADVANCED").text("outstanding_hold_amount", "0")
                .raw("is_liquidation", "false")
                .raw("last_fill_time", fills.isEmpty() ? "null"
                        : JsonText.quote(time(fills.get(fills.size() - 1).atNanos())))
                .raw("edit_history", "[]").text("leverage", "").text("margin_type", "UNKNOWN_MARGIN_TYPE")
                .text("retail_portfolio_id", PORTFOLIO_ID).close().toString();
    }

    /** One row of REST fills. Real trade ids are UUIDs, too. */
    static String fill(SimulatedOrder order, LedgerFill fill) {
        Instrument instrument = order.instrument();
        return new JsonText().open().text("entry_id", "e" + fill.tradeId())
                .text("trade_id", new UUID(0, fill.tradeId()).toString()).text("order_id", order.venueOrderId())
                .text("trade_time", time(fill.atNanos())).text("trade_type", "FILL")
                .text("price", px(instrument, fill.px())).text("size", qty(instrument, fill.qty()))
                .text("commission", units(order.feeAsset(), fill.fee())).text("product_id", instrument.symbol())
                .text("sequence_timestamp", time(fill.atNanos()))
                .text("liquidity_indicator", fill.atNanos() > order.acceptedNanos() ? "MAKER" : "TAKER")
                .raw("size_in_quote", "false").text("user_id", USER_ID).text("side", side(order))
                .text("retail_portfolio_id", PORTFOLIO_ID).close().toString();
    }

    static String account(Asset asset, Wallets wallets, long startNanos) {
        return new JsonText().open().text("uuid", new UUID(1, asset.id()).toString())
                .text("name", asset.name() + " Wallet").text("currency", asset.name())
                .raw("available_balance", money(asset, wallets.free(asset.id()))).raw("default", "true")
                .raw("active", "true").text("created_at", time(startNanos)).text("updated_at", time(startNanos))
                .raw("deleted_at", "null").text("type", "ACCOUNT_TYPE_CRYPTO").raw("ready", "true")
                .raw("hold", money(asset, wallets.reserved(asset.id()))).text("retail_portfolio_id", PORTFOLIO_ID)
                .text("platform", "ACCOUNT_PLATFORM_CONSUMER").close().toString();
    }

    private static String money(Asset asset, long units) {
        return new JsonText().open().text("value", units(asset, units)).text("currency", asset.name()).close()
                .toString();
    }

    static String product(Instrument instrument, ModelBook book, TradingStatus status) {
        String closed = Boolean.toString(status == TradingStatus.HALTED);
        return new JsonText().open().text("product_id", instrument.symbol())
                .text("price", px(instrument, book.asks().size() == 0 ? 0 : book.asks().px(0)))
                .text("base_increment", qty(instrument, instrument.qtyIncrement()))
                .text("quote_increment", px(instrument, instrument.pxIncrement()))
                .text("quote_min_size", units(instrument.quote(), instrument.minNotional()))
                .text("quote_max_size", "150000000").text("base_min_size", qty(instrument, instrument.minQty()))
                .text("base_max_size", "3400").text("base_name", instrument.base().name())
                .text("quote_name", instrument.quote().name()).raw("watched", "false").raw("is_disabled", "false")
                .raw("new", "false").text("status", "online")
                .raw("cancel_only", Boolean.toString(status == TradingStatus.CANCEL_ONLY)).raw("limit_only", "false")
                .raw("post_only", "false").raw("trading_disabled", closed).raw("auction_mode", "false")
                .text("product_type", "SPOT").text("quote_currency_id", instrument.quote().name())
                .text("base_currency_id", instrument.base().name()).text("alias", "").raw("alias_to", "[]")
                .text("base_display_symbol", instrument.base().name())
                .text("quote_display_symbol", instrument.quote().name()).raw("view_only", "false")
                .text("price_increment", px(instrument, instrument.pxIncrement())).close().toString();
    }

    /** The account's fees; every fill of a simulated venue is charged as if it had taken. */
    static String fees(long rateE8) {
        String rate = Amounts.plain(rateE8, 8);
        return new JsonText().open().raw("total_volume", "0").raw("total_fees", "0").open("fee_tier")
                .text("pricing_tier", "Simulated").text("usd_from", "0").text("usd_to", "10000")
                .text("taker_fee_rate", rate).text("maker_fee_rate", rate).close()
                .raw("advanced_trade_only_volume", "0").raw("advanced_trade_only_fees", "0").close().toString();
    }

    static String taken(SimulatedOrder order) {
        return new JsonText().open().raw("success", "true").open("success_response")
                .text("order_id", order.venueOrderId()).text("product_id", order.instrument().symbol())
                .text("side", side(order)).text("client_order_id", order.clientOrderId()).close().close().toString();
    }

    static String refused(String why, String words) {
        return new JsonText().open().raw("success", "false").open("error_response").text("error", why)
                .text("message", words).text("error_details", "").text("preview_failure_reason", "PREVIEW_" + why)
                .text("new_order_failure_reason", "UNKNOWN_FAILURE_REASON").close().close().toString();
    }

    private static String status(SimulatedOrder order) {
        return switch (order.state()) {
            case NEW, PARTIALLY_FILLED -> "OPEN";
            case FILLED -> "FILLED";
            case CANCELED -> "CANCELLED";
            case EXPIRED -> order.timeInForce() == TimeInForce.IOC ? "CANCELLED" : "EXPIRED";
        };
    }

    private static String timeInForce(SimulatedOrder order) {
        return order.timeInForce() == TimeInForce.IOC ? "IMMEDIATE_OR_CANCEL" : "GOOD_UNTIL_CANCELLED";
    }

    private static String completion(SimulatedOrder order) {
        return BigDecimal.valueOf(order.cumQty()).movePointRight(2)
                .divide(BigDecimal.valueOf(order.qty()), 2, RoundingMode.DOWN).toPlainString();
    }

    /** Rounded, as the venue's: no fill can be told from it. */
    private static String averagePx(SimulatedOrder order) {
        if (order.cumQty() == 0) {
            return "0";
        }
        Instrument instrument = order.instrument();
        return BigDecimal.valueOf(order.cumQuoteUnits(), instrument.quote().decimals())
                .divide(BigDecimal.valueOf(order.cumQty(), instrument.qtyDecimals()), 8, RoundingMode.HALF_UP)
                .stripTrailingZeros().toPlainString();
    }

    private static String side(SimulatedOrder order) {
        return order.side() == Side.BUY ? "BUY" : "SELL";
    }

    private static String px(Instrument instrument, long px) {
        return Amounts.plain(px, instrument.pxDecimals());
    }

    private static String qty(Instrument instrument, long qty) {
        return Amounts.plain(qty, instrument.qtyDecimals());
    }

    private static String units(Asset asset, long units) {
        return Amounts.plain(units, asset.decimals());
    }
}
