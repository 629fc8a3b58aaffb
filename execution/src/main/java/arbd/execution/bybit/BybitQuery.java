package arbd.execution.bybit;

import arbd.execution.net.AccountSession;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.Report;
import arbd.market.Instrument;
import arbd.market.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks REST for one order by client order id, among the present ones and then among the past, and for its executions.
 * That neither list has it is reported as it is and decided on by who asked. What a perpetual's executions realised is
 * not listed with them but in the transaction log: it is asked for unless they say that nothing was closed.
 */
final class BybitQuery {
    private static final String PRESENT = "/v5/order/realtime";
    private static final String PAST = "/v5/order/history";
    /** The log's times are told apart from the executions' by no more than this. */
    private static final long SLACK_MILLIS = 5_000;

    private final BybitRest rest;
    private final BybitEvents events;
    private final AccountWriter writer;
    private final AccountSession session;
    private final Request request;
    private final Instrument instrument;
    private final String category;
    /** Newest first, as they are listed. */
    private final List<JsonNode> executions = new ArrayList<>();
    private final Map<String, Long> realised = new HashMap<>();

    BybitQuery(BybitRest rest, BybitEvents events, AccountWriter writer, AccountSession session, Request request) {
        this.rest = rest;
        this.events = events;
        this.writer = writer;
        this.session = session;
        this.request = request;
        this.instrument = session.instrument(request.instrument);
        this.category = BybitRequests.category(instrument);
    }

    /** Starts; reports follow on the event loop. */
    void ask(String clientOrderId) {
        String query = "category=" + category + "&symbol=" + instrument.symbol() + "&orderLinkId=" + clientOrderId;
        ask(PRESENT, query, clientOrderId, () -> ask(PAST, query, clientOrderId, () ->
                session.report(Report.Kind.NOT_FOUND, request, Report.Reason.NONE, "no such order")));
    }

    private void ask(String path, String query, String clientOrderId, Runnable missing) {
        rest.get(path, query, (reply, code, wrong) -> guarded(() -> {
            if (wrong != null && !BybitErrors.missing(code)) {
                session.unknown(request, wrong);
                return;
            }
            JsonNode order = wrong == null ? only(reply.path("result").path("list"), clientOrderId) : null;
            if (order == null) {
                missing.run();
            } else {
                found(order);
            }
        }));
    }

    private static JsonNode only(JsonNode rows, String clientOrderId) {
        if (!rows.isArray()) {
            throw new IllegalArgumentException("no list");
        }
        if (rows.isEmpty()) {
            return null;
        }
        if (!Reply.text(rows.get(0), "orderLinkId").equals(clientOrderId)) {
            throw new IllegalArgumentException("told of another order");
        }
        return rows.get(0);
    }

    private void found(JsonNode order) {
        Report.Kind end = BybitEvents.kind(order, instrument);
        if (end == null) {
            throw new IllegalArgumentException("no state that we know");
        }
        String orderId = Reply.text(order, "orderId");
        request.end = end;
        request.cumQty = Reply.mantissa(order, "cumExecQty", instrument.qtyDecimals());
        if (request.cumQty == 0) {
            accepted(orderId);
            end();
            return;
        }
        String query = "category=" + category + "&symbol=" + instrument.symbol() + "&orderId=" + orderId + "&limit=100";
        new BybitPages(rest, "/v5/execution/list", query, rows -> rows.forEach(executions::add),
                wrong -> guarded(() -> {
                    if (wrong != null) {
                        session.unknown(request, wrong);
                    } else {
                        accepted(orderId);
                        listed();
                    }
                })).ask();
    }

    private void accepted(String orderId) {
        writer.begin(Report.Kind.ACCEPTED, request).cumQty = request.cumQty;
        writer.venueOrderId(orderId);
        writer.publish();
    }

    private void listed() {
        long first = Long.MAX_VALUE;
        long last = 0;
        for (JsonNode row : executions) {
            if (closes(row)) {
                long millis = BybitTime.millis(BybitTime.nanos(row, "execTime"));
                first = Math.min(first, millis);
                last = Math.max(last, millis);
            }
        }
        if (last == 0) {
            told();
            return;
        }
        String query = "accountType=UNIFIED&category=" + category + "&currency=" + instrument.quote().name()
                + "&type=TRADE&startTime=" + (first - SLACK_MILLIS) + "&endTime=" + (last + SLACK_MILLIS)
                + "&limit=50";
        new BybitPages(rest, "/v5/account/transaction-log", query, this::realised, wrong -> guarded(() -> {
            if (wrong != null) {
                session.unknown(request, wrong);
            } else {
                told();
            }
        })).ask();
    }

    /** Whether it may have realised something and does not say what. */
    private boolean closes(JsonNode execution) {
        return instrument.kind() != Kind.SPOT && !Reply.says(execution, "execPnl")
                && !execution.path("closedSize").asText().matches("0(\\.0*)?");
    }

    private void realised(JsonNode rows) {
        for (JsonNode row : rows) {
            realised.put(Reply.text(row, "tradeId"), BybitEvents.realised(row, "cashFlow", instrument));
        }
    }

    private void told() {
        // All or none: whoever is told of half the executions and then of the end would wait for the others.
        for (JsonNode row : executions) {
            if (closes(row) && !realised.containsKey(Reply.text(row, "execId"))) {
                session.unknown(request, "what was realised is not in the log yet");
                return;
            }
        }
        long cumQty = 0;
        for (int i = executions.size() - 1; i >= 0; i--) {
            JsonNode row = executions.get(i);
            long own = closes(row) ? realised.get(Reply.text(row, "execId"))
                    : BybitEvents.realised(row, "execPnl", instrument);
            cumQty = events.fill(row, request, instrument, own, cumQty);
        }
        end();
    }

    private void end() {
        if (request.end != Report.Kind.ACCEPTED) {
            writer.begin(request.end, request).cumQty = request.cumQty;
            writer.publish();
        }
    }

    private void guarded(Runnable step) {
        writer.now();
        try {
            step.run();
        } catch (IllegalArgumentException unreadable) {
            session.unknown(request, "unreadable answer");
        }
    }
}
