package arbd.daemon.decode;

import arbd.daemon.decode.WireEvent.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Hyperliquid: market data of perpetuals and spot, answers to what is posted, and answers of REST. Books come whole
 * each time, so that none is kept: what counts is that their time does not go back.
 */
final class HyperliquidText extends VenueText {
    private final Map<String, Long> times = new HashMap<>();

    HyperliquidText(Consumer<WireEvent> sink) {
        super(sink);
    }

    @Override
    void read(WireLine line) {
        JsonNode root = line.root();
        if (root.has("channel")) {
            channel(line.number(), root.path("channel").asText(), root.path("data"));
        } else if (root.has("levels")) {
            book(line.number(), root);
        } else if (root.has("status")) {
            tell(line.number(), null, granted(root) ? Kind.ACK : Kind.ERROR, null);
        } else {
            tell(line.number(), null, Kind.IGNORED, null);
        }
    }

    private void channel(long line, String channel, JsonNode data) {
        switch (channel) {
            case "l2Book" -> book(line, data);
            case "bbo" -> best(line, Kind.QUOTE, data, data.path("bbo").path(0), data.path("bbo").path(1));
            case "trades" -> trades(line, data);
            case "activeAssetCtx" -> tell(line, coin(data), Kind.FUNDING, null);
            case "subscriptionResponse" -> tell(line, coin(data.path("subscription")), Kind.ACK, null);
            case "pong" -> tell(line, null, Kind.HEARTBEAT, null);
            case "error" -> tell(line, null, Kind.ERROR, null);
            case "post" -> post(line, data.path("response"));
            default -> tell(line, coin(data), Kind.IGNORED, null);
        }
    }

    private void book(long line, JsonNode data) {
        JsonNode levels = data.path("levels");
        if (coin(data) == null || !levels.path(0).isArray() || !levels.path(1).isArray()) {
            tell(line, coin(data), Kind.ERROR, null);
            return;
        }
        Long time = WireText.seq(data.path("time"));
        Long before = time == null ? null : times.put(coin(data), time);
        if (before != null && time < before) {
            times.put(coin(data), before);
            tell(line, coin(data), Kind.STALE, time);
        } else {
            best(line, Kind.SNAPSHOT, data, levels.path(0).path(0), levels.path(1).path(0));
        }
    }

    private void trades(long line, JsonNode data) {
        if (!data.isArray() || data.isEmpty()) {
            tell(line, null, Kind.IGNORED, null);
        }
        data.forEach(trade -> tell(line, coin(trade), Kind.TRADE, WireText.seq(trade.path("tid"))));
    }

    /** A side without orders is null, or an empty list in a book. */
    private void best(long line, Kind kind, JsonNode data, JsonNode bid, JsonNode ask) {
        tell(new WireEvent(line, coin(data), kind, WireText.of(bid.path("px")), WireText.of(bid.path("sz")),
                WireText.of(ask.path("px")), WireText.of(ask.path("sz")), WireText.seq(data.path("time")), null));
    }

    private void post(long line, JsonNode response) {
        boolean refused = response.path("type").asText().equals("error")
                || response.path("payload").has("status") && !granted(response.path("payload"));
        tell(line, null, refused ? Kind.ERROR : Kind.ACK, null);
    }

    /** Whether an answer grants what was asked; of several orders in one request, all of it. */
    private static boolean granted(JsonNode answer) {
        if (!answer.path("status").asText().equals("ok")) {
            return false;
        }
        for (JsonNode status : answer.path("response").path("data").path("statuses")) {
            if (status.has("error")) {
                return false;
            }
        }
        return true;
    }

    private static String coin(JsonNode data) {
        return WireText.of(data.path("coin"));
    }
}
