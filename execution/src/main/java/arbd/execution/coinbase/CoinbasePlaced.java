package arbd.execution.coinbase;

import arbd.execution.net.AccountSession;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.Report;
import arbd.feeds.net.RestReply;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;

/**
 * What becomes of one order's request. Status 200 may be a refusal. Where the venue may have acted without saying so
 * (server error, no answer, an answer that cannot be read) the order is unknown.
 */
final class CoinbasePlaced implements RestReply {
    private static final int OK = 200;

    private final Request request;
    private final String clientOrderId;
    private final CoinbaseOrders orders;
    private final AccountWriter writer;
    private final AccountSession session;

    CoinbasePlaced(Request request, String clientOrderId, CoinbaseOrders orders, AccountWriter writer,
            AccountSession session) {
        this.request = request;
        this.clientOrderId = clientOrderId;
        this.orders = orders;
        this.writer = writer;
        this.session = session;
    }

    @Override
    public void answered(int status, ByteBuf body, long receivedNanos, long wallNanos) {
        writer.at(receivedNanos, wallNanos);
        if (status != OK) {
            refused(status, body);
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
        if (!reply.path("success").isBoolean()) {
            throw new IllegalArgumentException("no success and no failure");
        }
        if (!reply.get("success").booleanValue()) {
            JsonNode refusal = reply.path("error_response");
            session.counters().error();
            failure(CoinbaseErrors.why(refusal), refusal.path("message").asText());
            return;
        }
        JsonNode taken = reply.path("success_response");
        String orderId = Reply.text(taken, "order_id");
        if (!taken.path("client_order_id").asText(clientOrderId).equals(clientOrderId)) {
            throw new IllegalArgumentException("the answer to another order");
        }
        orders.learn(clientOrderId, orderId, request, session.instrument(request.instrument));
        writer.begin(Report.Kind.ACCEPTED, request);
        writer.venueOrderId(orderId);
        writer.publish();
    }

    private void failure(String why, String message) {
        if (why.isEmpty()) {
            session.unknown(request, message.isEmpty() ? "a failure without a reason" : message);
        } else {
            session.report(Report.Kind.REJECTED, request, CoinbaseErrors.reason(why), why + " " + message);
        }
    }

    private void refused(int status, ByteBuf body) {
        session.counters().error();
        if (CoinbaseErrors.outcomeUnknown(status)) {
            session.unknown(request, "REST status " + status);
            return;
        }
        String words;
        try {
            words = Reply.object(Reply.utf8(body.nioBuffer())).path("message").asText();
        } catch (IllegalArgumentException page) {
            // Refusals of the front end are pages for people; the status says enough.
            words = "";
        }
        session.report(Report.Kind.REJECTED, request, CoinbaseErrors.reason(status), "REST status " + status
                + (words.isEmpty() ? "" : " " + words));
    }
}
