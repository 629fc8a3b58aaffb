package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The JSON of Binance USD-M futures, key for key as on the wire: streams, WebSocket API results, user events and
 * executions by REST. Prices and quantities show the instrument's decimals, amounts eight.
 */
final class FuturesTexts {
    private static final int AMOUNT_DECIMALS = 8;
    /** Of a mark price and a rate. */
    private static final int E8_DECIMALS = 8;

    private FuturesTexts() {
    }

    private static String px(Instrument instrument, long px) {
        return Amounts.text(px, instrument.pxDecimals());
    }

    private static String qty(Instrument instrument, long qty) {
        return Amounts.text(qty, instrument.qtyDecimals());
    }

    private static String units(Asset asset, long units) {
        return Amounts.padded(units, asset.decimals(), AMOUNT_DECIMALS);
    }

    static String bookTicker(Instrument instrument, ModelBook book, long nowNanos) {
        long millis = BinanceTexts.millis(nowNanos);
        return new JsonText().open().text("e", "bookTicker").number("u", book.updateId())
                .text("s", instrument.symbol())
                .text("b", px(instrument, book.bids().px(0))).text("B", qty(instrument, book.bids().qty(0)))
                .text("a", px(instrument, book.asks().px(0))).text("A", qty(instrument, book.asks().qty(0)))
                .number("T", millis).number("E", millis).close().toString();
    }

    static String depth(Instrument instrument, ModelBook book, int depth, long nowNanos) {
        long millis = BinanceTexts.millis(nowNanos);
        JsonText text = new JsonText().open().number("lastUpdateId", book.updateId()).number("E", millis)
                .number("T", millis);
        levels(text.list("bids"), instrument, book.bids(), depth);
        levels(text.endList().list("asks"), instrument, book.asks(), depth);
        return text.endList().close().toString();
    }

    private static void levels(JsonText text, Instrument instrument, Levels levels, int depth) {
        for (int i = 0; i < Math.min(depth, levels.size()); i++) {
            text.item("[\"" + px(instrument, levels.px(i)) + "\",\"" + qty(instrument, levels.qty(i)) + "\"]");
        }
    }

    /** Up to the lists of a {@code depthUpdate}. */
    static JsonText diff(Instrument instrument, long behind, long last, long nowNanos) {
        long millis = BinanceTexts.millis(nowNanos);
        return new JsonText().open().text("e", "depthUpdate").number("E", millis).number("T", millis)
                .text("s", instrument.symbol()).number("U", behind + 1).number("u", last).number("pu", behind);
    }

    static String markPrice(Instrument instrument, long markPxE8, long rateE8, long nextNanos, long nowNanos) {
        String mark = Amounts.text(markPxE8, E8_DECIMALS);
        return new JsonText().open().text("e", "markPriceUpdate").number("E", BinanceTexts.millis(nowNanos))
                .text("s", instrument.symbol()).text("p", mark).text("i", mark).text("P", mark)
                .text("r", Amounts.text(rateE8, E8_DECIMALS)).number("T", BinanceTexts.millis(nextNanos)).close()
                .toString();
    }

    private static String averagePx(SimulatedOrder order) {
        Instrument instrument = order.instrument();
        if (order.cumQty() == 0) {
            return px(instrument, 0);
        }
        return BigDecimal.valueOf(order.cumQuoteUnits(), instrument.quote().decimals())
                .divide(BigDecimal.valueOf(order.cumQty(), instrument.qtyDecimals()), instrument.pxDecimals(),
                        RoundingMode.HALF_EVEN).toPlainString();
    }

    /** Result of {@code order.place}; an order that was only just taken is new and unfilled. */
    static String placed(SimulatedOrder order) {
        Instrument instrument = order.instrument();
        JsonText text = new JsonText().open().number("orderId", order.id()).text("symbol", instrument.symbol())
                .text("status", order.state().name()).text("clientOrderId", order.clientOrderId())
                .text("price", px(instrument, order.px())).text("avgPrice", averagePx(order))
                .text("origQty", qty(instrument, order.qty())).text("executedQty", qty(instrument, order.cumQty()))
                .text("cumQty", qty(instrument, order.cumQty()))
                .text("cumQuote", units(instrument.quote(), order.cumQuoteUnits()))
                .text("timeInForce", timeInForce(order)).text("type", "LIMIT")
                .raw("reduceOnly", reduceOnly(order)).raw("closePosition", "false")
                .text("side", order.side().name()).text("positionSide", "BOTH").text("stopPrice", px(instrument, 0))
                .text("workingType", "CONTRACT_PRICE").raw("priceProtect", "false").text("origType", "LIMIT");
        return last(text, order).close().toString();
    }

    private static String timeInForce(SimulatedOrder order) {
        return order.timeInForce() == TimeInForce.POST_ONLY ? "GTX" : order.timeInForce().name();
    }

    private static String reduceOnly(SimulatedOrder order) {
        return Boolean.toString(order.reduceOnly());
    }

    private static JsonText last(JsonText text, SimulatedOrder order) {
        return text.text("priceMatch", "NONE").text("selfTradePreventionMode", "NONE").number("goodTillDate", 0)
                .number("updateTime", BinanceTexts.millis(order.updatedNanos()));
    }

    /** Result of {@code order.cancel}. */
    static String cancelled(SimulatedOrder order) {
        Instrument instrument = order.instrument();
        JsonText text = new JsonText().open().text("clientOrderId", order.clientOrderId())
                .text("cumQty", qty(instrument, order.cumQty()))
                .text("cumQuote", units(instrument.quote(), order.cumQuoteUnits()));
        return middle(text, order, false).text("priceMatch", "NONE").text("selfTradePreventionMode", "NONE")
                .number("goodTillDate", 0).close().toString();
    }

    /** Result of {@code order.status}. */
    static String status(SimulatedOrder order) {
        JsonText text = new JsonText().open().text("avgPrice", averagePx(order))
                .text("clientOrderId", order.clientOrderId())
                .text("cumQuote", units(order.instrument().quote(), order.cumQuoteUnits()));
        return middle(text, order, true).close().toString();
    }

    private static JsonText middle(JsonText text, SimulatedOrder order, boolean accepted) {
        Instrument instrument = order.instrument();
        text.text("executedQty", qty(instrument, order.cumQty())).number("orderId", order.id())
                .text("origQty", qty(instrument, order.qty())).text("origType", "LIMIT")
                .text("price", px(instrument, order.px())).raw("reduceOnly", reduceOnly(order))
                .text("side", order.side().name()).text("positionSide", "BOTH").text("status", order.state().name())
                .text("stopPrice", px(instrument, 0)).raw("closePosition", "false")
                .text("symbol", instrument.symbol());
        if (accepted) {
            text.number("time", BinanceTexts.millis(order.acceptedNanos()));
        }
        return text.text("timeInForce", timeInForce(order)).text("type", "LIMIT")
                .number("updateTime", BinanceTexts.millis(order.updatedNanos())).text("workingType", "CONTRACT_PRICE")
                .raw("priceProtect", "false");
    }

    /**
     * Result of {@code v2/account.status} in single-asset mode: every margin asset, and every position there is.
     *
     * @param changedNanos when anything of it last changed
     */
    static String account(SimulatedVenue venue, List<Asset> margins, long changedNanos) {
        JsonText text = new JsonText().open().list("assets");
        for (Asset asset : margins) {
            String total = units(asset, venue.wallets().total(asset.id()));
            text.open().text("asset", asset.name()).text("walletBalance", total)
                    .text("crossWalletBalance", total)
                    .text("availableBalance", units(asset, Math.max(0, venue.margin().free(asset.id()))))
                    .number("updateTime", BinanceTexts.millis(changedNanos)).close();
        }
        text.endList().list("positions");
        for (Instrument instrument : venue.instruments()) {
            long held = venue.margin().positions().qty(instrument.id());
            if (held != 0) {
                long notional = venue.margin().notional(instrument);
                text.open().text("symbol", instrument.symbol()).text("positionSide", "BOTH")
                        .text("positionAmt", qty(instrument, held))
                        .text("unrealizedProfit", units(instrument.quote(), venue.margin().unrealised(instrument)))
                        .text("isolatedMargin", "0.00000000")
                        .text("notional", units(instrument.quote(), held < 0 ? -notional : notional))
                        .text("isolatedWallet", "0")
                        .text("initialMargin", units(instrument.quote(), notional)).text("maintMargin", "0")
                        .number("updateTime", BinanceTexts.millis(changedNanos)).close();
            }
        }
        return text.endList().close().toString();
    }

    /** Answer to {@code GET /fapi/v1/userTrades} about one order. */
    static String userTrades(SimulatedOrder order, int limit) {
        Instrument instrument = order.instrument();
        StringBuilder list = new StringBuilder("[");
        for (LedgerFill fill : order.fills().subList(0, Math.min(limit, order.fills().size()))) {
            boolean buys = order.side() == Side.BUY;
            list.append(list.length() > 1 ? "," : "").append(new JsonText().open()
                    .raw("buyer", Boolean.toString(buys))
                    .text("commission", units(instrument.quote(), fill.fee()))
                    .text("commissionAsset", instrument.quote().name()).number("id", fill.tradeId())
                    .raw("maker", Boolean.toString(fill.atNanos() > order.acceptedNanos()))
                    .number("orderId", order.id()).text("price", px(instrument, fill.px()))
                    .text("qty", qty(instrument, fill.qty()))
                    .text("quoteQty", units(instrument.quote(),
                            Amounts.quote(instrument, order.side(), fill.px(), fill.qty())))
                    .text("realizedPnl", units(instrument.quote(), fill.realised()))
                    .text("side", order.side().name()).text("positionSide", "BOTH")
                    .text("symbol", instrument.symbol()).number("time", BinanceTexts.millis(fill.atNanos())).close());
        }
        return list.append(']').toString();
    }

    /** The user event {@code ORDER_TRADE_UPDATE}; commission is named only where there is one. */
    static String orderUpdate(SimulatedOrder order, String type, LedgerFill fill) {
        Instrument instrument = order.instrument();
        boolean trade = fill != null;
        long at = BinanceTexts.millis(trade ? fill.atNanos() : order.updatedNanos());
        String state = type.equals("NEW") ? "NEW" : order.state().name();
        JsonText text = new JsonText().open().text("e", "ORDER_TRADE_UPDATE").number("E", at).number("T", at)
                .open("o").text("s", instrument.symbol()).text("c", order.clientOrderId())
                .text("S", order.side().name()).text("o", "LIMIT").text("f", timeInForce(order))
                .text("q", qty(instrument, order.qty())).text("p", px(instrument, order.px()))
                .text("ap", averagePx(order)).text("sp", "0").text("x", type).text("X", state)
                .number("i", order.id()).text("l", qty(instrument, trade ? fill.qty() : 0))
                .text("z", qty(instrument, order.cumQty())).text("L", px(instrument, trade ? fill.px() : 0));
        if (trade) {
            text.text("n", units(instrument.quote(), fill.fee())).text("N", instrument.quote().name());
        }
        return text.number("T", at).number("t", trade ? fill.tradeId() : 0).text("b", "0").text("a", "0")
                .raw("m", Boolean.toString(trade && fill.atNanos() > order.acceptedNanos())).raw("R", reduceOnly(order))
                .text("wt", "CONTRACT_PRICE").text("ot", "LIMIT").text("ps", "BOTH").raw("cp", "false")
                .text("rp", units(instrument.quote(), trade ? fill.realised() : 0)).raw("pP", "false").number("si", 0)
                .number("ss", 0).text("V", "NONE").text("pm", "NONE").number("gtd", 0).close().close().toString();
    }

    /**
     * The user event {@code ACCOUNT_UPDATE}.
     *
     * @param reason ORDER with the position, FUNDING_FEE without
     * @param flow what moved the wallet and is neither a fee nor realised, units of the quote asset
     */
    static String accountUpdate(SimulatedVenue venue, Instrument instrument, String reason, long flow, long nowNanos) {
        long at = BinanceTexts.millis(nowNanos);
        Asset asset = instrument.quote();
        String total = units(asset, venue.wallets().total(asset.id()));
        JsonText text = new JsonText().open().text("e", "ACCOUNT_UPDATE").number("E", at).number("T", at).open("a")
                .text("m", reason).list("B").open().text("a", asset.name()).text("wb", total).text("cw", total)
                .text("bc", units(asset, flow)).close().endList().list("P");
        if (reason.equals("ORDER")) {
            long held = venue.margin().positions().qty(instrument.id());
            text.open().text("s", instrument.symbol()).text("pa", qty(instrument, held))
                    .text("ep", entryPx(venue, instrument, held)).text("cr", "0")
                    .text("up", units(asset, venue.margin().unrealised(instrument))).text("mt", "cross")
                    .text("iw", "0").text("ps", "BOTH").close();
        }
        return text.endList().close().close().toString();
    }

    private static String entryPx(SimulatedVenue venue, Instrument instrument, long held) {
        if (held == 0) {
            return "0";
        }
        return BigDecimal.valueOf(venue.margin().positions().entry(instrument.id()), instrument.quote().decimals())
                .divide(BigDecimal.valueOf(Math.abs(held), instrument.qtyDecimals()), E8_DECIMALS,
                        RoundingMode.HALF_EVEN).toPlainString();
    }
}
