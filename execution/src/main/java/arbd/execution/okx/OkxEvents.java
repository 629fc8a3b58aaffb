package arbd.execution.okx;

import arbd.execution.net.Account;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Recent;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.Report;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * OKX's {@code orders} and {@code account} channels and REST fills to reports and balances. A push about an order that
 * ends may name its last trade once more, so trades that were told are remembered. Fees are negative when charged, and
 * charged in what was received, of swaps in the quote asset. Swaps count contracts.
 */
final class OkxEvents {
    private static final long MILLISECOND = 1_000_000L;

    private final AccountWriter writer;
    private final Map<String, Instrument> instruments = new HashMap<>();
    private final Map<String, Asset> assets = new TreeMap<>();
    private final Recent told = new Recent();
    /** The latest trade of each instrument that was told. */
    private final Map<Instrument, Trade> latest = new HashMap<>();

    private record Trade(long id, long nanos) {
    }

    OkxEvents(Account account, AccountWriter writer) {
        this.writer = writer;
        for (Instrument instrument : account.table().of(account.venue())) {
            instruments.put(instrument.symbol(), instrument);
            assets.put(instrument.base().name(), instrument.base());
            assets.put(instrument.quote().name(), instrument.quote());
        }
    }

    /** One push of the {@code orders} channel; answers how many entries were of no interest. */
    int orders(JsonNode push) {
        int ignored = 0;
        for (JsonNode entry : push.path("data")) {
            Instrument instrument = instruments.get(Reply.text(entry, "instId"));
            if (instrument == null) {
                ignored++;
                continue;
            }
            boolean traded = trade(entry, instrument);
            Report.Kind kind = kind(Reply.text(entry, "state"));
            if (kind == null || kind == Report.Kind.ACCEPTED && traded) {
                ignored += traded ? 0 : 1;
                continue;
            }
            begin(kind, entry, instrument).venueTimeNanos = time(entry.path("uTime").asText());
            writer.publish();
        }
        return ignored;
    }

    /** One push of the {@code account} channel; answers whether it was the last page of what there is. */
    boolean balances(JsonNode push) {
        for (JsonNode entry : push.path("data").path(0).path("details")) {
            Asset asset = assets.get(Reply.text(entry, "ccy"));
            if (asset != null) {
                long total = Reply.amount(entry, "cashBal", asset.decimals(), RoundingMode.FLOOR);
                long free = Reply.amount(entry, "availBal", asset.decimals(), RoundingMode.FLOOR);
                writer.balance(asset, total, free, time(entry.path("uTime").asText()));
            }
        }
        return push.path("lastPage").asBoolean(true);
    }

    /** Every asset of the venue's instruments that the first pushes did not list is zero. */
    void absentBalances(Set<String> listed) {
        assets.forEach((name, asset) -> {
            if (!listed.contains(name)) {
                writer.balance(asset, 0, 0, 0);
            }
        });
    }

    /** One row of REST fills; told again even when it was told before, since somebody asked. Answers its quantity. */
    long fill(JsonNode row, Request request, Instrument instrument, long cumQty) {
        Report report = writer.begin(Report.Kind.FILL, request);
        report.tradeId = Reply.wholeText(row, "tradeId");
        report.px = Reply.mantissa(row, "fillPx", instrument.pxDecimals());
        report.qty = Reply.mantissa(row, "fillSz", instrument.wireQtyDecimals());
        report.cumQty = cumQty + report.qty;
        report.venueTimeNanos = time(Reply.text(row, "ts"));
        writer.venueOrderId(Reply.text(row, "ordId"));
        report.realised = realised(row, instrument);
        fee(report, row, "fee", "feeCcy");
        writer.publish();
        tell(instrument, report.tradeId, report.venueTimeNanos);
        return report.cumQty;
    }

    private void tell(Instrument instrument, long tradeId, long nanos) {
        told.add(name(instrument, tradeId));
        latest.merge(instrument, new Trade(tradeId, nanos), (one, other) -> one.id > other.id ? one : other);
    }

    private static String name(Instrument instrument, long tradeId) {
        return instrument.id() + " " + tradeId;
    }

    /**
     * When what was told last of an instrument was executed, if this trade of it is not a later one; 0 = it is.
     *
     * @param tradeId as the venue numbers the trades of an instrument: rising
     */
    long toldNanos(Instrument instrument, long tradeId) {
        Trade last = latest.get(instrument);
        return last == null || tradeId > last.id ? 0 : last.nanos;
    }

    /** Reports the execution that a push tells of, unless it was told before; answers whether it tells of one. */
    private boolean trade(JsonNode entry, Instrument instrument) {
        if (entry.path("tradeId").asText().isEmpty()) {
            return false;
        }
        long qty = Reply.mantissa(entry, "fillSz", instrument.wireQtyDecimals());
        long tradeId = Reply.wholeText(entry, "tradeId");
        if (qty == 0 || told.contains(name(instrument, tradeId))) {
            return qty != 0;
        }
        Report report = begin(Report.Kind.FILL, entry, instrument);
        report.tradeId = tradeId;
        report.qty = qty;
        report.px = Reply.mantissa(entry, "fillPx", instrument.pxDecimals());
        report.realised = realised(entry, instrument);
        fee(report, entry, "fillFee", "fillFeeCcy");
        report.venueTimeNanos = time(entry.path("fillTime").asText());
        writer.publish();
        tell(instrument, tradeId, report.venueTimeNanos);
        return true;
    }

    private Report begin(Report.Kind kind, JsonNode entry, Instrument instrument) {
        Report report = writer.begin(kind);
        writer.clientOrderId(entry.path("clOrdId").asText());
        writer.venueOrderId(Reply.text(entry, "ordId"));
        report.cumQty = Reply.mantissa(entry, "accFillSz", instrument.wireQtyDecimals());
        return report;
    }

    /** What an order's state reports beside a trade, null = nothing that we know. */
    static Report.Kind kind(String state) {
        switch (state) {
            case "live":
            case "partially_filled":
            case "filled":
                return Report.Kind.ACCEPTED;
            case "canceled":
            case "mmp_canceled":
                return Report.Kind.CANCELLED;
            default:
                return null;
        }
    }

    /** An asset that we do not know is named in the words, and the fee stays out. */
    private void fee(Report report, JsonNode from, String amount, String assetName) {
        Asset asset = assets.get(from.path(assetName).asText());
        if (asset == null) {
            writer.words("fee " + from.path(amount).asText() + " " + from.path(assetName).asText());
            return;
        }
        // Charged is negative here and positive in a report: rounding down here is rounding up there.
        report.fee = -Reply.amount(from, amount, asset.decimals(), RoundingMode.FLOOR);
        report.feeAsset = asset.id();
    }

    /** What closing a position realised, 0 where nothing is said. */
    private static long realised(JsonNode from, Instrument instrument) {
        return instrument.kind() == Kind.SPOT || !Reply.says(from, "fillPnl") ? 0
                : Reply.amount(from, "fillPnl", instrument.quote().decimals(), RoundingMode.FLOOR);
    }

    /** Milliseconds as text to nanoseconds since 1970; nothing written = 0. */
    static long time(String millis) {
        long value = millis.isEmpty() ? 0 : Long.parseLong(millis);
        if (value < 0 || value > Long.MAX_VALUE / MILLISECOND) {
            throw new IllegalArgumentException("absurd time");
        }
        return value * MILLISECOND;
    }
}
