package arbd.execution.coinbase;

import arbd.execution.net.AccountSession;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.Report;
import arbd.feeds.net.RestReply;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;

/** What becomes of one cancellation's request; that it worked is told by the {@code user} channel. */
final class CoinbaseCancelled implements RestReply {
    private static final int OK = 200;

    private final Request request;
    private final String orderId;
    private final AccountWriter writer;
    private final AccountSession session;

    CoinbaseCancelled(Request request, String orderId, AccountWriter writer, AccountSession session) {
        this.request = request;
        this.orderId = orderId;
        this.writer = writer;
        this.session = session;
    }

    @Override
    public void answered(int status, ByteBuf body, long receivedNanos, long wallNanos) {
        writer.at(receivedNanos, wallNanos);
        if (status != OK) {
            session.counters().error();
            session.report(Report.Kind.UNKNOWN, request, CoinbaseErrors.reason(status), "REST status " + status);
            return;
        }
        try {
            read(Reply.object(Reply.utf8(body.nioBuffer())));
        } catch (IllegalArgumentException unreadable) {
            session.counters().error();
            session.unknown(request, "unreadable answer");
        }
    }

    @Override
    public void failed(boolean sent, String why) {
        writer.now();
        session.unknown(request, why);
    }

    private void read(JsonNode reply) {
        JsonNode result = reply.path("results").path(0);
        if (!Reply.text(result, "order_id").equals(orderId) || !result.path("success").isBoolean()) {
            throw new IllegalArgumentException("no result for the order");
        }
        if (result.get("success").booleanValue()) {
            return;
        }
        String why = result.path("failure_reason").asText();
        session.counters().error();
        if (why.equals(CoinbaseErrors.UNKNOWN_ORDER)) {
            session.report(Report.Kind.NOT_FOUND, request, Report.Reason.OTHER, why);
        } else {
            session.report(Report.Kind.UNKNOWN, request, CoinbaseErrors.reason(why), why);
        }
    }
}
