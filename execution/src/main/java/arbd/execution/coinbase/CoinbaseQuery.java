package arbd.execution.coinbase;

import arbd.execution.net.AccountSession;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.Report;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/**
 * Asks REST for one order, then for its fills. The venue finds an order by its own id only; where that was never told,
 * its list of orders is looked through for our client order id. That an order is not there is said only when the whole
 * list was seen.
 */
final class CoinbaseQuery {
    private static final int PAGE = 250;
    private static final int PAGES_MAX = 40;
    private static final int NOT_FOUND = 404;

    private final CoinbaseQuestions questions;
    private final CoinbaseFills fills;
    private final CoinbaseOrders orders;
    private final AccountWriter writer;
    private final AccountSession session;

    /** One question that is under way, and who is told the order when it is there. */
    private record Asked(Request request, String clientOrderId, Instrument instrument, Consumer<JsonNode> found) {
    }

    CoinbaseQuery(CoinbaseQuestions questions, CoinbaseFills fills, CoinbaseOrders orders, AccountWriter writer,
            AccountSession session) {
        this.questions = questions;
        this.fills = fills;
        this.orders = orders;
        this.writer = writer;
        this.session = session;
    }

    /** Starts; reports follow on the event loop. */
    void ask(Request request, String clientOrderId) {
        Instrument instrument = session.instrument(request.instrument);
        Asked asked = new Asked(request, clientOrderId, instrument,
                order -> found(request, learn(order, clientOrderId, request), order));
        KnownOrder known = orders.find(clientOrderId);
        if (known == null) {
            page(asked, "", 1);
            return;
        }
        questions.get("/orders/historical/" + known.orderId, "", (reply, status, wrong) -> guarded(asked, () -> {
            if (status == NOT_FOUND) {
                missing(asked);
            } else if (wrong != null) {
                session.unknown(request, wrong);
            } else {
                asked.found.accept(reply.path("order"));
            }
        }));
    }

    /** Looks for an order whose venue's id was never told, and hands it on; reported when it is not there. */
    void find(Request request, String clientOrderId, Consumer<KnownOrder> then) {
        page(new Asked(request, clientOrderId, session.instrument(request.instrument),
                order -> then.accept(learn(order, clientOrderId, request))), "", 1);
    }

    private void page(Asked asked, String cursor, int number) {
        questions.get("/orders/historical/batch", "product_ids=" + asked.instrument.symbol() + "&limit=" + PAGE
                + (cursor.isEmpty() ? "" : "&cursor=" + cursor), (reply, status, wrong) -> guarded(asked, () -> {
                    if (wrong != null) {
                        session.unknown(asked.request, wrong);
                    } else {
                        look(asked, reply, number);
                    }
                }));
    }

    private void look(Asked asked, JsonNode reply, int number) {
        if (!reply.path("orders").isArray()) {
            throw new IllegalArgumentException("no list of orders");
        }
        for (JsonNode order : reply.path("orders")) {
            if (order.path("client_order_id").asText().equals(asked.clientOrderId)) {
                asked.found.accept(order);
                return;
            }
        }
        if (!reply.path("has_next").asBoolean()) {
            missing(asked);
            return;
        }
        String cursor = CoinbaseFills.cursor(reply);
        if (cursor.isEmpty() || number == PAGES_MAX) {
            session.unknown(asked.request, "more orders than were looked through");
        } else {
            page(asked, cursor, number + 1);
        }
    }

    private void missing(Asked asked) {
        session.report(Report.Kind.NOT_FOUND, asked.request, Report.Reason.NONE, "");
    }

    private KnownOrder learn(JsonNode order, String clientOrderId, Request request) {
        Instrument instrument = session.instrument(request.instrument);
        if (!Reply.text(order, "client_order_id").equals(clientOrderId)
                || !Reply.text(order, "product_id").equals(instrument.symbol())) {
            throw new IllegalArgumentException("another order");
        }
        return orders.learn(clientOrderId, Reply.text(order, "order_id"), request, instrument);
    }

    private void found(Request request, KnownOrder known, JsonNode order) {
        String status = Reply.text(order, "status");
        request.cumQty = Reply.mantissa(order, "filled_size", known.instrument.qtyDecimals());
        Report.Kind end = CoinbaseEvents.kind(status, request.cumQty);
        if (end == null && !status.equals("PENDING") && !status.equals("QUEUED")) {
            throw new IllegalArgumentException("no status that we know");
        }
        request.end = end == null ? Report.Kind.ACCEPTED : end;
        if (request.end != Report.Kind.REJECTED) {
            writer.begin(Report.Kind.ACCEPTED, request).cumQty = request.cumQty;
            writer.venueOrderId(known.orderId);
            writer.publish();
        }
        if (request.cumQty == 0) {
            end(request, order.path("reject_reason").asText());
        } else {
            fills.list(known, true, (qty, wrong) -> listed(known, request, qty, wrong));
        }
    }

    /** Only fills that add up are followed by the end; otherwise whoever asked asks again. */
    private void listed(KnownOrder known, Request request, long qty, String wrong) {
        writer.now();
        known.toldQty = Math.max(known.toldQty, qty);
        if (qty >= request.cumQty) {
            end(request, "");
        } else {
            session.unknown(request, wrong == null ? "fills are not listed" : wrong);
        }
    }

    private void end(Request request, String why) {
        if (request.end == Report.Kind.REJECTED) {
            session.report(request.end, request, CoinbaseErrors.reason(why), why);
        } else if (request.end != Report.Kind.ACCEPTED) {
            writer.begin(request.end, request).cumQty = request.cumQty;
            writer.publish();
        }
    }

    private void guarded(Asked asked, Runnable step) {
        writer.now();
        try {
            step.run();
        } catch (IllegalArgumentException unreadable) {
            session.unknown(asked.request, "unreadable answer");
        }
    }
}
