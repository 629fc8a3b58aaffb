package arbd.execution.hyperliquid;

import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.CashFlow;
import arbd.execution.order.Report;
import arbd.market.Asset;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Hyperliquid's streams {@code orderUpdates}, {@code userFills} and {@code userFundings} to reports and cash flows. An
 * execution names the venue's number of its order alone, and may come before whatever says which order of ours that is:
 * it waits until then. Streams begin with what they told before; what was told is remembered.
 */
final class HyperliquidEvents {
    private static final long MILLISECOND = 1_000_000L;
    private static final int REMEMBERED = 16_384;
    private static final int WAITING_MAX = 1_024;

    private final AccountWriter writer;
    private final HyperliquidAssets assets;
    private final MarginFigure margin;
    private final OrderNumbers numbers = new OrderNumbers();
    private final Deque<JsonNode> waiting = new ArrayDeque<>();
    private final Set<String> told = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    HyperliquidEvents(AccountWriter writer, HyperliquidAssets assets, MarginFigure margin) {
        this.writer = writer;
        this.assets = assets;
        this.margin = margin;
    }

    /**
     * The venue's number of an order is known now, and with it whose executions those are that wait.
     *
     * @param clientOrderId our text of it, anything else = not ours
     */
    void learn(long number, String clientOrderId) {
        if (numbers.learn(number, clientOrderId)) {
            for (JsonNode fill : waiting.toArray(new JsonNode[0])) {
                if (fill.path("oid").asLong() == number) {
                    waiting.remove(fill);
                    stream(fill, numbers.clientOrderId(number));
                }
            }
        }
    }

    /** One message of {@code orderUpdates}; answers how many entries were of no interest. */
    int orders(JsonNode list) {
        int ignored = 0;
        for (JsonNode entry : list) {
            JsonNode order = entry.path("order");
            long number = Reply.whole(order, "oid");
            learn(number, Cloid.clientOrderId(order.path("cloid").asText("")));
            Instrument instrument = assets.instrument(Reply.text(order, "coin"));
            Report.Kind kind = kind(Reply.text(entry, "status"), order, instrument);
            if (instrument == null || kind == null) {
                ignored++;
                continue;
            }
            Report report = writer.begin(kind);
            writer.clientOrderId(numbers.clientOrderId(number));
            writer.venueOrderId(Long.toString(number));
            report.cumQty = executed(order, instrument, kind);
            report.venueTimeNanos = time(entry, "statusTimestamp");
            if (kind == Report.Kind.REJECTED) {
                report.reason = HyperliquidErrors.reasonOfStatus(Reply.text(entry, "status"));
                writer.words(Reply.text(entry, "status"));
            }
            writer.publish();
        }
        return ignored;
    }

    /**
     * What an order's status reports beside its executions, null = nothing that we know. An immediate order whose rest
     * was dropped may be called filled.
     */
    static Report.Kind kind(String status, JsonNode order, Instrument instrument) {
        if (instrument == null) {
            return null;
        }
        switch (status) {
            case "open":
                return Report.Kind.ACCEPTED;
            case "filled":
                return left(order, instrument) > 0 ? Report.Kind.CANCELLED : Report.Kind.ACCEPTED;
            case "iocCancelRejected":
                return Report.Kind.CANCELLED;
            case "scheduledCancel":
                return Report.Kind.CANCELLED;
            case "rejected":
                return Report.Kind.REJECTED;
            default:
                return status.endsWith("Rejected") ? Report.Kind.REJECTED
                        : status.equals("canceled") || status.endsWith("Canceled") ? Report.Kind.CANCELLED : null;
        }
    }

    private static long left(JsonNode order, Instrument instrument) {
        return Reply.mantissa(order, "sz", instrument.qtyDecimals());
    }

    /** What was executed, -1 = not said: an order that was cancelled with nothing left is told without its rest. */
    static long executed(JsonNode order, Instrument instrument, Report.Kind kind) {
        long left = left(order, instrument);
        long all = Reply.mantissa(order, "origSz", instrument.qtyDecimals());
        if (left < 0 || left > all) {
            throw new IllegalArgumentException("more is left of an order than there was");
        }
        return kind == Report.Kind.CANCELLED && left == 0 ? -1 : all - left;
    }

    /**
     * One message of {@code userFills}; answers how many executions it told that nobody had told.
     *
     * @param old whether all of it is from before this life, and not for us to tell
     */
    int fills(JsonNode data, boolean old) {
        int news = 0;
        for (JsonNode fill : data.path("fills")) {
            Instrument instrument = assets.instrument(Reply.text(fill, "coin"));
            String trade = trade(fill);
            if (instrument == null || told.contains(trade)) {
                continue;
            }
            check(fill, instrument);
            if (old) {
                told.add(trade);
                continue;
            }
            news++;
            String known = numbers.clientOrderId(Reply.whole(fill, "oid"));
            if (known != null) {
                stream(fill, known);
            } else if (!waiting.contains(fill)) {
                waiting.add(fill);
            }
            if (waiting.size() > WAITING_MAX) {
                stream(waiting.poll(), "");
            }
        }
        return news;
    }

    private static String trade(JsonNode fill) {
        return Reply.text(fill, "coin") + " " + Reply.whole(fill, "time") + " " + Reply.whole(fill, "tid");
    }

    /** What cannot be read is better known at once than later. */
    private void check(JsonNode fill, Instrument instrument) {
        Reply.whole(fill, "oid");
        Reply.text(fill, "feeToken");
        Reply.mantissa(fill, "px", instrument.pxDecimals());
        Reply.mantissa(fill, "sz", instrument.qtyDecimals());
        Reply.amount(fill, "fee", instrument.quote().decimals(), RoundingMode.CEILING);
        if (!assets.spot()) {
            Reply.amount(fill, "closedPnl", instrument.quote().decimals(), RoundingMode.FLOOR);
        }
        time(fill, "time");
    }

    private void stream(JsonNode fill, String clientOrderId) {
        Instrument instrument = assets.instrument(Reply.text(fill, "coin"));
        Report report = writer.begin(Report.Kind.FILL);
        writer.clientOrderId(clientOrderId);
        execution(report, fill, instrument);
        writer.publish();
    }

    /** One row of {@code userFillsByTime}; told again even when it was told before, since somebody asked. */
    long fill(JsonNode row, Request request, Instrument instrument, long cumQty) {
        Report report = writer.begin(Report.Kind.FILL, request);
        execution(report, row, instrument);
        report.cumQty = cumQty + report.qty;
        writer.publish();
        return report.cumQty;
    }

    private void execution(Report report, JsonNode fill, Instrument instrument) {
        report.tradeId = Reply.whole(fill, "tid");
        report.px = Reply.mantissa(fill, "px", instrument.pxDecimals());
        report.qty = Reply.mantissa(fill, "sz", instrument.qtyDecimals());
        report.venueTimeNanos = time(fill, "time");
        writer.venueOrderId(Long.toString(Reply.whole(fill, "oid")));
        fee(report, fill);
        if (!assets.spot()) {
            report.realised = Reply.amount(fill, "closedPnl", instrument.quote().decimals(), RoundingMode.FLOOR);
        }
        if (told.add(trade(fill)) && !assets.spot()) {
            margin.moved(Reply.whole(fill, "time"), report.realised - report.fee);
        }
    }

    /** An asset that we do not know is named in the words, and the fee stays out. */
    private void fee(Report report, JsonNode fill) {
        Asset asset = assets.asset(Reply.text(fill, "feeToken"));
        if (asset == null) {
            writer.words("fee " + fill.path("fee").asText() + " " + fill.path("feeToken").asText());
            return;
        }
        report.fee = Reply.amount(fill, "fee", asset.decimals(), RoundingMode.CEILING);
        report.feeAsset = asset.id();
    }

    /**
     * One message of {@code userFundings}; answers how many payments it told that nobody had told.
     *
     * @param old whether all of it is from before this life, and not for us to tell
     */
    int fundings(JsonNode data, boolean old) {
        int news = 0;
        for (JsonNode payment : data.path("fundings")) {
            Instrument instrument = assets.instrument(Reply.text(payment, "coin"));
            if (instrument == null) {
                continue;
            }
            Asset asset = instrument.quote();
            long units = Reply.amount(payment, "usdc", asset.decimals(), RoundingMode.FLOOR);
            long nanos = time(payment, "time");
            if (told.add("funding " + instrument.symbol() + " " + nanos) && !old) {
                news++;
                margin.moved(nanos / MILLISECOND, units);
                writer.flow(CashFlow.Kind.FUNDING, asset, units, nanos);
            }
        }
        return news;
    }

    private static long time(JsonNode from, String name) {
        long millis = Reply.whole(from, name);
        if (millis < 0 || millis > Long.MAX_VALUE / MILLISECOND) {
            throw new IllegalArgumentException("absurd time");
        }
        return millis * MILLISECOND;
    }
}
