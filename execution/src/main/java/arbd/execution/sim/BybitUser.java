package arbd.execution.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** One client of {@code /v5/private}: what happens to the account, once it logged on and subscribed. */
final class BybitUser implements BybitClient {
    private static final Set<String> TOPICS = Set.of("order", "execution", "wallet", "position");

    private final BybitLink link;
    private final BybitLogin login;
    private final BybitDisconnect disconnect;
    private final Set<String> topics = new HashSet<>();
    private boolean loggedOn;
    private long number;

    BybitUser(BybitLink link, BybitLogin login, BybitDisconnect disconnect) {
        this.link = link;
        this.login = login;
        this.disconnect = disconnect;
    }

    @Override
    public WireChannel channel() {
        return link.channel();
    }

    @Override
    public void onClosed() {
        topics.clear();
        disconnect.gone(this, link.nowNanos());
        link.onClosed();
    }

    @Override
    public void onText(String text) {
        JsonNode message = link.heard(text);
        if (message == null) {
            link.channel().send(BybitTexts.ack(false, "error:invalid json", "", null, link.id()));
            return;
        }
        switch (message.path("op").asText()) {
            case "ping" -> link.channel().send(
                    BybitTexts.privatePong(BybitLink.requestId(message), link.id(), link.nowNanos()));
            case "auth" -> auth(message);
            case "subscribe" -> subscribe(message);
            case "unsubscribe" -> {
                message.path("args").forEach(topic -> topics.remove(topic.asText()));
                if (!topics.contains(disconnect.topic())) {
                    disconnect.gone(this, link.nowNanos());
                }
                link.answer(true, "", "unsubscribe", message);
            }
            default -> link.answer(false, "error:op not found", message.path("op").asText(), message);
        }
    }

    private void auth(JsonNode message) {
        BybitRefusal refusal = login.refusal(message.path("args"), link.nowNanos());
        loggedOn |= !refusal.refused();
        link.answer(!refusal.refused(), refusal.refused() ? refusal.words() : "", "auth", message);
    }

    private void subscribe(JsonNode message) {
        if (!loggedOn) {
            link.answer(false, "Request not authorized", "subscribe", message);
            return;
        }
        Set<String> asked = new HashSet<>();
        message.path("args").forEach(topic -> asked.add(topic.asText()));
        asked.removeAll(TOPICS);
        asked.remove(disconnect.topic());
        if (!asked.isEmpty()) {
            link.answer(false, "error:topic not found:" + asked.iterator().next(), "subscribe", message);
            return;
        }
        message.path("args").forEach(topic -> topics.add(topic.asText()));
        if (topics.contains(disconnect.topic())) {
            disconnect.subscribed(this);
        }
        link.answer(true, "", "subscribe", message);
    }

    /** Something happened. */
    void tell(String topic, String row) {
        if (topics.contains(topic)) {
            link.channel().send(BybitTexts.push(topic, ++number, link.nowNanos(), row));
        }
    }

    @Override
    public void onTimer(long nowNanos) {
        link.cutWhenIdle(nowNanos);
    }
}
