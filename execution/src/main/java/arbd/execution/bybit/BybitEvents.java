package arbd.execution.bybit;

import arbd.execution.net.Account;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.FundingHistory;
import arbd.execution.net.Recent;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.CashFlow;
import arbd.execution.order.Report;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Bybit's topics {@code order} and {@code execution}, REST executions and the transaction log to reports and cash flows
 * (Bybit v5 API, "Order", "Execution", "Get Trade History", "Get Transaction Log"). One account may trade more than
 * this session's kind of instrument: what is about others is of no interest. Nothing says in which order the topics
 * come.
 */
final class BybitEvents {
    /** Executions that trade, ours and the venue's own doing; the others move no position of ours. */
    private static final Set<String> TRADES = Set.of("Trade", "AdlTrade", "BustTrade", "BlockTrade");

    private final AccountWriter writer;
    private final String category;
    private final Map<String, Instrument> instruments = new HashMap<>();
    private final BybitFees fees;
    private final BybitHoldings holdings;
    private final FundingHistory fundings = new FundingHistory();
    private final Recent told = new Recent();

    BybitEvents(Account account, AccountWriter writer, boolean linear) {
        this.writer = writer;
        this.category = linear ? "linear" : "spot";
        for (Instrument instrument : account.table().of(account.venue())) {
            instruments.put(instrument.symbol(), instrument);
        }
        this.fees = new BybitFees(writer, instruments.values());
        this.holdings = new BybitHoldings(writer, instruments, fundings);
    }

    /** Which funding payments were told. */
    FundingHistory fundings() {
        return fundings;
    }

    /** Wallets and positions. */
    BybitHoldings holdings() {
        return holdings;
    }

    /** One push of the topic {@code order}; answers how many entries were of no interest. */
    int orders(JsonNode push) {
        int ignored = 0;
        for (JsonNode entry : push.path("data")) {
            Instrument instrument = instrument(entry);
            Report.Kind kind = instrument == null ? null : kind(entry, instrument);
            if (kind == null) {
                ignored++;
                continue;
            }
            Report report = begin(kind, entry);
            report.cumQty = Reply.mantissa(entry, "cumExecQty", instrument.qtyDecimals());
            report.venueTimeNanos = BybitTime.nanos(entry, "updatedTime");
            if (kind == Report.Kind.REJECTED) {
                report.reason = Report.Reason.OTHER;
                writer.words(entry.path("rejectReason").asText());
            }
            writer.publish();
        }
        return ignored;
    }

    /** One push of the topic {@code execution}; answers how many entries were of no interest. */
    int executions(JsonNode push) {
        int ignored = 0;
        for (JsonNode entry : push.path("data")) {
            Instrument instrument = instrument(entry);
            String type = Reply.text(entry, "execType");
            boolean funding = type.equals("Funding");
            if (instrument == null || !funding && !TRADES.contains(type)) {
                ignored++;
            } else if (funding) {
                funded(entry, instrument);
            } else if (told.contains(Reply.text(entry, "execId"))) {
                ignored++;
            } else {
                holdings.traded(instrument, entry.path("seq").asLong());
                trade(begin(Report.Kind.FILL, entry), entry, instrument, realised(entry, "execPnl", instrument));
            }
        }
        return ignored;
    }

    /**
     * One execution that REST listed; told again even when it was told before, since somebody asked.
     *
     * @param realised what it realised, in units of the quote asset
     * @return what is executed so far, quantity mantissa
     */
    long fill(JsonNode row, Request request, Instrument instrument, long realised, long cumQty) {
        Report report = writer.begin(Report.Kind.FILL, request);
        writer.venueOrderId(Reply.text(row, "orderId"));
        report.cumQty = cumQty + Reply.mantissa(row, "execQty", instrument.qtyDecimals());
        trade(report, row, instrument, realised);
        return report.cumQty;
    }

    /** A page of the transaction log: those funding payments that nobody has told yet. */
    void settlements(JsonNode rows) {
        for (JsonNode row : rows) {
            Instrument instrument = instruments.get(row.path("symbol").asText());
            if (instrument == null || instrument.kind() == Kind.SPOT || !Reply.says(row, "funding")) {
                continue;
            }
            String id = Reply.text(row, Reply.says(row, "id") ? "id" : "tradeId");
            long nanos = BybitTime.nanos(row, "transactionTime");
            if (nanos == 0) {
                throw new IllegalArgumentException("a funding payment without its time");
            }
            Asset asset = instrument.quote();
            long units = BybitFees.received(row, "funding", asset);
            if (fundings.listed(id, asset.id(), units, BybitTime.millis(nanos))) {
                writer.flow(CashFlow.Kind.FUNDING, asset, units, nanos);
            }
        }
    }

    /**
     * What an order's state reports, null = nothing that we know. Spot has a state of its own for a rest that was
     * dropped after some was filled; perpetuals call that cancelled like any other.
     */
    static Report.Kind kind(JsonNode order, Instrument instrument) {
        switch (Reply.text(order, "orderStatus")) {
            case "New":
            case "PartiallyFilled":
            case "Filled":
                return Report.Kind.ACCEPTED;
            case "Cancelled":
            case "PartiallyFilledCanceled":
            case "Deactivated":
                return Report.Kind.CANCELLED;
            case "Rejected":
                return Reply.mantissa(order, "cumExecQty", instrument.qtyDecimals()) > 0
                        ? Report.Kind.CANCELLED : Report.Kind.REJECTED;
            default:
                return null;
        }
    }

    /** What closing a position realised, 0 where nothing is said. */
    static long realised(JsonNode from, String name, Instrument instrument) {
        return Reply.says(from, name) ? BybitFees.received(from, name, instrument.quote()) : 0;
    }

    /** The instrument that an entry is about, null when it is none of this session's. */
    private Instrument instrument(JsonNode entry) {
        return entry.path("category").asText().equals(category) ? instruments.get(Reply.text(entry, "symbol")) : null;
    }

    private Report begin(Report.Kind kind, JsonNode entry) {
        Report report = writer.begin(kind);
        writer.clientOrderId(entry.path("orderLinkId").asText());
        writer.venueOrderId(Reply.text(entry, "orderId"));
        return report;
    }

    private void trade(Report report, JsonNode entry, Instrument instrument, long realised) {
        String execId = Reply.text(entry, "execId");
        report.tradeId = BybitTradeId.of(execId);
        report.px = Reply.mantissa(entry, "execPrice", instrument.pxDecimals());
        report.qty = Reply.mantissa(entry, "execQty", instrument.qtyDecimals());
        report.venueTimeNanos = BybitTime.nanos(entry, "execTime");
        report.realised = realised;
        fees.charge(report, entry, instrument);
        writer.publish();
        told.add(execId);
    }

    private void funded(JsonNode entry, Instrument instrument) {
        long nanos = BybitTime.nanos(entry, "execTime");
        long units = -BybitFees.charged(entry, "execFee", instrument.quote());
        if (fundings.streamed(instrument.quote().id(), units, BybitTime.millis(nanos))) {
            writer.flow(CashFlow.Kind.FUNDING, instrument.quote(), units, nanos);
        }
    }
}
