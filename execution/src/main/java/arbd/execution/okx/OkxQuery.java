package arbd.execution.okx;

import arbd.execution.net.AccountSession;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.Report;
import arbd.market.Instrument;
import arbd.market.Kind;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Asks REST for one order by client order id, then for its fills, page by page. That the venue knows no such order
 * (51603) is reported as it is and decided on by who asked.
 */
final class OkxQuery {
    private static final int PAGE = 100;

    private final OkxRest rest;
    private final OkxEvents events;
    private final AccountWriter writer;
    private final AccountSession session;
    private final Request request;
    private final Instrument instrument;

    OkxQuery(OkxRest rest, OkxEvents events, AccountWriter writer, AccountSession session, Request request) {
        this.rest = rest;
        this.events = events;
        this.writer = writer;
        this.session = session;
        this.request = request;
        this.instrument = session.instrument(request.instrument);
    }

    /** Starts; reports follow on the event loop. */
    void ask(String clientOrderId) {
        String path = "/api/v5/trade/order?instId=" + instrument.symbol() + "&clOrdId=" + clientOrderId;
        rest.get(path, (rows, code, wrong) -> guarded(() -> {
            if (code == OkxErrors.NO_SUCH_ORDER) {
                session.report(Report.Kind.NOT_FOUND, request, Report.Reason.NONE, wrong);
            } else if (wrong != null) {
                session.unknown(request, wrong);
            } else {
                found(rows.path(0));
            }
        }));
    }

    private void found(JsonNode order) {
        Report.Kind end = OkxEvents.kind(Reply.text(order, "state"));
        if (end == null) {
            throw new IllegalArgumentException("no state that we know");
        }
        String orderId = Reply.text(order, "ordId");
        request.end = end;
        request.cumQty = Reply.mantissa(order, "accFillSz", instrument.wireQtyDecimals());
        Report report = writer.begin(Report.Kind.ACCEPTED, request);
        report.cumQty = request.cumQty;
        writer.venueOrderId(orderId);
        writer.publish();
        if (request.cumQty == 0) {
            end();
        } else {
            fills(orderId, "", 0);
        }
    }

    /** Newest first, a page at a time, until a page is not full. */
    private void fills(String orderId, String after, long cumQtyBefore) {
        String path = "/api/v5/trade/fills?instType="
                + (instrument.kind() == Kind.SPOT ? OkxMarket.SPOT : OkxMarket.SWAP).type() + "&ordId=" + orderId
                + (after.isEmpty() ? "" : "&after=" + after);
        rest.get(path, (rows, code, wrong) -> guarded(() -> {
            if (wrong != null) {
                session.unknown(request, wrong);
                return;
            }
            long cumQty = cumQtyBefore;
            for (JsonNode row : rows) {
                cumQty = events.fill(row, request, instrument, cumQty);
            }
            if (rows.size() < PAGE) {
                end();
            } else {
                fills(orderId, Reply.text(rows.get(rows.size() - 1), "billId"), cumQty);
            }
        }));
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
