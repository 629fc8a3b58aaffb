package arbd.execution.sim;

import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** One client of {@code /v5/public/spot} or {@code /v5/public/linear}. */
final class BybitPublic implements BybitClient {
    /** Most topics in one request; perpetuals have no such bound. */
    private static final int SPOT_TOPICS_MAX = 10;

    private final SimulatedVenue venue;
    private final SimulatedFunding funding;
    private final BybitLink link;
    private final boolean linear;
    private final Map<String, BybitView> views = new LinkedHashMap<>();

    BybitPublic(SimulatedVenue venue, SimulatedFunding funding, BybitLink link, boolean linear) {
        this.venue = venue;
        this.funding = funding;
        this.link = link;
        this.linear = linear;
    }

    @Override
    public WireChannel channel() {
        return link.channel();
    }

    @Override
    public void onClosed() {
        views.clear();
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
                    BybitTexts.ack(true, "pong", "ping", BybitLink.requestId(message), link.id()));
            case "subscribe" -> subscribe(message);
            case "unsubscribe" -> {
                message.path("args").forEach(topic -> views.remove(topic.asText()));
                link.answer(true, linear ? "" : "subscribe", "unsubscribe", message);
            }
            default -> link.answer(false, "error:op not found", message.path("op").asText(), message);
        }
    }

    /** One topic that is wrong refuses them all. */
    private void subscribe(JsonNode message) {
        Map<String, BybitView> asked = new LinkedHashMap<>();
        if (!linear && message.path("args").size() > SPOT_TOPICS_MAX) {
            link.answer(false, "args size >" + SPOT_TOPICS_MAX, "subscribe", message);
            return;
        }
        for (JsonNode topic : message.path("args")) {
            BybitView view = view(topic.asText());
            if (view == null || views.containsKey(topic.asText())) {
                link.answer(false, (view == null ? "error:handler not found,topic:" : "error:already subscribed,topic:")
                        + topic.asText(), "subscribe", message);
                return;
            }
            asked.put(topic.asText(), view);
        }
        link.answer(true, linear ? "" : "subscribe", "subscribe", message);
        views.putAll(asked);
        asked.values().forEach(view -> link.out().data(link.channel(), view.first(link.nowNanos())));
    }

    /** Null when there is no such topic. */
    private BybitView view(String topic) {
        int point = topic.lastIndexOf('.');
        Instrument instrument = venue.instrument(topic.substring(point + 1));
        if (instrument == null || point < 0) {
            return null;
        }
        ModelBook book = venue.model().book(instrument.id());
        return switch (topic.substring(0, point)) {
            case "orderbook.50" -> new BybitBookView(instrument, book, BybitBookView.DEEP);
            case "orderbook.1" -> new BybitBookView(instrument, book, BybitBookView.BEST);
            case "tickers" -> linear ? new BybitTickerView(instrument, venue.model(), funding) : null;
            default -> null;
        };
    }

    @Override
    public void onTimer(long nowNanos) {
        if (!link.out().frozen()) {
            for (BybitView view : views.values()) {
                String frame = view.next(nowNanos);
                if (frame != null) {
                    link.out().data(link.channel(), frame);
                }
            }
        }
        link.cutWhenIdle(nowNanos);
    }
}
