package arbd.execution.kraken;

import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.Report;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks REST for one order by client order id: among the open ones, then the closed ones, then its trades. The filter
 * {@code cl_ord_id} is documented; the shape of the answers was verified on our own simulator only.
 */
final class KrakenQuery {
    private final KrakenRest rest;
    private final KrakenEvents events;
    private final AccountWriter writer;
    private final Request request;
    private final Instrument instrument;
    private final String clientOrderId;

    KrakenQuery(KrakenRest rest, KrakenEvents events, AccountWriter writer, Request request, Instrument instrument,
            String clientOrderId) {
        this.rest = rest;
        this.events = events;
        this.writer = writer;
        this.request = request;
        this.instrument = instrument;
        this.clientOrderId = clientOrderId;
    }

    /** Starts; reports follow on the event loop. */
    void ask() {
        ask("OpenOrders", "open", () -> ask("ClosedOrders", "closed", this::missing));
    }

    private void ask(String method, String list, Runnable otherwise) {
        rest.post(method, "&trades=true&cl_ord_id=" + clientOrderId, (result, wrong) -> guarded(() -> {
            if (wrong != null) {
                unknown(wrong);
                return;
            }
            for (Map.Entry<String, JsonNode> entry : result.path(list).properties()) {
                if (entry.getValue().path("cl_ord_id").asText().equals(clientOrderId)) {
                    found(entry.getKey(), entry.getValue());
                    return;
                }
            }
            otherwise.run();
        }));
    }

    private void found(String orderId, JsonNode order) {
        events.learn(orderId, clientOrderId, instrument);
        String status = Reply.text(order, "status");
        long executed = Reply.mantissa(order, "vol_exec", instrument.qtyDecimals());
        long asked = Reply.mantissa(order, "vol", instrument.qtyDecimals());
        boolean ended = !status.equals("open") && !status.equals("pending");
        request.end = ended && executed < asked ? Report.Kind.CANCELLED : Report.Kind.ACCEPTED;
        request.cumQty = executed;
        Report report = writer.begin(Report.Kind.ACCEPTED, request);
        report.cumQty = executed;
        writer.venueOrderId(orderId);
        writer.publish();
        List<String> trades = new ArrayList<>();
        order.path("trades").forEach(trade -> trades.add(trade.asText()));
        if (trades.isEmpty()) {
            end();
        } else {
            fills(trades);
        }
    }

    private void fills(List<String> trades) {
        rest.post("QueryTrades", "&txid=" + String.join("%2C", trades), (result, wrong) -> guarded(() -> {
            if (wrong != null) {
                unknown(wrong);
                return;
            }
            for (String id : trades) {
                events.fill(result.path(id), request, instrument);
            }
            end();
        }));
    }

    private void end() {
        if (request.end != Report.Kind.ACCEPTED) {
            writer.begin(request.end, request).cumQty = request.cumQty;
            writer.publish();
        }
    }

    private void missing() {
        writer.begin(Report.Kind.NOT_FOUND, request);
        writer.publish();
    }

    private void unknown(String why) {
        Report report = writer.begin(Report.Kind.UNKNOWN, request);
        report.reason = Report.Reason.NO_ANSWER;
        writer.words(why);
        writer.publish();
    }

    private void guarded(Runnable step) {
        writer.now();
        try {
            step.run();
        } catch (IllegalArgumentException unreadable) {
            unknown("unreadable answer");
        }
    }
}
