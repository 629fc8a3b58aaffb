package arbd.execution.sim;

import arbd.market.Instrument;
import arbd.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The JSON of Hyperliquid's streams and answers, key for key as on the wire; whole numbers show one decimal. */
final class HyperliquidTexts {
    private static final long MILLISECOND = 1_000_000L;
    private static final int E8_DECIMALS = 8;
    private static final String NO_HASH = "0x" + "0".repeat(64);

    private HyperliquidTexts() {
    }

    static long millis(long nanos) {
        return nanos / MILLISECOND;
    }

    /** A decimal as the venue prints it: {@code 80639.0}, {@code 0.00186}. */
    static String number(long mantissa, int decimals) {
        BigDecimal plain = BigDecimal.valueOf(mantissa, decimals).stripTrailingZeros();
        return (plain.scale() < 1 ? plain.setScale(1) : plain).toPlainString();
    }

    private static String px(Instrument instrument, long px) {
        return number(px, instrument.pxDecimals());
    }

    private static String qty(Instrument instrument, long qty) {
        return number(qty, instrument.qtyDecimals());
    }

    /** A message of a channel whose data is given as JSON. */
    static String channel(String channel, String data) {
        return new JsonText().open().text("channel", channel).raw("data", data).close().toString();
    }

    static String error(String words) {
        return channel("error", JsonText.quote(words));
    }

    /** What confirms a subscription or its end; {@code subscription} as it was understood. */
    static String subscribed(String method, String subscription) {
        return channel("subscriptionResponse", new JsonText().open().text("method", method)
                .raw("subscription", subscription).close().toString());
    }

    /** The answer to a post. */
    static String posted(long id, String type, String payload) {
        return channel("post", new JsonText().open().number("id", id).open("response").text("type", type)
                .raw("payload", payload).close().close().toString());
    }

    /** A refusal of a whole action. */
    static String refused(String words) {
        return new JsonText().open().text("status", "err").text("response", words).close().toString();
    }

    /** What became of an action's one order or cancel. */
    static String done(String type, String status) {
        return new JsonText().open().text("status", "ok").open("response").text("type", type).open("data")
                .raw("statuses", "[" + status + "]").close().close().close().toString();
    }

    static String failed(String words) {
        return new JsonText().open().text("error", words).close().toString();
    }

    /** The status of an order that was taken. */
    static String taken(SimulatedOrder order) {
        if (order.open()) {
            return new JsonText().open().open("resting").number("oid", order.id()).close().close().toString();
        }
        return new JsonText().open().open("filled").text("totalSz", qty(order.instrument(), order.cumQty()))
                .text("avgPx", averagePx(order)).number("oid", order.id()).close().close().toString();
    }

    private static String averagePx(SimulatedOrder order) {
        BigDecimal cost = BigDecimal.valueOf(order.cumQuoteUnits(), order.instrument().quote().decimals());
        BigDecimal qty = BigDecimal.valueOf(order.cumQty(), order.instrument().qtyDecimals());
        return cost.divide(qty, order.instrument().pxDecimals(), RoundingMode.HALF_UP).toPlainString();
    }

    static String l2Book(Instrument instrument, ModelBook book, long nowNanos) {
        return channel("l2Book", new JsonText().open().text("coin", instrument.symbol())
                .number("time", millis(nowNanos)).raw("levels", "[" + levels(instrument, book.bids(), Levels.MAX) + ","
                        + levels(instrument, book.asks(), Levels.MAX) + "]").close().toString());
    }

    static String bbo(Instrument instrument, ModelBook book, long nowNanos) {
        return channel("bbo", new JsonText().open().text("coin", instrument.symbol()).number("time", millis(nowNanos))
                .raw("bbo", "[" + best(instrument, book.bids()) + "," + best(instrument, book.asks()) + "]").close()
                .toString());
    }

    private static String best(Instrument instrument, Levels levels) {
        return levels.size() == 0 ? "null" : level(instrument, levels, 0);
    }

    private static String levels(Instrument instrument, Levels levels, int most) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < Math.min(most, levels.size()); i++) {
            text.append(i > 0 ? "," : "").append(level(instrument, levels, i));
        }
        return text.append(']').toString();
    }

    private static String level(Instrument instrument, Levels levels, int at) {
        return new JsonText().open().text("px", px(instrument, levels.px(at))).text("sz",
                qty(instrument, levels.qty(at))).number("n", 1).close().toString();
    }

    /** What {@code activeAssetCtx} tells of a perpetual. */
    static String context(Instrument instrument, ModelBook book, long markPxE8, long premiumE8, long rateE8) {
        String mark = number(markPxE8, E8_DECIMALS);
        String mid = number(Math.addExact(book.bids().px(0), book.asks().px(0)) * 5, instrument.pxDecimals() + 1);
        return new JsonText().open().text("funding", number(rateE8, E8_DECIMALS)).text("openInterest", "0.0")
                .text("prevDayPx", mark).text("dayNtlVlm", "0.0").text("premium", number(premiumE8, E8_DECIMALS))
                .text("oraclePx", mark).text("markPx", mark).text("midPx", mid)
                .raw("impactPxs", "[\"" + px(instrument, book.bids().px(0)) + "\",\""
                        + px(instrument, book.asks().px(0)) + "\"]").text("dayBaseVlm", "0.0").close().toString();
    }

    /** One entry of {@code orderUpdates}. */
    static String update(SimulatedOrder order, String status) {
        return new JsonText().open().raw("order", basic(order).close().toString()).text("status", status)
                .number("statusTimestamp", millis(order.updatedNanos())).close().toString();
    }

    private static JsonText basic(SimulatedOrder order) {
        JsonText text = new JsonText().open().text("coin", order.instrument().symbol()).text("side", side(order))
                .text("limitPx", px(order.instrument(), order.px()))
                .text("sz", qty(order.instrument(), order.leavesQty())).number("oid", order.id())
                .number("timestamp", millis(order.acceptedNanos()))
                .text("origSz", qty(order.instrument(), order.qty()));
        return order.clientOrderId().isEmpty() ? text : text.text("cloid", order.clientOrderId());
    }

    /** An entry of {@code openOrders}. */
    static String openOrder(SimulatedOrder order) {
        return basic(order).close().toString();
    }

    /** The answer to {@code orderStatus}. */
    static String orderStatus(SimulatedOrder order) {
        String tif = switch (order.timeInForce()) {
            case IOC -> "Ioc";
            case GTC -> "Gtc";
            case POST_ONLY -> "Alo";
        };
        JsonText details = new JsonText().open().text("coin", order.instrument().symbol()).text("side", side(order))
                .text("limitPx", px(order.instrument(), order.px()))
                .text("sz", qty(order.instrument(), order.leavesQty())).number("oid", order.id())
                .number("timestamp", millis(order.acceptedNanos())).text("triggerCondition", "N/A")
                .raw("isTrigger", "false").text("triggerPx", "0.0").list("children").endList()
                .raw("isPositionTpsl", "false").raw("reduceOnly", Boolean.toString(order.reduceOnly()))
                .text("orderType", "Limit").text("origSz", qty(order.instrument(), order.qty())).text("tif", tif)
                .text("cloid", order.clientOrderId()).close();
        return new JsonText().open().text("status", "order").open("order").raw("order", details.toString())
                .text("status", status(order)).number("statusTimestamp", millis(order.updatedNanos())).close().close()
                .toString();
    }

    /** How the venue calls an order's state. */
    static String status(SimulatedOrder order) {
        return switch (order.state()) {
            case NEW, PARTIALLY_FILLED -> "open";
            case FILLED -> "filled";
            case CANCELED -> "canceled";
            case EXPIRED -> order.cumQty() == 0 ? "iocCancelRejected" : "canceled";
        };
    }

    /** One execution, which names the venue's number of its order alone. */
    static String fill(HyperliquidMarket market, SimulatedOrder order, LedgerFill fill, long heldBefore) {
        Instrument instrument = order.instrument();
        boolean buys = fill.side() == Side.BUY;
        int heldDecimals = market.spot() ? instrument.base().decimals() : instrument.qtyDecimals();
        String dir = market.spot() ? buys ? "Buy" : "Sell"
                : (buys ? heldBefore < 0 : heldBefore > 0) ? buys ? "Close Short" : "Close Long"
                        : buys ? "Open Long" : "Open Short";
        return new JsonText().open().text("coin", instrument.symbol()).text("px", px(instrument, fill.px()))
                .text("sz", qty(instrument, fill.qty())).text("side", side(order))
                .number("time", millis(fill.atNanos()))
                .text("startPosition", number(heldBefore, heldDecimals)).text("dir", dir)
                .text("closedPnl", number(fill.realised(), instrument.quote().decimals())).text("hash", NO_HASH)
                .number("oid", order.id())
                .raw("crossed", Boolean.toString(fill.atNanos() <= order.acceptedNanos()))
                .text("fee", number(fill.fee(), order.feeAsset().decimals())).number("tid", fill.tradeId())
                .text("feeToken", market.token(order.feeAsset())).raw("twapId", "null").close().toString();
    }

    /** A message of {@code userFills} or {@code userFundings}. */
    static String user(String channel, String account, String list, List<String> entries, boolean snapshot) {
        JsonText text = new JsonText().open();
        if (snapshot) {
            text.raw("isSnapshot", "true");
        }
        return channel(channel, text.text("user", account).raw(list, "[" + String.join(",", entries) + "]").close()
                .toString());
    }

    /** One payment of {@code userFundings}. */
    static String funding(Instrument instrument, long units, long held, long rateE8, long nowNanos) {
        return new JsonText().open().number("time", millis(nowNanos)).text("coin", instrument.symbol())
                .text("usdc", number(units, instrument.quote().decimals())).text("szi", qty(instrument, held))
                .text("fundingRate", number(rateE8, E8_DECIMALS)).raw("nSamples", "null").close().toString();
    }

    private static String side(SimulatedOrder order) {
        return order.side() == Side.BUY ? "B" : "A";
    }
}
