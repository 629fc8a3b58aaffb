package arbd.daemon.decode;

import arbd.daemon.decode.WireEvent.Kind;
import arbd.feeds.SequenceRule;
import arbd.feeds.coinbase.CoinbaseSequence;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Coinbase: Advanced Trade, whose every frame on a connection has the next number, whatever its channel; and Exchange,
 * whose books have none. Their messages cannot be mistaken for each other.
 */
final class CoinbaseText extends VenueText {
    /** Exchange was seen to write sizes such as {@code 0.-10000}. */
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    private final Connection connection;

    CoinbaseText(Consumer<WireEvent> sink) {
        this(new Connection(), sink);
    }

    private CoinbaseText(Connection connection, Consumer<WireEvent> sink) {
        super(() -> new Rules(connection), sink);
        this.connection = connection;
    }

    /** What the number of the line at hand says, to all books alike; Exchange has none: what comes next is next. */
    private static final class Connection implements SequenceRule {
        private final SequenceRule numbers = new CoinbaseSequence();
        private Verdict verdict = Verdict.APPLY;

        /** A recording may begin anywhere. */
        void take(long number) {
            verdict = number == NONE || numbers.last() == NONE ? Verdict.APPLY : numbers.next(NONE, number, NONE);
            if (number != NONE && (numbers.last() == NONE || verdict == Verdict.GAP)) {
                numbers.snapshot(number);
            }
        }

        @Override
        public void snapshot(long last) {
            // a book's snapshot says nothing about the connection
        }

        @Override
        public Verdict next(long first, long last, long previous) {
            return verdict == Verdict.STALE ? Verdict.STALE : Verdict.APPLY;
        }

        @Override
        public long last() {
            return NONE;
        }
    }

    private record Rules(SequenceRule sequence) implements BookRules {

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
            return level.path(0);
        }

        @Override
        public JsonNode quantity(JsonNode level) {
            return level.path(1);
        }

        @Override
        public long checksum(TextBook book) {
            return 0;
        }
    }

    @Override
    void read(WireLine line) {
        JsonNode root = line.root();
        if (root.has("channel") && root.has("events")) {
            long number = WireText.whole(root.path("sequence_num"));
            connection.take(number);
            if (connection.verdict == SequenceRule.Verdict.GAP) {
                books().forEach(book -> book.lost(line.number(), number));
            }
            events(line.number(), number, root);
        } else if (root.has("type")) {
            connection.take(SequenceRule.NONE);
            exchange(line.number(), root);
        } else if (root.has("success")) {
            tell(line.number(), null, root.path("success").asBoolean() ? Kind.ACK : Kind.ERROR, null);
        } else {
            tell(line.number(), null, Kind.IGNORED, null);
        }
    }

    private void events(long line, long number, JsonNode root) {
        JsonNode events = root.path("events");
        Long seq = number == SequenceRule.NONE ? null : Long.valueOf(number);
        String channel = root.path("channel").asText();
        if (channel.equals("l2_data") && events.isArray() && !events.isEmpty()) {
            events.forEach(event -> book(line, number, event));
            return;
        }
        switch (channel) {
            case "heartbeats" -> tell(line, null, Kind.HEARTBEAT, seq);
            case "subscriptions" -> tell(line, null, Kind.ACK, seq);
            case "ticker", "ticker_batch" -> each(line, seq, events, "tickers", ticker -> tell(new WireEvent(line,
                    product(ticker), Kind.QUOTE, WireText.of(ticker.path("best_bid")),
                    WireText.of(ticker.path("best_bid_quantity")), WireText.of(ticker.path("best_ask")),
                    WireText.of(ticker.path("best_ask_quantity")), seq, null)));
            case "market_trades" -> each(line, seq, events, "trades",
                    trade -> tell(line, product(trade), Kind.TRADE, WireText.seq(trade.path("trade_id"))));
            default -> tell(line, null, Kind.IGNORED, seq);
        }
    }

    private void each(long line, Long seq, JsonNode events, String list, Consumer<JsonNode> told) {
        boolean none = true;
        for (JsonNode event : events) {
            for (JsonNode entry : event.path(list)) {
                told.accept(entry);
                none = false;
            }
        }
        if (none) {
            tell(line, null, Kind.IGNORED, seq);
        }
    }

    private void book(long line, long number, JsonNode event) {
        ArrayNode bids = JsonNodeFactory.instance.arrayNode();
        ArrayNode asks = JsonNodeFactory.instance.arrayNode();
        boolean right = event.path("updates").isArray();
        for (JsonNode update : event.path("updates")) {
            String side = update.path("side").asText();
            right &= side.equals("bid") || side.equals("offer");
            (side.equals("bid") ? bids : asks).addArray()
                    .add(update.path("price_level")).add(update.path("new_quantity"));
        }
        take(event, right, new BookChange(line, SequenceRule.NONE, number, SequenceRule.NONE, bids, asks, null),
                event.path("type").asText());
    }

    private void exchange(long line, JsonNode root) {
        String product = product(root);
        switch (root.path("type").asText()) {
            case "snapshot" -> take(root, true, change(line, legible(root.path("bids")), legible(root.path("asks"))),
                    "snapshot");
            case "l2update" -> changes(line, root);
            case "ticker" -> tell(new WireEvent(line, product, Kind.QUOTE, WireText.of(root.path("best_bid")),
                    WireText.of(root.path("best_bid_size")), WireText.of(root.path("best_ask")),
                    WireText.of(root.path("best_ask_size")), WireText.seq(root.path("sequence")), null));
            case "match", "last_match" -> tell(line, product, Kind.TRADE, WireText.seq(root.path("trade_id")));
            case "heartbeat" -> tell(line, product, Kind.HEARTBEAT, WireText.seq(root.path("sequence")));
            case "subscriptions" -> tell(line, null, Kind.ACK, null);
            case "error" -> tell(line, product, Kind.ERROR, null);
            default -> tell(line, product, Kind.IGNORED, null);
        }
    }

    private void changes(long line, JsonNode root) {
        ArrayNode bids = JsonNodeFactory.instance.arrayNode();
        ArrayNode asks = JsonNodeFactory.instance.arrayNode();
        boolean right = root.path("changes").isArray();
        for (JsonNode change : root.path("changes")) {
            String side = change.path(0).asText();
            right &= side.equals("buy") || side.equals("sell");
            (side.equals("buy") ? bids : asks).addArray().add(change.path(1)).add(change.path(2));
        }
        take(root, right, change(line, bids, asks), "update");
    }

    private void take(JsonNode named, boolean right, BookChange change, String type) {
        String product = product(named);
        boolean snapshot = type.equals("snapshot");
        if (product == null) {
            tell(change.line(), null, Kind.ERROR, change.seq());
        } else if (!right || !snapshot && !type.equals("update")) {
            book(product).unreadable(change.line());
        } else if (snapshot && connection.verdict == SequenceRule.Verdict.STALE) {
            tell(change.line(), product, Kind.STALE, change.seq());
        } else if (snapshot) {
            book(product).replace(change);
        } else {
            book(product).update(change);
        }
    }

    /** The levels whose size can be read. */
    private static JsonNode legible(JsonNode levels) {
        ArrayNode some = JsonNodeFactory.instance.arrayNode();
        for (JsonNode level : levels) {
            if (NUMBER.matcher(level.path(1).asText()).matches()) {
                some.add(level);
            }
        }
        return levels.isArray() ? some : levels;
    }

    private static BookChange change(long line, JsonNode bids, JsonNode asks) {
        return new BookChange(line, SequenceRule.NONE, SequenceRule.NONE, SequenceRule.NONE, bids, asks, null);
    }

    private static String product(JsonNode of) {
        return WireText.of(of.path("product_id"));
    }
}
