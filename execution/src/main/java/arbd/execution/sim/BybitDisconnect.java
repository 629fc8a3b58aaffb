package arbd.execution.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Bybit's disconnect cancel protection: when the last private socket that subscribed its topic is gone, and none comes
 * within a window, what rests is cancelled. It takes effect at once here; the venue asks for ten seconds.
 */
final class BybitDisconnect {
    private static final long SECOND = 1_000_000_000L;
    private static final int WINDOW_SECONDS = 10;

    private final DeadMan deadMan;
    private final String product;
    private final String topic;
    private final Set<Object> watched = new HashSet<>();
    private long windowSeconds = WINDOW_SECONDS;

    BybitDisconnect(DeadMan deadMan, boolean linear) {
        this.deadMan = deadMan;
        this.product = linear ? "DERIVATIVES" : "SPOT";
        this.topic = linear ? "dcp.future" : "dcp.spot";
    }

    /** What a private socket subscribes. */
    String topic() {
        return topic;
    }

    /** A socket subscribed the topic. */
    void subscribed(Object socket) {
        watched.add(socket);
        deadMan.arm(0, 0);
    }

    /** A socket is gone, or has unsubscribed. */
    void gone(Object socket, long nowNanos) {
        if (watched.remove(socket) && watched.isEmpty() && !deadMan.refused()) {
            deadMan.arm(windowSeconds * SECOND, nowNanos);
        }
    }

    /** Result of setting the window. */
    HttpReply set(HttpCall call, long nowNanos) {
        JsonNode body = JsonInput.object(call.body());
        long seconds = body == null ? 0 : body.path("timeWindow").asLong();
        if (seconds < 3 || seconds > 300 || !body.path("product").asText().equals(product)) {
            return BybitTexts.refusal(10001, "params error: dcp invalid", nowNanos);
        }
        windowSeconds = seconds;
        return BybitTexts.rest("{}", nowNanos);
    }

    /** What is set; an account that may not have the protection is told of none. */
    HttpReply told(long nowNanos) {
        JsonText text = new JsonText().open().list("dcpInfos");
        if (!deadMan.refused()) {
            text.open().text("product", product).text("dcpStatus", "ON")
                    .text("timeWindow", Long.toString(windowSeconds)).close();
        }
        return BybitTexts.rest(text.endList().close().toString(), nowNanos);
    }
}
