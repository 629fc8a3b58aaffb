package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Side;
import arbd.market.TradingStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;

/**
 * The JSON of OKX v5, key for key as on the wire as far as simulated orders fill the keys; numbers are texts without
 * needless zeros, what is not there is an empty text.
 */
final class OkxTexts {
    /** Number of an instrument on the WebSocket: this and its dense id. */
    static final int CODE_BASE = 10_000;

    private static final long MILLISECOND = 1_000_000L;

    private OkxTexts() {
    }

    static String millis(long nanos) {
        return Long.toString(nanos / MILLISECOND);
    }

    static String arg(String channel, String symbol) {
        return new JsonText().open().text("channel", channel).text("instId", symbol).close().toString();
    }

    /** Answer to a subscription or its end; {@code arg} as the client wrote it. */
    static String event(String event, String arg, String connectionId) {
        return new JsonText().open().text("event", event).raw("arg", arg).text("connId", connectionId).close()
                .toString();
    }

    static String loggedIn(String connectionId) {
        return new JsonText().open().text("event", "login").text("code", "0").text("msg", "")
                .text("connId", connectionId).close().toString();
    }

    static String error(String code, String words, String connectionId) {
        return new JsonText().open().text("event", "error").text("msg", words).text("code", code)
                .text("connId", connectionId).close().toString();
    }

    /** Reply to an order or a cancel, about one order. */
    static String reply(OkxReply reply, long inNanos, long outNanos) {
        JsonText text = new JsonText().open().text("id", reply.id()).text("op", reply.op()).list("data").open()
                .text("clOrdId", reply.clientOrderId()).text("ordId", reply.venueOrderId());
        if (reply.op().equals("order")) {
            text.text("tag", "");
        }
        return text.text("ts", millis(outNanos)).text("sCode", reply.code()).text("sMsg", reply.words()).close()
                .endList().text("code", reply.code().equals("0") ? "0" : "1")
                .text("msg", "").text("inTime", Long.toString(inNanos / 1_000))
                .text("outTime", Long.toString(outNanos / 1_000)).close().toString();
    }

    /** A push of the channel {@code orders}; {@code fill} null = it does not tell of a trade. */
    static String order(SimulatedOrder order, LedgerFill fill) {
        return new JsonText().open().raw("arg", "{\"channel\":\"orders\",\"instType\":\""
                        + type(order.instrument()) + "\",\"uid\":\"1\"}")
                .list("data").item(row(order, fill, true)).endList().close().toString();
    }

    /** An order as REST tells it: of its trades only the last. */
    static String restOrder(SimulatedOrder order) {
        List<LedgerFill> fills = order.fills();
        return row(order, fills.isEmpty() ? null : fills.get(fills.size() - 1), false);
    }

    private static String row(SimulatedOrder order, LedgerFill fill, boolean push) {
        Instrument instrument = order.instrument();
        JsonText text = new JsonText().open().text("accFillSz", qty(instrument, order.cumQty()))
                .text("avgPx", avgPx(order)).text("cTime", millis(order.acceptedNanos()))
                .text("cancelSource", order.state() == SimulatedOrder.State.CANCELED ? "1" : "")
                .text("category", "normal").text("ccy", "").text("clOrdId", order.clientOrderId());
        if (push) {
            text.text("code", "0").text("execType", fill == null ? "" : role(order, fill));
        }
        text.text("fee", charged(order.feeAsset(), order.cumFeeUnits())).text("feeCcy", order.feeAsset().name());
        if (push) {
            text.text("fillFee", fill == null ? "0" : charged(order.feeAsset(), fill.fee()))
                    .text("fillFeeCcy", fill == null ? "" : order.feeAsset().name());
            closed(text, instrument, fill);
        }
        text.text("fillPx", fill == null ? "" : px(instrument, fill.px()))
                .text("fillSz", fill == null ? "0" : qty(instrument, fill.qty()))
                .text("fillTime", fill == null ? "" : millis(fill.atNanos())).text("instId", instrument.symbol())
                .text("instType", type(instrument)).text("lever", swap(instrument) ? "1" : "0");
        if (push) {
            text.text("msg", "");
        }
        return text.text("ordId", order.venueOrderId())
                .text("ordType", type(order)).text("pnl", "0")
                .text("posSide", swap(instrument) ? "net" : "").text("px", px(instrument, order.px()))
                .text("rebate", "0")
                .text("rebateCcy", "").text("reduceOnly", Boolean.toString(order.reduceOnly()))
                .text("side", side(order)).text("source", "").text("state", state(order))
                .text("sz", qty(instrument, order.qty())).text("tag", "")
                .text("tdMode", swap(instrument) ? "cross" : "cash").text("tgtCcy", "")
                .text("tradeId", fill == null ? "" : Long.toString(fill.tradeId()))
                .text("uTime", millis(order.updatedNanos())).close().toString();
    }

    private static String type(SimulatedOrder order) {
        return switch (order.timeInForce()) {
            case IOC -> "ioc";
            case GTC -> "limit";
            case POST_ONLY -> "post_only";
        };
    }

    /** One row of REST fills; the bill's number is the trade's. */
    static String fill(SimulatedOrder order, LedgerFill fill) {
        Instrument instrument = order.instrument();
        JsonText text = new JsonText().open().text("instType", type(instrument)).text("instId", instrument.symbol())
                .text("tradeId", Long.toString(fill.tradeId())).text("ordId", order.venueOrderId())
                .text("clOrdId", order.clientOrderId()).text("billId", Long.toString(fill.tradeId()))
                .text("tag", "").text("fillPx", px(instrument, fill.px())).text("fillSz", qty(instrument, fill.qty()))
                .text("side", side(order)).text("posSide", "net").text("execType", role(order, fill))
                .text("feeCcy", order.feeAsset().name()).text("fee", charged(order.feeAsset(), fill.fee()));
        return closed(text, instrument, fill).text("ts", millis(fill.atNanos()))
                .text("fillTime", millis(fill.atNanos())).close().toString();
    }

    /** What closing realised, of swaps. */
    private static JsonText closed(JsonText text, Instrument instrument, LedgerFill fill) {
        return !swap(instrument) ? text
                : text.text("fillPnl", fill == null ? "0" : units(instrument.quote(), fill.realised()));
    }

    /** A push of the channel {@code account}, the amounts in {@code details}. */
    static String account(Wallets wallets, Collection<Asset> assets, long nowNanos) {
        return new JsonText().open().raw("arg", "{\"channel\":\"account\",\"uid\":\"1\"}").list("data")
                .item(balances(wallets, assets, nowNanos)).endList().close().toString();
    }

    /** The balances as REST and the channel tell them; what needs a valuation is left empty. */
    static String balances(Wallets wallets, Collection<Asset> assets, long nowNanos) {
        JsonText text = new JsonText().open().text("adjEq", "").list("details");
        for (Asset asset : assets) {
            long total = wallets.total(asset.id());
            long held = wallets.reserved(asset.id());
            text.open().text("availBal", units(asset, total - held)).text("availEq", "").text("borrowFroz", "0")
                    .text("cashBal", units(asset, total)).text("ccy", asset.name()).text("crossLiab", "0")
                    .text("eq", units(asset, total)).text("fixedBal", "0").text("frozenBal", units(asset, held))
                    .text("interest", "0").text("liab", "0").text("ordFrozen", units(asset, held))
                    .text("uTime", millis(nowNanos)).text("upl", "0").close();
        }
        return text.endList().text("imr", "").text("isoEq", "").text("mgnRatio", "").text("mmr", "")
                .text("notionalUsd", "").text("ordFroz", "").text("totalEq", "").text("uTime", millis(nowNanos))
                .text("upl", "").close().toString();
    }

    /** One row of REST instruments. */
    static String instrument(Instrument instrument, SimulatedListing listing) {
        long ends = listing.endsMillis(instrument);
        boolean swap = swap(instrument);
        return new JsonText().open().text("baseCcy", swap ? "" : instrument.base().name())
                .text("ctMult", swap ? "1" : "").text("ctType", swap ? "linear" : "")
                .text("ctVal", swap ? contract(instrument) : "").text("ctValCcy", swap ? instrument.base().name() : "")
                .text("expTime", ends == 0 ? "" : Long.toString(ends)).text("instFamily", "")
                .text("instId", instrument.symbol()).number("instIdCode", code(instrument))
                .text("instType", type(instrument))
                .text("lotSz", qty(instrument, instrument.qtyIncrement()))
                .text("minSz", qty(instrument, instrument.minQty()))
                .text("quoteCcy", swap ? "" : instrument.quote().name())
                .text("settleCcy", swap ? instrument.quote().name() : "")
                .text("state", listing.status(instrument) == TradingStatus.TRADING ? "live" : "suspend")
                .text("tickSz", px(instrument, instrument.pxIncrement()))
                .text("uly", "").close().toString();
    }

    /** The number under which the WebSocket knows an instrument. */
    static long code(Instrument instrument) {
        return CODE_BASE + instrument.id();
    }

    static String rest(String code, String words, List<String> rows) {
        JsonText text = new JsonText().open().text("code", code).list("data");
        rows.forEach(text::item);
        return text.endList().text("msg", words).close().toString();
    }

    /** The venue's {@code instType}. */
    static String type(Instrument instrument) {
        return swap(instrument) ? "SWAP" : "SPOT";
    }

    static boolean swap(Instrument instrument) {
        return SimulatedMargin.applies(instrument);
    }

    /** What one contract is of the base asset. */
    private static String contract(Instrument instrument) {
        return BigDecimal.ONE.scaleByPowerOfTen(instrument.contractTens()).toPlainString();
    }

    private static String state(SimulatedOrder order) {
        return switch (order.state()) {
            case NEW -> "live";
            case PARTIALLY_FILLED -> "partially_filled";
            case FILLED -> "filled";
            case CANCELED, EXPIRED -> "canceled";
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

    private static String role(SimulatedOrder order, LedgerFill fill) {
        return fill.atNanos() > order.acceptedNanos() ? "M" : "T";
    }

    private static String side(SimulatedOrder order) {
        return order.side() == Side.BUY ? "buy" : "sell";
    }

    private static String charged(Asset asset, long feeUnits) {
        return units(asset, -feeUnits);
    }

    private static String px(Instrument instrument, long px) {
        return Amounts.plain(px, instrument.pxDecimals());
    }

    /** As the venue counts: swaps in contracts. */
    static String qty(Instrument instrument, long qty) {
        return Amounts.plain(qty, instrument.wireQtyDecimals());
    }

    static String units(Asset asset, long units) {
        return Amounts.plain(units, asset.decimals());
    }
}
