package arbd.execution.kraken;

import arbd.execution.net.Account;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.Report;
import arbd.feeds.wire.VenueTime;
import arbd.market.Asset;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Kraken's {@code executions} and {@code balances} channels and REST trades to reports and balances (docs.kraken.com,
 * spot-ws-v2). Later executions carry only the order id and what changed, so orders are remembered by it. The
 * {@code balances} channel does not tell what open orders hold: free is given as the total.
 */
final class KrakenEvents {
    private static final int REMEMBERED = 16_384;
    /** A nanosecond in seconds, the unit of REST times. */
    private static final int SECOND_DECIMALS = 9;

    private final AccountWriter writer;
    private final Map<String, Instrument> instruments = new HashMap<>();
    private final Map<String, Asset> assets = new HashMap<>();
    private final Map<String, Known> orders = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** What is remembered of an order. */
    private record Known(String clientOrderId, Instrument instrument) {
    }

    KrakenEvents(Account account, AccountWriter writer) {
        this.writer = writer;
        for (Instrument instrument : account.table().of(account.venue())) {
            instruments.put(instrument.symbol(), instrument);
            assets.put(instrument.base().name(), instrument.base());
            assets.put(instrument.quote().name(), instrument.quote());
        }
    }

    /** Remembers whose order this is. */
    void learn(String orderId, String clientOrderId, Instrument instrument) {
        orders.put(orderId, new Known(clientOrderId, instrument));
    }

    /** One frame of the {@code executions} channel; answers how many entries were of no interest. */
    int executions(JsonNode frame) {
        boolean snapshot = frame.path("type").asText().equals("snapshot");
        int ignored = 0;
        for (JsonNode entry : frame.path("data")) {
            ignored += execution(entry, snapshot) ? 0 : 1;
        }
        return ignored;
    }

    /** One frame of the {@code balances} channel. */
    void balances(JsonNode frame) {
        for (JsonNode entry : frame.path("data")) {
            Asset asset = assets.get(Reply.text(entry, "asset"));
            if (asset != null) {
                long total = Reply.amount(entry, "balance", asset.decimals(), RoundingMode.FLOOR);
                writer.balance(asset, total, total, time(entry));
            }
        }
    }

    /** Every asset of the venue's instruments that a snapshot did not list is zero. */
    void absentBalances(JsonNode frame) {
        Map<String, Asset> absent = new HashMap<>(assets);
        frame.path("data").forEach(entry -> absent.remove(Reply.text(entry, "asset")));
        for (String name : absent.keySet().stream().sorted().toList()) {
            writer.balance(absent.get(name), 0, 0, 0);
        }
    }

    /** One trade of REST {@code QueryTrades}; its fee is in the quote asset. Verified on our own simulator only. */
    void fill(JsonNode trade, Request request, Instrument instrument) {
        Report report = writer.begin(Report.Kind.FILL, request);
        report.tradeId = Reply.whole(trade, "trade_id");
        report.venueTimeNanos = Reply.amount(trade, "time", SECOND_DECIMALS, RoundingMode.FLOOR);
        report.px = Reply.mantissa(trade, "price", instrument.pxDecimals());
        report.qty = Reply.mantissa(trade, "vol", instrument.qtyDecimals());
        report.fee = Reply.amount(trade, "fee", instrument.quote().decimals(), RoundingMode.CEILING);
        report.feeAsset = instrument.quote().id();
        writer.venueOrderId(Reply.text(trade, "ordertxid"));
        writer.publish();
    }

    private boolean execution(JsonNode entry, boolean snapshot) {
        String orderId = Reply.text(entry, "order_id");
        Known known = known(orderId, entry);
        Report.Kind kind = kind(entry.path("exec_type").asText());
        if (kind == null || known.instrument == null) {
            return false;
        }
        Report report = writer.begin(kind);
        boolean ours = writer.clientOrderId(known.clientOrderId);
        if (snapshot && !ours) {
            return false;
        }
        writer.venueOrderId(orderId);
        report.venueTimeNanos = time(entry);
        if (entry.has("cum_qty")) {
            report.cumQty = Reply.mantissa(entry, "cum_qty", known.instrument.qtyDecimals());
        }
        if (kind == Report.Kind.FILL) {
            report.tradeId = Reply.whole(entry, "trade_id");
            report.px = Reply.mantissa(entry, "last_price", known.instrument.pxDecimals());
            report.qty = Reply.mantissa(entry, "last_qty", known.instrument.qtyDecimals());
            fee(report, entry.path("fees"));
        } else if (entry.has("reason")) {
            writer.words(entry.get("reason").asText());
        }
        writer.publish();
        return true;
    }

    private Known known(String orderId, JsonNode entry) {
        Known before = orders.getOrDefault(orderId, new Known("", null));
        String clientOrderId = entry.path("cl_ord_id").asText(before.clientOrderId);
        Instrument instrument = entry.has("symbol") ? instruments.get(entry.get("symbol").asText()) : before.instrument;
        Known now = new Known(clientOrderId, instrument);
        if (!now.equals(before)) {
            orders.put(orderId, now);
        }
        return now;
    }

    private static Report.Kind kind(String type) {
        switch (type) {
            case "new":
                return Report.Kind.ACCEPTED;
            case "trade":
                return Report.Kind.FILL;
            case "canceled":
            case "expired":
                return Report.Kind.CANCELLED;
            default:
                // pending_new, filled (its trades were told), amended, restated, status, iceberg_refill
                return null;
        }
    }

    /** An asset that we do not know, or a second asset, is named in the words, and that fee stays out. */
    private void fee(Report report, JsonNode fees) {
        for (JsonNode fee : fees) {
            Asset asset = assets.get(Reply.text(fee, "asset"));
            if (asset == null || report.feeAsset >= 0 && report.feeAsset != asset.id()) {
                writer.words("fee " + fee.path("qty").asText() + " " + fee.path("asset").asText());
                continue;
            }
            report.feeAsset = asset.id();
            long more = Reply.amount(fee, "qty", asset.decimals(), RoundingMode.CEILING);
            if (report.fee + more < Math.min(report.fee, more)) {
                throw new IllegalArgumentException("absurd fee in " + asset.name());
            }
            report.fee += more;
        }
    }

    private static long time(JsonNode entry) {
        byte[] text = entry.path("timestamp").asText().getBytes(StandardCharsets.UTF_8);
        return VenueTime.rfc3339(text, 0, text.length);
    }
}
