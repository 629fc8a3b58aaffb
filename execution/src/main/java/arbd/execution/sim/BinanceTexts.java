package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Side;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The JSON of Binance spot, key for key as on the wire: streams ({@code bookTicker}, partial depth), WebSocket API
 * results and user events. Prices and quantities always show eight decimals, as the venue does.
 */
final class BinanceTexts {
    private static final int DECIMALS = 8;
    private static final String ZERO = "0.00000000";

    private BinanceTexts() {
    }

    static String px(Instrument instrument, long px) {
        return Amounts.padded(px, instrument.pxDecimals(), DECIMALS);
    }

    static String qty(Instrument instrument, long qty) {
        return Amounts.padded(qty, instrument.qtyDecimals(), DECIMALS);
    }

    static String units(Asset asset, long units) {
        return Amounts.padded(units, asset.decimals(), DECIMALS);
    }

    static String bookTicker(Instrument instrument, ModelBook book) {
        return new JsonText().open().number("u", book.updateId()).text("s", instrument.symbol())
                .text("b", px(instrument, book.bids().px(0))).text("B", qty(instrument, book.bids().qty(0)))
                .text("a", px(instrument, book.asks().px(0))).text("A", qty(instrument, book.asks().qty(0)))
                .close().toString();
    }

    static String depth(Instrument instrument, ModelBook book, int depth) {
        JsonText text = new JsonText().open().number("lastUpdateId", book.updateId());
        levels(text.list("bids"), instrument, book.bids(), depth);
        levels(text.endList().list("asks"), instrument, book.asks(), depth);
        return text.endList().close().toString();
    }

    private static void levels(JsonText text, Instrument instrument, Levels levels, int depth) {
        for (int i = 0; i < Math.min(depth, levels.size()); i++) {
            text.item(level(instrument, levels.px(i), levels.qty(i)));
        }
    }

    /** One level of a book, {@code [price,quantity]}. */
    static String level(Instrument instrument, long px, long qty) {
        return "[\"" + px(instrument, px) + "\",\"" + qty(instrument, qty) + "\"]";
    }

    /** The symbol as it begins a stream's name. */
    static String streamSymbol(Instrument instrument) {
        return instrument.symbol().toLowerCase(Locale.ROOT);
    }

    static String wrapped(String stream, String data) {
        return new JsonText().open().text("stream", stream).raw("data", data).close().toString();
    }

    private static String status(SimulatedOrder order) {
        return order.state().name();
    }

    /** The shortest reply to {@code order.place}. */
    static JsonText ack(SimulatedOrder order) {
        return new JsonText().open().text("symbol", order.instrument().symbol()).number("orderId", order.id())
                .number("orderListId", -1).text("clientOrderId", order.clientOrderId())
                .number("transactTime", millis(order.acceptedNanos()));
    }

    /** {@code newOrderRespType} RESULT, or FULL with the fills. */
    static String placed(SimulatedOrder order, boolean withFills) {
        JsonText text = ack(order);
        quantities(text, order, true);
        text.number("workingTime", millis(order.acceptedNanos()));
        if (withFills) {
            text.list("fills");
            for (LedgerFill fill : order.fills()) {
                Asset feeAsset = order.feeAsset();
                text.open().text("price", px(order.instrument(), fill.px()))
                        .text("qty", qty(order.instrument(), fill.qty()))
                        .text("commission", units(feeAsset, fill.fee())).text("commissionAsset", feeAsset.name())
                        .number("tradeId", fill.tradeId()).close();
            }
            text.endList();
        }
        return text.text("selfTradePreventionMode", "NONE").close().toString();
    }

    private static void quantities(JsonText text, SimulatedOrder order, boolean origQuote) {
        text.text("price", px(order.instrument(), order.px())).text("origQty", qty(order.instrument(), order.qty()))
                .text("executedQty", qty(order.instrument(), order.cumQty()));
        if (origQuote) {
            text.text("origQuoteOrderQty", "0.000000");
        }
        text.text("cummulativeQuoteQty", units(order.instrument().quote(), order.cumQuoteUnits()))
                .text("status", status(order)).text("timeInForce", timeInForce(order)).text("type", type(order))
                .text("side", order.side().name());
    }

    private static String type(SimulatedOrder order) {
        return order.timeInForce() == TimeInForce.POST_ONLY ? "LIMIT_MAKER" : "LIMIT";
    }

    private static String timeInForce(SimulatedOrder order) {
        return order.timeInForce() == TimeInForce.IOC ? "IOC" : "GTC";
    }

    /** Result of {@code order.cancel}. */
    static String cancelled(SimulatedOrder order, String cancelId) {
        JsonText text = new JsonText().open().text("symbol", order.instrument().symbol())
                .text("origClientOrderId", order.clientOrderId()).number("orderId", order.id())
                .number("orderListId", -1).text("clientOrderId", cancelId)
                .number("transactTime", millis(order.updatedNanos()));
        quantities(text, order, true);
        return text.text("selfTradePreventionMode", "NONE").close().toString();
    }

    /** Result of {@code order.status}. */
    static String orderStatus(SimulatedOrder order) {
        JsonText text = identity(order);
        quantities(text, order, false);
        return text.text("stopPrice", ZERO).text("icebergQty", ZERO).number("time", millis(order.acceptedNanos()))
                .number("updateTime", millis(order.updatedNanos())).raw("isWorking", "true")
                .number("workingTime", millis(order.acceptedNanos())).text("origQuoteOrderQty", ZERO)
                .text("selfTradePreventionMode", "NONE").close().toString();
    }

    private static JsonText identity(SimulatedOrder order) {
        return new JsonText().open().text("symbol", order.instrument().symbol()).number("orderId", order.id())
                .number("orderListId", -1).text("clientOrderId", order.clientOrderId());
    }

    /** Result of {@code openOrders.status}. */
    static String openOrders(Collection<SimulatedOrder> orders) {
        StringBuilder list = new StringBuilder("[");
        for (SimulatedOrder order : orders) {
            JsonText text = identity(order).text("price", px(order.instrument(), order.px()))
                    .text("origQty", qty(order.instrument(), order.qty()))
                    .text("executedQty", qty(order.instrument(), order.cumQty())).text("origQuoteOrderQty", ZERO)
                    .text("cummulativeQuoteQty", units(order.instrument().quote(), order.cumQuoteUnits()))
                    .text("status", status(order)).text("timeInForce", timeInForce(order))
                    .text("type", type(order)).text("side", order.side().name()).text("stopPrice", ZERO)
                    .text("icebergQty", ZERO).number("time", millis(order.acceptedNanos()))
                    .number("updateTime", millis(order.updatedNanos())).raw("isWorking", "true")
                    .number("workingTime", millis(order.acceptedNanos())).text("selfTradePreventionMode", "NONE");
            list.append(list.length() > 1 ? "," : "").append(text.close());
        }
        return list.append(']').toString();
    }

    /** Result of {@code myTrades}. */
    static String trades(Collection<SimulatedOrder> orders, long fromId, int limit) {
        StringBuilder list = new StringBuilder("[");
        int count = 0;
        for (SimulatedOrder order : orders) {
            for (LedgerFill fill : order.fills()) {
                if (fill.tradeId() >= fromId && count < limit) {
                    list.append(count++ > 0 ? "," : "").append(trade(order, fill));
                }
            }
        }
        return list.append(']').toString();
    }

    private static String trade(SimulatedOrder order, LedgerFill fill) {
        Asset feeAsset = order.feeAsset();
        Instrument instrument = order.instrument();
        return new JsonText().open().text("symbol", instrument.symbol()).number("id", fill.tradeId())
                .number("orderId", order.id()).number("orderListId", -1).text("price", px(instrument, fill.px()))
                .text("qty", qty(instrument, fill.qty())).text("quoteQty", quote(order, fill))
                .text("commission", units(feeAsset, fill.fee())).text("commissionAsset", feeAsset.name())
                .number("time", millis(fill.atNanos())).raw("isBuyer", Boolean.toString(order.side() == Side.BUY))
                .raw("isMaker", Boolean.toString(maker(order, fill))).raw("isBestMatch", "true").close().toString();
    }

    private static String quote(SimulatedOrder order, LedgerFill fill) {
        Instrument instrument = order.instrument();
        return units(instrument.quote(), Amounts.quote(instrument, order.side(), fill.px(), fill.qty()));
    }

    private static boolean maker(SimulatedOrder order, LedgerFill fill) {
        return fill.atNanos() > order.acceptedNanos();
    }

    /** Result of {@code account.status}. */
    static String account(Wallets wallets, List<Asset> assets, long nowNanos) {
        JsonText text = new JsonText().open().number("makerCommission", 10).number("takerCommission", 10)
                .number("buyerCommission", 0).number("sellerCommission", 0).raw("canTrade", "true")
                .raw("canWithdraw", "false").raw("canDeposit", "false").open("commissionRates")
                .text("maker", "0.00100000").text("taker", "0.00100000").text("buyer", ZERO).text("seller", ZERO)
                .close().raw("brokered", "false").raw("requireSelfTradePrevention", "false").raw("preventSor", "false")
                .number("updateTime", millis(nowNanos)).text("accountType", "SPOT").list("balances");
        for (Asset asset : assets) {
            text.open().text("asset", asset.name()).text("free", units(asset, wallets.free(asset.id())))
                    .text("locked", units(asset, wallets.reserved(asset.id()))).close();
        }
        return text.endList().list("permissions").item("\"SPOT\"").endList().number("uid", 1).close().toString();
    }

    /** The user event {@code outboundAccountPosition} for the two assets of an instrument. */
    static String position(Wallets wallets, Instrument instrument, long nowNanos) {
        JsonText text = new JsonText().open().text("e", "outboundAccountPosition").number("E", millis(nowNanos))
                .number("u", millis(nowNanos)).list("B");
        for (Asset asset : List.of(instrument.base(), instrument.quote())) {
            text.open().text("a", asset.name()).text("f", units(asset, wallets.free(asset.id())))
                    .text("l", units(asset, wallets.reserved(asset.id()))).close();
        }
        return text.endList().close().toString();
    }

    /**
     * The user event {@code executionReport}.
     *
     * @param type NEW, TRADE, CANCELED or EXPIRED
     * @param fill the execution, null unless the type is TRADE
     * @param cancelId client id of the cancel request, null unless the type is CANCELED
     */
    static String report(SimulatedOrder order, String type, LedgerFill fill, String cancelId, long eventId) {
        Instrument instrument = order.instrument();
        boolean trade = fill != null;
        String state = type.equals("NEW") ? "NEW" : status(order);
        String at = Long.toString(millis(trade ? fill.atNanos() : order.updatedNanos()));
        return new JsonText().open().text("e", "executionReport").raw("E", at).text("s", instrument.symbol())
                .text("c", cancelId == null ? order.clientOrderId() : cancelId).text("S", order.side().name())
                .text("o", type(order)).text("f", timeInForce(order)).text("q", qty(instrument, order.qty()))
                .text("p", px(instrument, order.px())).text("P", ZERO).text("F", ZERO).number("g", -1)
                .text("C", cancelId == null ? "" : order.clientOrderId()).text("x", type).text("X", state)
                .text("r", "NONE").number("i", order.id()).text("l", qty(instrument, trade ? fill.qty() : 0))
                .text("z", qty(instrument, order.cumQty())).text("L", px(instrument, trade ? fill.px() : 0))
                .text("n", trade ? units(order.feeAsset(), fill.fee()) : "0")
                .raw("N", trade ? JsonText.quote(order.feeAsset().name()) : "null").raw("T", at)
                .number("t", trade ? fill.tradeId() : -1).number("I", eventId)
                .raw("w", Boolean.toString(order.open())).raw("m", Boolean.toString(trade && maker(order, fill)))
                .raw("M", "false").number("O", millis(order.acceptedNanos()))
                .text("Z", units(instrument.quote(), order.cumQuoteUnits()))
                .text("Y", trade ? quote(order, fill) : ZERO).text("Q", ZERO)
                .number("W", millis(order.acceptedNanos())).text("V", "NONE").close().toString();
    }

    static long millis(long nanos) {
        return nanos / 1_000_000L;
    }
}
