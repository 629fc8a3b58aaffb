package arbd.execution.sim;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a client of Bybit's sockets reaches the rest of its venue, and when it was last heard. A client that says nothing
 * for a while is cut.
 */
final class BybitLink {
    private final VenueLoop loop;
    private final DataOut out;
    private final WireChannel channel;
    private final String id;
    private final long idleNanos;
    private final Runnable closed;
    private long heardNanos;

    /**
     * Of one client.
     *
     * @param id as the venue names the connection
     * @param idleNanos how long it may be silent
     * @param closed told when the client is gone
     */
    BybitLink(VenueLoop loop, DataOut out, WireChannel channel, String id, long idleNanos,
            Runnable closed) {
        this.loop = loop;
        this.out = out;
        this.channel = channel;
        this.id = id;
        this.idleNanos = idleNanos;
        this.closed = closed;
        this.heardNanos = loop.nowNanos();
    }

    WireChannel channel() {
        return channel;
    }

    DataOut out() {
        return out;
    }

    String id() {
        return id;
    }

    long nowNanos() {
        return loop.nowNanos();
    }

    /** Reads what the client said, null when it is no object. */
    JsonNode heard(String text) {
        heardNanos = loop.nowNanos();
        return JsonInput.object(text);
    }

    /** The client's id of a request, as JSON text; null = it gave none. */
    static String requestId(JsonNode message) {
        return message.has("req_id") ? message.get("req_id").toString() : null;
    }

    /** Answers a request to a public or private socket. */
    void answer(boolean success, String words, String op, JsonNode message) {
        out.reply(channel, BybitTexts.ack(success, words, op, requestId(message), id));
    }

    void cutWhenIdle(long nowNanos) {
        if (nowNanos - heardNanos > idleNanos) {
            channel.cut();
        }
    }

    void onClosed() {
        closed.run();
    }
}
