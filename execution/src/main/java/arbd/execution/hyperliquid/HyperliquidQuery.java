package arbd.execution.hyperliquid;

import arbd.execution.net.AccountSession;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.Report;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Asks for one order by client order id, then for the account's executions from its time on, page by page, of which its
 * own are told. That the venue knows no such order is reported as it is and decided on by who asked.
 */
final class HyperliquidQuery {
    private static final int PAGE = 2_000;

    private final HyperliquidInfo info;
    private final HyperliquidRequests requests;
    private final HyperliquidEvents events;
    private final AccountWriter writer;
    private final AccountSession session;
    private final Request request;
    private final Instrument instrument;
    private final Set<Long> told = new HashSet<>();
    private long cumQty;

    /** What a query needs of its session. */
    record Desk(HyperliquidInfo info, HyperliquidRequests requests, HyperliquidEvents events, AccountWriter writer,
            AccountSession session) {
    }

    HyperliquidQuery(Desk desk, Request request) {
        this.info = desk.info;
        this.requests = desk.requests;
        this.events = desk.events;
        this.writer = desk.writer;
        this.session = desk.session;
        this.request = request;
        this.instrument = session.instrument(request.instrument);
    }

    /** Starts with this question; reports follow on the event loop. */
    void ask(String question) {
        info.ask(question, (answer, wrong) -> guarded(wrong, () -> {
            switch (Reply.text(answer, "status")) {
                case "order":
                    found(answer.path("order"));
                    break;
                case "unknownOid":
                    session.report(Report.Kind.NOT_FOUND, request, Report.Reason.NONE, "unknownOid");
                    break;
                default:
                    throw new IllegalArgumentException("no answer that we know");
            }
        }));
    }

    private void found(JsonNode entry) {
        JsonNode order = entry.path("order");
        String status = Reply.text(entry, "status");
        Report.Kind end = HyperliquidEvents.kind(status, order, instrument);
        if (end == null || !Reply.text(order, "coin").equals(instrument.symbol())) {
            throw new IllegalArgumentException("no state that we know");
        }
        long number = Reply.whole(order, "oid");
        events.learn(number, requests.clientOrderId(request));
        request.end = end;
        request.cumQty = HyperliquidEvents.executed(order, instrument, end);
        if (end == Report.Kind.REJECTED) {
            session.report(end, request, HyperliquidErrors.reasonOfStatus(status), status);
            return;
        }
        Report report = writer.begin(Report.Kind.ACCEPTED, request);
        report.cumQty = request.cumQty;
        writer.venueOrderId(Long.toString(number));
        writer.publish();
        if (request.cumQty == 0) {
            end();
        } else {
            fills(number, Reply.whole(order, "timestamp"));
        }
    }

    private void fills(long number, long fromMillis) {
        info.askForList(requests.fills(fromMillis), (rows, wrong) -> guarded(wrong, () -> {
            long last = fromMillis;
            for (JsonNode row : rows) {
                last = Math.max(last, Reply.whole(row, "time"));
                if (Reply.whole(row, "oid") == number && told.add(Reply.whole(row, "tid"))) {
                    cumQty = events.fill(row, request, instrument, cumQty);
                }
            }
            if (rows.size() < PAGE) {
                end();
            } else if (last == fromMillis) {
                session.unknown(request, "more executions in a millisecond than a page holds");
            } else {
                fills(number, last);
            }
        }));
    }

    private void end() {
        if (request.end != Report.Kind.ACCEPTED) {
            writer.begin(request.end, request).cumQty = Math.max(cumQty, request.cumQty);
            writer.publish();
        }
    }

    private void guarded(String wrong, Runnable step) {
        writer.now();
        if (wrong != null) {
            session.unknown(request, wrong);
            return;
        }
        try {
            step.run();
        } catch (IllegalArgumentException unreadable) {
            session.unknown(request, "unreadable answer");
        }
    }
}
