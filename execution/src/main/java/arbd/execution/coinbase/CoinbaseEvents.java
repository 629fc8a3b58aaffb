package arbd.execution.coinbase;

import arbd.execution.net.Account;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.Report;
import arbd.feeds.wire.VenueTime;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;

/**
 * Coinbase's {@code user} channel and rows of REST fills to reports. The channel tells sums (executed so far, fees so
 * far, an average price) and repeats itself, so it is believed for an order's state alone; what was executed is told by
 * the rows of REST, each once, by its trade.
 */
final class CoinbaseEvents {
    private static final int REMEMBERED = 16_384;
    private static final String A_FILL = "FILL";

    private final AccountWriter writer;
    private final CoinbaseOrders orders;
    private final Map<String, Instrument> instruments = new HashMap<>();
    private final Set<String> told = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    CoinbaseEvents(Account account, AccountWriter writer, CoinbaseOrders orders) {
        this.writer = writer;
        this.orders = orders;
        for (Instrument instrument : account.table().of(account.venue())) {
            instruments.put(instrument.symbol(), instrument);
        }
    }

    /**
     * One order of the {@code user} channel.
     *
     * @param snapshot whether it was there before: then only ours are of interest
     * @param executed told how much the venue has executed of an order of ours, when that is not nothing
     * @return whether it was of interest
     */
    boolean order(JsonNode entry, boolean snapshot, ObjLongConsumer<KnownOrder> executed) {
        Instrument instrument = instruments.get(Reply.text(entry, "product_id"));
        String orderId = Reply.text(entry, "order_id");
        String clientOrderId = entry.path("client_order_id").asText();
        if (instrument == null) {
            return false;
        }
        long cumQty = Reply.mantissa(entry, "cumulative_quantity", instrument.qtyDecimals());
        Report.Kind kind = kind(Reply.text(entry, "status"), cumQty);
        Report report = writer.begin(kind == null ? Report.Kind.ACCEPTED : kind);
        boolean ours = writer.clientOrderId(clientOrderId);
        KnownOrder known = ours ? orders.learn(clientOrderId, orderId, about(report, instrument), instrument) : null;
        if (kind == null || snapshot && !ours) {
            return false;
        }
        report.cumQty = cumQty;
        if (kind == Report.Kind.REJECTED) {
            String why = entry.path("reject_reason").asText();
            report.reason = CoinbaseErrors.reason(why);
            writer.words(why);
        }
        writer.venueOrderId(orderId);
        writer.publish();
        if (known != null && cumQty > 0) {
            executed.accept(known, cumQty);
        }
        return true;
    }

    /**
     * One row of REST fills.
     *
     * @param again whether it is told though it was told before, since somebody asked
     * @return its quantity, 0 = it is no execution
     */
    long fill(JsonNode row, KnownOrder of, boolean again) {
        Instrument instrument = of.instrument;
        if (!Reply.text(row, "order_id").equals(of.orderId)
                || !Reply.text(row, "product_id").equals(instrument.symbol())) {
            throw new IllegalArgumentException("a fill of another order");
        }
        if (row.path("size_in_quote").asBoolean()) {
            throw new IllegalArgumentException("a fill counted in the quote asset");
        }
        if (!Reply.text(row, "trade_type").equals(A_FILL)) {
            // A reversal or correction by the venue's hand: the balances tell, and the difference is shown.
            return 0;
        }
        String tradeId = Reply.text(row, "trade_id");
        Report report = writer.begin(Report.Kind.FILL, of.about);
        report.tradeId = TradeNumber.of(tradeId);
        report.px = Reply.mantissa(row, "price", instrument.pxDecimals());
        report.qty = Reply.mantissa(row, "size", instrument.qtyDecimals());
        report.fee = Reply.amount(row, "commission", instrument.quote().decimals(), RoundingMode.CEILING);
        report.feeAsset = instrument.quote().id();
        report.venueTimeNanos = time(Reply.text(row, "trade_time"));
        if (report.qty <= 0 || report.px <= 0) {
            throw new IllegalArgumentException("a fill of nothing");
        }
        long qty = report.qty;
        writer.venueOrderId(of.orderId);
        if (told.add(of.orderId + " " + tradeId) || again) {
            writer.publish();
        }
        return qty;
    }

    /** What an order's status reports, null = nothing yet, or nothing that we know. */
    static Report.Kind kind(String status, long cumQty) {
        switch (status) {
            case "OPEN":
            case "CANCEL_QUEUED":
            case "FILLED":
                return Report.Kind.ACCEPTED;
            case "CANCELLED":
            case "EXPIRED":
                return Report.Kind.CANCELLED;
            case "FAILED":
                return cumQty == 0 ? Report.Kind.REJECTED : Report.Kind.CANCELLED;
            default:
                // PENDING, QUEUED: it is on its way.
                return null;
        }
    }

    private static Request about(Report report, Instrument instrument) {
        Request about = new Request();
        about.epoch = report.epoch;
        about.number = report.number;
        about.instrument = instrument.id();
        return about;
    }

    private static long time(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return VenueTime.rfc3339(bytes, 0, bytes.length);
    }
}
