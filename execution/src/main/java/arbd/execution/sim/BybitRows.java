package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The rows of Bybit v5's lists and private topics about orders, executions, and the transaction log, key for key as on
 * the wire; numbers are texts without needless zeros, what is not there is an empty text.
 */
final class BybitRows {
    private BybitRows() {
    }

    static String category(Instrument instrument) {
        return SimulatedMargin.applies(instrument) ? "linear" : "spot";
    }

    static String px(Instrument instrument, long px) {
        return Amounts.plain(px, instrument.pxDecimals());
    }

    static String qty(Instrument instrument, long qty) {
        return Amounts.plain(qty, instrument.qtyDecimals());
    }

    static String units(Asset asset, long units) {
        return Amounts.plain(units, asset.decimals());
    }

    /** An order, for the topic {@code order} and for REST alike. */
    static String order(SimulatedOrder order) {
        Instrument instrument = order.instrument();
        boolean linear = SimulatedMargin.applies(instrument);
        boolean ended = !order.open();
        long leaves = ended ? 0 : order.leavesQty();
        JsonText text = new JsonText().open().text("category", category(instrument)).text("symbol", instrument.symbol())
                .text("orderId", order.venueOrderId()).text("orderLinkId", order.clientOrderId())
                .text("blockTradeId", "").text("side", side(order.side())).number("positionIdx", 0)
                .text("orderStatus", status(order))
                .text("cancelType", order.state() == SimulatedOrder.State.CANCELED ? "CancelByUser" : "UNKNOWN")
                .text("rejectReason", order.state() == SimulatedOrder.State.EXPIRED
                        ? "EC_NoImmediateQtyToFill" : "EC_NoError")
                .text("timeInForce", timeInForce(order))
                .text("isLeverage", linear ? "" : "0").text("price", px(instrument, order.px()))
                .text("qty", qty(instrument, order.qty())).text("avgPrice", avgPx(order))
                .text("leavesQty", qty(instrument, leaves))
                .text("leavesValue", units(instrument.quote(),
                        Amounts.quote(instrument, Side.BUY, order.px(), leaves)))
                .text("cumExecQty", qty(instrument, order.cumQty()))
                .text("cumExecValue", units(instrument.quote(), order.cumQuoteUnits()))
                .text("cumExecFee", units(order.feeAsset(), order.cumFeeUnits()));
        return conditions(text, order).text("createType", linear ? "CreateByUser" : "").text("marketUnit", "")
                .text("createdTime", BybitTexts.time(order.acceptedNanos()))
                .text("updatedTime", BybitTexts.time(order.updatedNanos()))
                .text("feeCurrency", linear ? "" : order.feeAsset().name()).text("closedPnl", "0").close().toString();
    }

    private static JsonText conditions(JsonText text, SimulatedOrder order) {
        return text.text("orderType", "Limit").text("stopOrderType", "").text("orderIv", "").text("triggerPrice", "")
                .text("takeProfit", "").text("stopLoss", "").text("triggerBy", "").text("tpTriggerBy", "")
                .text("slTriggerBy", "").number("triggerDirection", 0).text("placeType", "")
                .text("lastPriceOnCreated", "").raw("closeOnTrigger", "false")
                .raw("reduceOnly", Boolean.toString(order.reduceOnly())).number("smpGroup", 0).text("smpType", "None")
                .text("smpOrderId", "").text("slLimitPrice", "0").text("tpLimitPrice", "0").text("tpslMode", "UNKNOWN");
    }

    /** A row of the topic {@code execution}; only here it is told what a closing realised. */
    static String execution(BybitExecution execution) {
        Instrument instrument = execution.order().instrument();
        LedgerFill fill = execution.fill();
        JsonText text = begin(new JsonText().open().text("category", category(instrument)), execution)
                .text("markPrice", "").text("indexPrice", "").text("underlyingPrice", "");
        return end(text, execution).number("seq", execution.seq()).text("marketUnit", "")
                .text("execPnl", units(instrument.quote(), fill.realised()))
                .text("createType", SimulatedMargin.applies(instrument) ? "CreateByUser" : "")
                .text("extraFees", "").text("feeCurrency", execution.order().feeAsset().name()).close().toString();
    }

    /** A row of REST's list of executions. */
    static String listed(BybitExecution execution) {
        Instrument instrument = execution.order().instrument();
        JsonText text = begin(new JsonText().open(), execution).text("markPrice", "").text("indexPrice", "")
                .text("underlyingPrice", "");
        return end(text, execution).text("feeCurrency",
                        SimulatedMargin.applies(instrument) ? "" : execution.order().feeAsset().name())
                .text("extraFees", "").number("seq", execution.seq()).close().toString();
    }

    private static JsonText begin(JsonText text, BybitExecution execution) {
        Instrument instrument = execution.order().instrument();
        LedgerFill fill = execution.fill();
        boolean linear = SimulatedMargin.applies(instrument);
        return text.text("symbol", instrument.symbol())
                .text("closedSize", linear ? qty(instrument, execution.closedQty()) : "")
                .text("execFee", units(execution.order().feeAsset(), fill.fee()))
                .text("execId", BybitIds.execution(linear, fill.tradeId()))
                .text("execPrice", px(instrument, fill.px())).text("execQty", qty(instrument, fill.qty()))
                .text("execType", "Trade")
                .text("execValue", units(instrument.quote(),
                        Amounts.quote(instrument, fill.side(), fill.px(), fill.qty())))
                .text("feeRate", Amounts.plain(instrument.takerFeeE8(), 8)).text("tradeIv", "").text("markIv", "")
                .text("blockTradeId", "");
    }

    private static JsonText end(JsonText text, BybitExecution execution) {
        SimulatedOrder order = execution.order();
        Instrument instrument = order.instrument();
        return text.text("leavesQty", qty(instrument, execution.leavesQty())).text("orderId", order.venueOrderId())
                .text("orderLinkId", order.clientOrderId()).text("orderPrice", px(instrument, order.px()))
                .text("orderQty", qty(instrument, order.qty())).text("orderType", "Limit").text("stopOrderType", "")
                .text("side", side(order.side())).text("execTime", BybitTexts.time(execution.fill().atNanos()))
                .text("isLeverage", "0")
                .raw("isMaker", Boolean.toString(execution.fill().atNanos() > order.acceptedNanos()));
    }

    /** A row of the topic {@code execution} about a funding payment: a charge, negative when it is received. */
    static String funding(BybitFunding funding) {
        Instrument instrument = funding.instrument();
        return new JsonText().open().text("category", "linear").text("symbol", instrument.symbol())
                .text("closedSize", "").text("execFee", units(instrument.quote(), -funding.units()))
                .text("execId", funding.id()).text("execPrice", Amounts.plain(funding.markPxE8(), 8))
                .text("execQty", qty(instrument, Math.abs(funding.heldQty()))).text("execType", "Funding")
                .text("leavesQty", "0").text("orderId", "funding-" + BybitTexts.time(funding.atNanos()))
                .text("orderLinkId", "").text("side", side(funding.heldQty() < 0 ? Side.SELL : Side.BUY))
                .text("execTime", BybitTexts.time(funding.atNanos())).raw("isMaker", "false")
                .text("execPnl", "0").text("extraFees", "").text("feeCurrency", instrument.quote().name()).close()
                .toString();
    }

    /** A row of the transaction log about an execution. */
    static String traded(BybitExecution execution) {
        Instrument instrument = execution.order().instrument();
        LedgerFill fill = execution.fill();
        Asset quote = instrument.quote();
        boolean linear = SimulatedMargin.applies(instrument);
        return new JsonText().open().text("id", "t" + fill.tradeId()).text("symbol", instrument.symbol())
                .text("side", side(fill.side())).text("funding", "").text("orderLinkId", fill.clientOrderId())
                .text("orderId", fill.venueOrderId()).text("fee", units(quote, fill.fee()))
                .text("change", units(quote, fill.realised() - fill.fee()))
                .text("cashFlow", units(quote, fill.realised()))
                .text("transactionTime", BybitTexts.time(fill.atNanos()))
                .text("type", "TRADE").text("feeRate", Amounts.plain(instrument.takerFeeE8(), 8))
                .text("size", qty(instrument, execution.heldQty())).text("qty", qty(instrument, fill.qty()))
                .text("currency", quote.name()).text("category", category(instrument))
                .text("tradePrice", px(instrument, fill.px()))
                .text("tradeId", BybitIds.execution(linear, fill.tradeId())).close().toString();
    }

    /** A row of the transaction log about a funding payment. */
    static String settled(BybitFunding funding) {
        Instrument instrument = funding.instrument();
        String amount = units(instrument.quote(), funding.units());
        return new JsonText().open().text("id", "s" + funding.id()).text("symbol", instrument.symbol())
                .text("side", side(funding.heldQty() < 0 ? Side.SELL : Side.BUY)).text("funding", amount)
                .text("orderLinkId", "").text("orderId", "funding-" + BybitTexts.time(funding.atNanos()))
                .text("fee", "0").text("change", amount).text("cashFlow", "0")
                .text("transactionTime", BybitTexts.time(funding.atNanos())).text("type", "SETTLEMENT")
                .text("size", qty(instrument, funding.heldQty()))
                .text("qty", qty(instrument, Math.abs(funding.heldQty())))
                .text("currency", instrument.quote().name()).text("category", "linear")
                .text("tradePrice", Amounts.plain(funding.markPxE8(), 8)).text("tradeId", funding.id()).close()
                .toString();
    }

    static String side(Side side) {
        return side == Side.BUY ? "Buy" : "Sell";
    }

    /** Spot has a state of its own for a rest that was dropped after some was filled. */
    private static String status(SimulatedOrder order) {
        boolean spot = !SimulatedMargin.applies(order.instrument());
        return switch (order.state()) {
            case NEW -> "New";
            case PARTIALLY_FILLED -> "PartiallyFilled";
            case FILLED -> "Filled";
            case CANCELED, EXPIRED -> spot && order.cumQty() > 0 ? "PartiallyFilledCanceled" : "Cancelled";
        };
    }

    private static String timeInForce(SimulatedOrder order) {
        return switch (order.timeInForce()) {
            case IOC -> "IOC";
            case GTC -> "GTC";
            case POST_ONLY -> "PostOnly";
        };
    }

    private static String avgPx(SimulatedOrder order) {
        if (order.cumQty() == 0) {
            return "";
        }
        BigDecimal cost = BigDecimal.valueOf(order.cumQuoteUnits(), order.instrument().quote().decimals());
        BigDecimal qty = BigDecimal.valueOf(order.cumQty(), order.instrument().qtyDecimals());
        return cost.divide(qty, order.instrument().pxDecimals(), RoundingMode.HALF_UP).stripTrailingZeros()
                .toPlainString();
    }
}
