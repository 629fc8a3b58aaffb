package arbd.daemon.decode;

import arbd.daemon.decode.WireEvent.Kind;
import arbd.feeds.SequenceRule;
import arbd.feeds.bybit.BybitSequence;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Bybit v5: public and private topics of all categories, answers of the sockets, REST answers. */
final class BybitText extends VenueText {
    private static final String BOOK = "orderbook";
    private static final String SNAPSHOT = "snapshot";
    private static final String DELTA = "delta";
    private static final String PONG = "pong";

    /** What tickers said last: bid, its size, ask, its size. */
    private final Map<String, String[]> best = new HashMap<>();

    BybitText(Consumer<WireEvent> sink) {
        super(Rules::new, sink);
    }

    private static final class Rules implements BookRules {
        @Override
        public SequenceRule sequence() {
            return new BybitSequence();
        }

        @Override
        public boolean padded() {
            return true;
        }

        @Override
        public boolean asWritten() {
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
        String[] topic = root.path("topic").asText().split("\\.", 3);
        switch (topic[0]) {
            case "" -> answer(line, root);
            case BOOK -> book(line.number(), topic, root);
            case "tickers" -> ticker(line.number(), topic, root);
            case "publicTrade" -> trades(line.number(), topic, root.path("data"));
            default -> tell(line.number(), symbol(root.path("data"), topic), Kind.IGNORED, null);
        }
    }

    private void book(long line, String[] topic, JsonNode root) {
        JsonNode data = root.path("data");
        String symbol = symbol(data, topic);
        long depth = topic.length == 3 && topic[1].matches("\\d{1,4}") ? Long.parseLong(topic[1]) : 0;
        if (symbol == null || depth == 0) {
            tell(line, symbol, Kind.ERROR, null);
            return;
        }
        WireBook book = book(root.path("topic").asText(), symbol);
        book.depth((int) depth);
        String type = root.path("type").asText();
        BookChange change = new BookChange(line, SequenceRule.NONE, WireText.whole(data.path("u")), SequenceRule.NONE,
                data.path("b"), data.path("a"), null);
        boolean known = type.equals(SNAPSHOT) || type.equals(DELTA);
        if (!known || change.last() == SequenceRule.NONE) {
            book.unreadable(line);
        } else if (type.equals(SNAPSHOT) || change.last() == BybitSequence.RESTART) {
            book.replace(change);
        } else {
            book.update(change);
        }
    }

    /** What a change leaves out is as it was. */
    private void ticker(long line, String[] topic, JsonNode root) {
        JsonNode data = root.path("data");
        String symbol = symbol(data, topic);
        if (symbol == null) {
            tell(line, null, Kind.ERROR, null);
            return;
        }
        String[] quote = root.path("type").asText().equals(DELTA)
                ? best.computeIfAbsent(symbol, name -> new String[4]) : new String[4];
        best.put(symbol, quote);
        String[] keys = {"bid1Price", "bid1Size", "ask1Price", "ask1Size"};
        for (int i = 0; i < keys.length; i++) {
            quote[i] = data.has(keys[i]) ? WireText.of(data.path(keys[i])) : quote[i];
        }
        tell(new WireEvent(line, symbol, Kind.QUOTE, quote[0], quote[1], quote[2], quote[3], null, null));
        if (WireText.of(data.path("fundingRate")) != null) {
            tell(line, symbol, Kind.FUNDING, null);
        }
    }

    private void trades(long line, String[] topic, JsonNode entries) {
        if (entries.isEmpty()) {
            tell(line, symbol(entries, topic), Kind.IGNORED, null);
        }
        for (JsonNode entry : entries) {
            tell(line, symbol(entry, topic), Kind.TRADE, WireText.seq(entry.path("i")));
        }
    }

    private void answer(WireLine line, JsonNode root) {
        JsonNode result = root.path("result");
        boolean pong = root.path("op").asText().equals(PONG) || root.path("ret_msg").asText().equals(PONG);
        boolean refused = root.path("success").isBoolean() ? !root.path("success").booleanValue()
                : root.has("retCode") && root.path("retCode").asInt(-1) != 0;
        if (refused) {
            tell(line.number(), null, Kind.ERROR, null);
        } else if (pong) {
            tell(line.number(), null, Kind.HEARTBEAT, null);
        } else if (line.answer() && result.path("b").isArray() && result.path("a").isArray()) {
            whole(line.number(), result);
        } else {
            boolean answer = root.has("success") || root.has("retCode");
            tell(line.number(), null, answer ? Kind.ACK : Kind.IGNORED, null);
        }
    }

    /** A book that was asked for; the stream's books have other depths, and numbers of their own. */
    private void whole(long line, JsonNode result) {
        JsonNode bid = result.path("b").path(0);
        JsonNode ask = result.path("a").path(0);
        tell(new WireEvent(line, WireText.of(result.path("s")), Kind.SNAPSHOT, WireText.of(bid.path(0)),
                WireText.of(bid.path(1)), WireText.of(ask.path(0)), WireText.of(ask.path(1)),
                WireText.seq(result.path("u")), null));
    }

    /** The symbol in the data, else the last part of the topic; null = there is none. */
    private static String symbol(JsonNode data, String[] topic) {
        JsonNode entry = data.isArray() ? data.path(0) : data;
        String named = WireText.of(entry.path(entry.has("s") ? "s" : "symbol"));
        return named != null || topic.length == 1 ? named : topic[topic.length - 1];
    }
}
