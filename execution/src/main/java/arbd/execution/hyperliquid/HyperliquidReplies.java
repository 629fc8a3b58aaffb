package arbd.execution.hyperliquid;

import arbd.execution.net.AccountSession;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.Report;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;

/** What Hyperliquid answers to posted actions, to reports: of a whole action, or of the one order in it. */
final class HyperliquidReplies {
    private final AccountSession session;
    private final AccountWriter writer;
    private final HyperliquidEvents events;
    private final HyperliquidRequests requests;

    HyperliquidReplies(AccountSession session, AccountWriter writer, HyperliquidEvents events,
            HyperliquidRequests requests) {
        this.session = session;
        this.writer = writer;
        this.events = events;
        this.requests = requests;
    }

    /**
     * Reads the response to a request.
     *
     * @throws IllegalArgumentException when it is none
     */
    void read(Request request, JsonNode response) {
        JsonNode payload = response.path("payload");
        if (request.kind == Request.Kind.KEEP_ALIVE) {
            armed(Reply.text(response, "type"), payload);
            return;
        }
        if (!Reply.text(response, "type").equals("action")) {
            String words = payload.asText();
            boolean refused = request.kind == Request.Kind.PLACE && HyperliquidErrors.refused(words);
            error(request, refused ? Report.Kind.REJECTED : Report.Kind.UNKNOWN, words);
        } else if (Reply.text(payload, "status").equals("err")) {
            refused(request, payload.path("response").asText());
        } else {
            JsonNode status = payload.path("response").path("data").path("statuses").path(0);
            if (status.has("error")) {
                refused(request, Reply.text(status, "error"));
            } else if (request.kind == Request.Kind.PLACE) {
                accepted(request, status);
            }
            // A cancel that worked is told by orderUpdates.
        }
    }

    /** A switch that cannot be armed is one that does not hold. */
    private void armed(String type, JsonNode payload) {
        if (!type.equals("action") || !Reply.text(payload, "status").equals("ok")) {
            session.counters().error();
            session.reconnect("dead-man switch refused: "
                    + (payload.isTextual() ? payload : payload.path("response")).asText());
        }
    }

    /** An immediate order that met too little is over with the reply. */
    private void accepted(Request request, JsonNode status) {
        boolean filled = status.has("filled");
        JsonNode about = status.path(filled ? "filled" : "resting");
        long number = Reply.whole(about, "oid");
        Instrument instrument = session.instrument(request.instrument);
        long executed = filled ? Reply.mantissa(about, "totalSz", instrument.qtyDecimals()) : -1;
        events.learn(number, requests.clientOrderId(request));
        writer.begin(Report.Kind.ACCEPTED, request);
        writer.venueOrderId(Long.toString(number));
        writer.publish();
        if (filled && executed < request.cumQty && request.end == Report.Kind.CANCELLED) {
            writer.begin(Report.Kind.CANCELLED, request).cumQty = executed;
            writer.publish();
        }
    }

    private void refused(Request request, String words) {
        if (request.kind == Request.Kind.PLACE && HyperliquidErrors.unmatched(words)) {
            writer.begin(Report.Kind.CANCELLED, request).cumQty = 0;
            writer.words(words);
            writer.publish();
        } else if (request.kind == Request.Kind.PLACE) {
            error(request, HyperliquidErrors.outcomeUnknown(words) ? Report.Kind.UNKNOWN : Report.Kind.REJECTED, words);
        } else {
            error(request, HyperliquidErrors.missing(words) ? Report.Kind.NOT_FOUND : Report.Kind.UNKNOWN, words);
        }
    }

    private void error(Request request, Report.Kind kind, String words) {
        session.counters().error();
        session.report(kind, request, HyperliquidErrors.reason(words), words);
    }
}
