package arbd.execution.sim;

import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One client of the market streams: {@code bookTicker} on each change of the top, partial depth and mark prices at
 * their intervals, and the diff streams, whose events are the same for all clients.
 */
final class BinanceStreams implements WireSession {
    private static final String BOOK_TICKER = "bookTicker";
    private static final int STREAMS_MAX = 1_024;
    private static final int DIFF = -1;
    private static final int MARK = -2;
    private static final long SECOND = 1_000_000_000L;

    /** One subscription: depth 0 is {@code bookTicker}, -1 a diff stream, -2 the mark price. */
    private static final class Subscription {
        private final Instrument instrument;
        private final int depth;
        private final long everyNanos;
        private long dueNanos;

        Subscription(Instrument instrument, int depth, long everyNanos) {
            this.instrument = instrument;
            this.depth = depth;
            this.everyNanos = everyNanos;
        }
    }

    private final SimulatedVenue venue;
    private final BinanceDialect dialect;
    private final String root;
    private final DataOut out;
    private final WireChannel channel;
    private Runnable closed = () -> { };
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private boolean combined;

    /** @param root what the path began with: a venue may serve some streams below some roots only */
    BinanceStreams(SimulatedVenue venue, BinanceDialect dialect, String root, DataOut out, WireChannel channel,
            boolean combined) {
        this.venue = venue;
        this.dialect = dialect;
        this.root = root;
        this.out = out;
        this.channel = channel;
        this.combined = combined;
    }

    void whenClosed(Runnable task) {
        closed = task;
    }

    WireChannel channel() {
        return channel;
    }

    /** Streams with names that are not simulated are taken and stay silent, as the venue does with unknown ones. */
    void subscribe(String stream) {
        int at = stream.indexOf('@');
        if (at < 0 || subscriptions.size() >= STREAMS_MAX) {
            return;
        }
        Instrument instrument = venue.instrument(stream.substring(0, at).toUpperCase(Locale.ROOT));
        String kind = stream.substring(at + 1);
        if (instrument == null || !dialect.streams(root, kind)) {
            return;
        }
        if (kind.equals(BOOK_TICKER)) {
            subscriptions.put(stream, new Subscription(instrument, 0, 0));
        } else if (BinanceDepth.FAST.equals("@" + kind) || BinanceDepth.SLOW.equals("@" + kind)) {
            subscriptions.put(stream, new Subscription(instrument, DIFF, 0));
        } else if (kind.matches("markPrice(@1s)?")) {
            subscriptions.put(stream, new Subscription(instrument, MARK, kind.endsWith("@1s") ? SECOND : 3 * SECOND));
        } else if (kind.matches("depth(5|10|20)(@100ms|@1000ms)?")) {
            String[] parts = kind.substring("depth".length()).split("@");
            long everyNanos = parts.length > 1 && parts[1].equals("100ms") ? 100_000_000L : 1_000_000_000L;
            subscriptions.put(stream, new Subscription(instrument, Integer.parseInt(parts[0]), everyNanos));
        }
    }

    @Override
    public void onText(String text) {
        JsonNode request = JsonInput.object(text);
        if (request == null) {
            channel.send("{\"error\":{\"code\":3,\"msg\":\"Invalid JSON: expected value at line 1 column 1\"}}");
            return;
        }
        String id = request.has("id") ? request.get("id").toString() : "null";
        switch (request.path("method").asText()) {
            case "SUBSCRIBE" -> {
                names(request).forEach(this::subscribe);
                result(id, "null");
            }
            case "UNSUBSCRIBE" -> {
                names(request).forEach(subscriptions::remove);
                result(id, "null");
            }
            case "LIST_SUBSCRIPTIONS" -> result(id, subscriptionList());
            case "SET_PROPERTY" -> {
                combined = request.path("params").path(1).asBoolean(combined);
                result(id, "null");
            }
            default -> channel.send("{\"error\":{\"code\":2,\"msg\":\"Invalid request: unknown variant\"},\"id\":" + id
                    + "}");
        }
    }

    private static List<String> names(JsonNode request) {
        List<String> names = new ArrayList<>();
        request.path("params").forEach(name -> names.add(name.asText()));
        return names;
    }

    private void result(String id, String result) {
        channel.send("{\"result\":" + result + ",\"id\":" + id + "}");
    }

    private String subscriptionList() {
        JsonText list = new JsonText().open().list("l");
        subscriptions.keySet().forEach(name -> list.item(JsonText.quote(name)));
        String text = list.endList().toString();
        return text.substring(text.indexOf('['));
    }

    void onTop(int instrument, String data) {
        for (Map.Entry<String, Subscription> entry : subscriptions.entrySet()) {
            Subscription subscription = entry.getValue();
            if (subscription.depth == 0 && subscription.instrument.id() == instrument) {
                send(entry.getKey(), data);
            }
        }
    }

    void onDiff(String stream, String event) {
        if (subscriptions.containsKey(stream)) {
            send(stream, event);
        }
    }

    void onTimer(long nowNanos) {
        for (Map.Entry<String, Subscription> entry : subscriptions.entrySet()) {
            Subscription due = entry.getValue();
            if (due.everyNanos > 0 && nowNanos >= due.dueNanos) {
                due.dueNanos = nowNanos + due.everyNanos;
                send(entry.getKey(), due.depth == MARK
                        ? dialect.markPrice(due.instrument, nowNanos)
                        : dialect.depth(due.instrument, due.depth, nowNanos));
            }
        }
    }

    private void send(String stream, String data) {
        out.data(channel, combined ? BinanceTexts.wrapped(stream, data) : data);
    }

    @Override
    public void onClosed() {
        closed.run();
    }
}
