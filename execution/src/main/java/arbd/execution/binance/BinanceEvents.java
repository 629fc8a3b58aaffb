package arbd.execution.binance;

import arbd.execution.net.Account;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.Report;
import arbd.market.Asset;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Binance's user events and account answers to reports and balances (binance-spot-api-docs, user-data-stream.md). */
final class BinanceEvents {
    private static final long MILLISECOND = 1_000_000L;

    private final AccountWriter writer;
    private final Map<String, Instrument> instruments = new HashMap<>();
    private final Map<String, Asset> assets = new TreeMap<>();

    BinanceEvents(Account account, AccountWriter writer) {
        this.writer = writer;
        for (Instrument instrument : account.table().of(account.venue())) {
            instruments.put(instrument.symbol(), instrument);
            assets.put(instrument.base().name(), instrument.base());
            assets.put(instrument.quote().name(), instrument.quote());
        }
    }

    /** One event of the user data stream; false = of no interest. */
    boolean event(JsonNode event) {
        switch (event.path("e").asText()) {
            case "executionReport":
                return execution(event);
            case "outboundAccountPosition":
                position(event);
                return true;
            default:
                return false;
        }
    }

    /** The answer to {@code account.status}: every asset of the venue's instruments, those not listed are zero. */
    void account(JsonNode result) {
        Map<String, JsonNode> listed = new HashMap<>();
        result.path("balances").forEach(entry -> listed.put(Reply.text(entry, "asset"), entry));
        for (Asset asset : assets.values()) {
            JsonNode entry = listed.get(asset.name());
            if (entry == null) {
                writer.balance(asset, 0, 0, 0);
            } else {
                balance(asset, entry, "free", "locked", 0);
            }
        }
    }

    /** One entry of the answer to {@code myTrades}; answers what was executed with it, mantissa. */
    long fill(JsonNode trade, Request request, Instrument instrument, long cumQty) {
        Report report = writer.begin(Report.Kind.FILL, request);
        report.tradeId = Reply.whole(trade, "id");
        report.px = Reply.mantissa(trade, "price", instrument.pxDecimals());
        report.qty = Reply.mantissa(trade, "qty", instrument.qtyDecimals());
        report.cumQty = cumQty + report.qty;
        report.venueTimeNanos = Reply.whole(trade, "time") * MILLISECOND;
        writer.venueOrderId(String.valueOf(Reply.whole(trade, "orderId")));
        fee(report, trade, "commission", "commissionAsset");
        writer.publish();
        return report.cumQty;
    }

    private boolean execution(JsonNode event) {
        Instrument instrument = instruments.get(Reply.text(event, "s"));
        String type = Reply.text(event, "x");
        Report.Kind kind = kind(type, Reply.text(event, "X"));
        if (instrument == null || kind == null) {
            return false;
        }
        Report report = writer.begin(kind);
        String original = event.path("C").asText();
        writer.clientOrderId(original.isEmpty() ? Reply.text(event, "c") : original);
        writer.venueOrderId(String.valueOf(Reply.whole(event, "i")));
        report.venueTimeNanos = event.path("T").asLong() * MILLISECOND;
        report.cumQty = Reply.mantissa(event, "z", instrument.qtyDecimals());
        if (kind == Report.Kind.FILL) {
            report.tradeId = Reply.whole(event, "t");
            report.px = Reply.mantissa(event, "L", instrument.pxDecimals());
            report.qty = Reply.mantissa(event, "l", instrument.qtyDecimals());
            fee(report, event, "n", "N");
        } else if (kind == Report.Kind.REJECTED) {
            String words = event.path("r").asText();
            report.reason = words.contains("INSUFFICIENT_BALANCE")
                    ? Report.Reason.INSUFFICIENT_BALANCE : Report.Reason.OTHER;
            writer.words(words);
        }
        writer.publish();
        return true;
    }

    private static Report.Kind kind(String type, String status) {
        switch (type) {
            case "NEW":
                return Report.Kind.ACCEPTED;
            case "TRADE":
                return Report.Kind.FILL;
            case "CANCELED":
            case "EXPIRED":
                return Report.Kind.CANCELLED;
            case "REJECTED":
                return Report.Kind.REJECTED;
            default:
                return status.startsWith("EXPIRED") ? Report.Kind.CANCELLED : null;
        }
    }

    /** An asset that we do not know is named in the words, and the fee stays out. */
    private void fee(Report report, JsonNode from, String amount, String assetName) {
        String name = from.path(assetName).asText();
        Asset asset = assets.get(name);
        if (asset == null) {
            writer.words("fee " + from.path(amount).asText() + " " + name);
            return;
        }
        report.fee = Reply.amount(from, amount, asset.decimals(), RoundingMode.CEILING);
        report.feeAsset = asset.id();
    }

    private void position(JsonNode event) {
        for (JsonNode entry : event.path("B")) {
            Asset asset = assets.get(Reply.text(entry, "a"));
            if (asset != null) {
                balance(asset, entry, "f", "l", event.path("u").asLong() * MILLISECOND);
            }
        }
    }

    private void balance(Asset asset, JsonNode entry, String freeName, String lockedName, long venueTimeNanos) {
        long free = Reply.amount(entry, freeName, asset.decimals(), RoundingMode.FLOOR);
        long locked = Reply.amount(entry, lockedName, asset.decimals(), RoundingMode.FLOOR);
        if (free < 0 || locked < 0 || free + locked < 0) {
            throw new IllegalArgumentException("absurd balance of " + asset.name());
        }
        writer.balance(asset, free + locked, free, venueTimeNanos);
    }
}
