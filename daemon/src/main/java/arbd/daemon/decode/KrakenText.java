package arbd.daemon.decode;

import arbd.daemon.decode.WireEvent.Kind;
import arbd.feeds.InOrder;
import arbd.feeds.SequenceRule;
import arbd.feeds.kraken.KrakenChecksum;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Kraken spot: WebSocket v2, and archives of v1 with its messages as arrays. */
final class KrakenText extends VenueText {
    private static final int[] DEPTHS = {10, 25, 100, 500, 1000};
    private static final JsonNode NOTHING = MissingNode.getInstance();

    private final Map<String, Integer> depths = new HashMap<>();

    KrakenText(Consumer<WireEvent> sink) {
        super(Rules::new, sink);
    }

    private static final class Rules implements BookRules {
        private final KrakenChecksum checksum = new KrakenChecksum();

        @Override
        public SequenceRule sequence() {
            return new InOrder();
        }

        @Override
        public boolean padded() {
            return true;
        }

        @Override
        public boolean snapshotIsStreamed() {
            return true;
        }

        @Override
        public boolean buffers() {
            return false;
        }

        @Override
        public JsonNode price(JsonNode level) {
            return level.isArray() ? level.path(0) : level.path("price");
        }

        @Override
        public JsonNode quantity(JsonNode level) {
            return level.isArray() ? level.path(1) : level.path("qty");
        }

        @Override
        public long checksum(TextBook book) {
            return checksum.of(book.levels(), 0, 0);
        }
    }

    @Override
    void read(WireLine line) {
        JsonNode root = line.root();
        if (root.isArray()) {
            archived(line.number(), root);
        } else if (root.has("channel")) {
            channel(line.number(), root);
        } else if (root.has("method")) {
            answer(line.number(), root);
        } else {
            status(line.number(), root);
        }
    }

    private void channel(long line, JsonNode root) {
        String channel = root.path("channel").asText();
        JsonNode entries = root.path("data");
        boolean each = entries.isArray() && !entries.isEmpty();
        if (channel.equals("heartbeat")) {
            tell(line, null, Kind.HEARTBEAT, null);
        } else if (each && channel.equals("book")) {
            entries.forEach(entry -> book(line, root.path("type").asText().equals("snapshot"), entry));
        } else if (each && channel.equals("ticker")) {
            entries.forEach(entry -> tell(new WireEvent(line, symbol(entry), Kind.QUOTE,
                    WireText.of(entry.path("bid")), WireText.of(entry.path("bid_qty")),
                    WireText.of(entry.path("ask")), WireText.of(entry.path("ask_qty")), null, null)));
        } else if (each && channel.equals("trade")) {
            entries.forEach(entry ->
                    tell(line, symbol(entry), Kind.TRADE, WireText.seq(entry.path("trade_id"))));
        } else {
            tell(line, symbol(entries.path(0)), Kind.IGNORED, null);
        }
    }

    private void book(long line, boolean snapshot, JsonNode entry) {
        String symbol = symbol(entry);
        if (symbol == null) {
            tell(line, null, Kind.ERROR, null);
            return;
        }
        apply(symbol, snapshot, new BookChange(line, SequenceRule.NONE, SequenceRule.NONE, SequenceRule.NONE,
                entry.path("bids"), entry.path("asks"), WireText.seq(entry.path("checksum"))));
    }

    private void apply(String symbol, boolean snapshot, BookChange change) {
        WireBook book = book(symbol);
        if (snapshot) {
            int seen = Math.max(change.bids().size(), change.asks().size());
            book.depth(depths.getOrDefault(symbol, depthOf(seen)));
            book.replace(change);
        } else {
            book.update(change);
        }
    }

    private void answer(long line, JsonNode root) {
        JsonNode result = root.path("result");
        String symbol = symbol(result);
        if (root.path("method").asText().equals("pong")) {
            tell(line, null, Kind.HEARTBEAT, null);
        } else if (root.has("error") || root.has("success") && !root.path("success").asBoolean()) {
            tell(line, WireText.of(root.path("symbol")), Kind.ERROR, null);
        } else if (root.has("success")) {
            if (symbol != null && result.path("channel").asText().equals("book") && result.path("depth").isInt()) {
                subscribed(symbol, result.path("depth").intValue());
            }
            tell(line, symbol, Kind.ACK, null);
        } else {
            tell(line, null, Kind.IGNORED, null);
        }
    }

    /** An answer or notice of v1, which has {@code event}, or of REST. */
    private void status(long line, JsonNode root) {
        String event = root.path("event").asText();
        String status = root.path("status").asText();
        String symbol = WireText.of(root.path("pair"));
        if (event.equals("heartbeat") || event.equals("pong")) {
            tell(line, null, Kind.HEARTBEAT, null);
        } else if (event.equals("subscriptionStatus") && !status.equals("error")) {
            JsonNode subscription = root.path("subscription");
            if (symbol != null && subscription.path("name").asText().equals("book")
                    && subscription.path("depth").isInt()) {
                subscribed(symbol, subscription.path("depth").intValue());
            }
            tell(line, symbol, Kind.ACK, null);
        } else if (status.equals("error") || root.path("error").size() > 0 || root.path("error").isTextual()) {
            tell(line, symbol, Kind.ERROR, null);
        } else {
            tell(line, null, root.has("result") ? Kind.ACK : Kind.IGNORED, null);
        }
    }

    /** {@code [channelID, payload..., channelName, pair]} of v1. */
    private void archived(long line, JsonNode root) {
        String symbol = WireText.of(root.path(root.size() - 1));
        String channel = root.path(root.size() - 2).asText();
        JsonNode payload = root.path(1);
        if (root.size() < 4 || symbol == null) {
            tell(line, null, Kind.ERROR, null);
        } else if (channel.startsWith("book-")) {
            archivedBook(line, symbol, root);
        } else if (channel.equals("trade") && payload.isArray() && !payload.isEmpty()) {
            payload.forEach(trade -> tell(line, symbol, Kind.TRADE, null));
        } else if (channel.equals("ticker")) {
            JsonNode bid = payload.path("b");
            JsonNode ask = payload.path("a");
            tell(new WireEvent(line, symbol, Kind.QUOTE, WireText.of(bid.path(0)), WireText.of(bid.path(2)),
                    WireText.of(ask.path(0)), WireText.of(ask.path(2)), null, null));
        } else if (channel.equals("spread")) {
            tell(new WireEvent(line, symbol, Kind.QUOTE, WireText.of(payload.path(0)), WireText.of(payload.path(3)),
                    WireText.of(payload.path(1)), WireText.of(payload.path(4)), null, null));
        } else {
            tell(line, symbol, Kind.IGNORED, null);
        }
    }

    private void archivedBook(long line, String symbol, JsonNode root) {
        JsonNode bids = NOTHING;
        JsonNode asks = NOTHING;
        Long checksum = null;
        boolean snapshot = false;
        for (int i = 1; i < root.size() - 2; i++) {
            JsonNode part = root.path(i);
            snapshot |= part.has("as") || part.has("bs");
            bids = part.has("bs") ? part.path("bs") : part.has("b") ? part.path("b") : bids;
            asks = part.has("as") ? part.path("as") : part.has("a") ? part.path("a") : asks;
            checksum = part.has("c") ? WireText.seq(part.path("c")) : checksum;
        }
        apply(symbol, snapshot, new BookChange(line, SequenceRule.NONE, SequenceRule.NONE, SequenceRule.NONE,
                bids, asks, checksum));
    }

    /** The depth holds from the next snapshot on; it is not news about the book that there is. */
    private void subscribed(String symbol, int depth) {
        if (depth >= DEPTHS[0] && depth <= DEPTHS[DEPTHS.length - 1]) {
            depths.put(symbol, depth);
        }
    }

    private static int depthOf(int levels) {
        for (int depth : DEPTHS) {
            if (levels <= depth) {
                return depth;
            }
        }
        return WireBook.LEVELS_MAX;
    }

    private static String symbol(JsonNode entry) {
        return WireText.of(entry.path("symbol"));
    }
}
