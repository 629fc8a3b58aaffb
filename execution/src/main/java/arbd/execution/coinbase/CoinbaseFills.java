package arbd.execution.coinbase;

import arbd.execution.net.AccountSession;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.feeds.net.NetLoop;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.TimeUnit;

/**
 * Asks for the fills of orders. The venue says that something was executed a little before it lists what: the list is
 * asked for until it adds up, and after some seconds without that the order is unknown.
 */
final class CoinbaseFills {
    private static final int PAGE = 100;
    private static final int PAGES_MAX = 100;
    private static final int TRIES = 9;
    private static final long FIRST_WAIT_MILLIS = 25;

    private final CoinbaseQuestions questions;
    private final CoinbaseEvents events;
    private final AccountWriter writer;
    private final AccountSession session;
    private final NetLoop net;
    private int outstanding;

    /** Takes the sum of an order's fills. */
    interface Sum {
        /**
         * All rows were told.
         *
         * @param qty their sum, mantissa
         * @param wrong for people, null when all were read
         */
        void take(long qty, String wrong);
    }

    CoinbaseFills(CoinbaseQuestions questions, CoinbaseEvents events, AccountWriter writer, AccountSession session,
            NetLoop net) {
        this.questions = questions;
        this.events = events;
        this.writer = writer;
        this.session = session;
        this.net = net;
    }

    /** Orders whose fills are being asked for because something was executed. */
    int outstanding() {
        return outstanding;
    }

    /** The venue has executed so much of an order: what was not told yet is asked for. */
    void executed(KnownOrder order, long cumQty) {
        order.wantedQty = Math.max(order.wantedQty, cumQty);
        if (order.wantedQty > order.toldQty && !order.asking) {
            order.asking = true;
            order.tries = 0;
            outstanding++;
            ask(order);
        }
    }

    /** Tells every fill of an order, page by page, those that were told before only when {@code again}. */
    void list(KnownOrder order, boolean again, Sum sum) {
        page(order, again, new Progress(0, "", 0), sum);
    }

    private record Progress(long qty, String cursor, int pages) {
    }

    private void ask(KnownOrder order) {
        list(order, false, (qty, wrong) -> {
            order.toldQty = Math.max(order.toldQty, qty);
            if (order.toldQty >= order.wantedQty) {
                ended(order);
            } else if (++order.tries < TRIES) {
                net.eventLoop().schedule(() -> ask(order), FIRST_WAIT_MILLIS << order.tries - 1,
                        TimeUnit.MILLISECONDS);
            } else {
                ended(order);
                writer.now();
                session.unknown(order.about, wrong == null ? "fills are not listed" : wrong);
            }
        });
    }

    private void ended(KnownOrder order) {
        order.asking = false;
        outstanding--;
    }

    private void page(KnownOrder order, boolean again, Progress so, Sum sum) {
        questions.get("/orders/historical/fills", "order_ids=" + order.orderId + "&limit=" + PAGE
                + (so.cursor.isEmpty() ? "" : "&cursor=" + so.cursor), (reply, status, wrong) -> {
                if (wrong != null) {
                    sum.take(so.qty, wrong);
                    return;
                }
                Progress now;
                writer.now();
                try {
                    now = read(reply, order, again, so);
                } catch (IllegalArgumentException unreadable) {
                    session.counters().error();
                    sum.take(so.qty, "unreadable answer");
                    return;
                }
                if (now.cursor.isEmpty()) {
                    sum.take(now.qty, null);
                } else if (now.pages == PAGES_MAX) {
                    sum.take(now.qty, "more fills than an order has");
                } else {
                    page(order, again, now, sum);
                }
            });
    }

    private Progress read(JsonNode reply, KnownOrder order, boolean again, Progress so) {
        JsonNode rows = reply.path("fills");
        if (!rows.isArray()) {
            throw new IllegalArgumentException("no list of fills");
        }
        long qty = so.qty;
        for (JsonNode row : rows) {
            qty += events.fill(row, order, again);
            if (qty < 0) {
                throw new IllegalArgumentException("more than can be counted");
            }
        }
        return new Progress(qty, rows.isEmpty() ? "" : cursor(reply), so.pages + 1);
    }

    /** Where the next page begins, empty = there is none. It becomes part of an address. */
    static String cursor(JsonNode reply) {
        String cursor = reply.path("cursor").isNull() || reply.path("cursor").isMissingNode() ? ""
                : Reply.text(reply, "cursor");
        if (!cursor.matches("[A-Za-z0-9_=.+/:-]*")) {
            throw new IllegalArgumentException("no cursor");
        }
        return cursor.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
    }
}
