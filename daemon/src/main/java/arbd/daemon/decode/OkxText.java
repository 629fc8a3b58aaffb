package arbd.daemon.decode;

import arbd.daemon.decode.WireEvent.Kind;
import arbd.feeds.SequenceRule;
import arbd.feeds.okx.OkxChecksum;
import arbd.feeds.okx.OkxSequence;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Consumer;

/** OKX v5: public and private channels, answers of requests, REST books. */
final class OkxText extends VenueText {
    private static final String BOOKS = "books";
    /** Channels of snapshots and updates, and how many levels a side they keep. */
    private static final Map<String, Integer> DEPTHS =
            Map.of(BOOKS, 400, "books-l2-tbt", 400, "books50-l2-tbt", 50, "books-rpi", 400);

    OkxText(Consumer<WireEvent> sink) {
        super(Rules::new, sink);
    }

    private static final class Rules implements BookRules {
        private final OkxChecksum checksum = new OkxChecksum();

        @Override
        public SequenceRule sequence() {
            return new OkxSequence();
        }

        @Override
        public boolean padded() {
            return false;
        }

        @Override
        public boolean snapshotIsStreamed() {
            return true;
        }

        @Override
        public boolean buffers() {
            return true;
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
            return checksum.of(book.levels(), book.pxDecimals(), book.qtyDecimals());
        }
    }

    @Override
    void read(WireLine line) {
        JsonNode root = line.root();
        JsonNode entries = root.path("data");
        if (root.has("event")) {
            event(line.number(), root);
        } else if (!root.has("arg")) {
            answer(line, root);
        } else if (entries.isArray() && !entries.isEmpty()) {
            entries.forEach(entry -> channel(line.number(), root, entry));
        } else {
            tell(line.number(), symbol(root.path("arg")), Kind.IGNORED, null);
        }
    }

    @Override
    void readPlain(long line, String text) {
        tell(line, null, text.equals("pong") ? Kind.HEARTBEAT : text.equals("ping") ? Kind.IGNORED : Kind.ERROR, null);
    }

    private void channel(long line, JsonNode root, JsonNode entry) {
        JsonNode arg = root.path("arg");
        String channel = arg.path("channel").asText();
        String symbol = symbol(entry) == null ? symbol(arg) : symbol(entry);
        Integer depth = DEPTHS.get(channel);
        if (depth != null) {
            book(line, symbol, root, entry);
            return;
        }
        switch (channel) {
            case "bbo-tbt" -> best(line, symbol, Kind.QUOTE, entry);
            case "books5" -> best(line, symbol, Kind.SNAPSHOT, entry);
            case "tickers" -> tell(new WireEvent(line, symbol, Kind.QUOTE,
                    WireText.of(entry.path("bidPx")), WireText.of(entry.path("bidSz")),
                    WireText.of(entry.path("askPx")), WireText.of(entry.path("askSz")), null, null));
            case "trades", "trades-all" -> tell(line, symbol, Kind.TRADE, WireText.seq(entry.path("tradeId")));
            case "funding-rate" -> tell(line, symbol, Kind.FUNDING, null);
            default -> tell(line, symbol, Kind.IGNORED, null);
        }
    }

    private void book(long line, String symbol, JsonNode root, JsonNode entry) {
        String channel = root.path("arg").path("channel").asText();
        if (symbol == null) {
            tell(line, null, Kind.ERROR, null);
            return;
        }
        WireBook book = book(channel + ' ' + symbol, symbol);
        book.depth(DEPTHS.get(channel));
        String action = root.path("action").asText();
        if (action.equals("snapshot")) {
            book.replace(change(line, entry));
        } else if (action.equals("update")) {
            book.update(change(line, entry));
        } else {
            book.unreadable(line);
        }
    }

    private void best(long line, String symbol, Kind kind, JsonNode entry) {
        JsonNode bid = entry.path("bids").path(0);
        JsonNode ask = entry.path("asks").path(0);
        tell(new WireEvent(line, symbol, kind, WireText.of(bid.path(0)), WireText.of(bid.path(1)),
                WireText.of(ask.path(0)), WireText.of(ask.path(1)), WireText.seq(entry.path("seqId")), null));
    }

    private void event(long line, JsonNode root) {
        String code = root.path("code").asText("0");
        String symbol = symbol(root.path("arg"));
        switch (root.path("event").asText()) {
            case "subscribe", "unsubscribe", "login" ->
                    tell(line, symbol, code.equals("0") ? Kind.ACK : Kind.ERROR, null);
            case "error" -> tell(line, symbol, Kind.ERROR, null);
            default -> tell(line, symbol, Kind.IGNORED, null);
        }
    }

    private void answer(WireLine line, JsonNode root) {
        JsonNode entry = root.path("data").path(0);
        if (!root.has("code")) {
            tell(line.number(), null, Kind.IGNORED, null);
        } else if (!root.path("code").asText().equals("0")) {
            tell(line.number(), null, Kind.ERROR, null);
        } else if (entry.has("bids") && entry.has("asks")) {
            String asked = line.asked("instId");
            WireBook book = asked == null ? onlyBook() : book(BOOKS + ' ' + asked, asked);
            if (book == null) {
                tell(line.number(), null, Kind.ERROR, null);
            } else {
                book.answer(change(line.number(), entry));
            }
        } else {
            tell(line.number(), null, Kind.ACK, null);
        }
    }

    private static BookChange change(long line, JsonNode entry) {
        JsonNode checksum = entry.path("checksum");
        boolean supplied = checksum.isIntegralNumber() && checksum.longValue() != OkxChecksum.NOT_SUPPLIED;
        return new BookChange(line, SequenceRule.NONE, WireText.whole(entry.path("seqId")),
                WireText.whole(entry.path("prevSeqId")), entry.path("bids"), entry.path("asks"),
                supplied ? checksum.longValue() : null);
    }

    private static String symbol(JsonNode entry) {
        return WireText.of(entry.path("instId"));
    }
}
