package arbd.daemon.decode;

import arbd.daemon.decode.WireEvent.Kind;
import arbd.feeds.SequenceRule;
import arbd.feeds.binance.FuturesSequence;
import arbd.feeds.binance.SpotSequence;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Binance: spot, USD-M and COIN-M streams, raw or wrapped, their REST depth answers, and answers of the WebSocket API.
 */
final class BinanceText extends VenueText {
    /** Streams that send the best levels whole each time. */
    private static final Pattern PARTIAL = Pattern.compile("([^@]+)@depth(5|10|20)(@\\d+ms)?");

    BinanceText(boolean futures, Consumer<WireEvent> sink) {
        super(() -> new Rules(futures ? new FuturesSequence() : new SpotSequence()), sink);
    }

    private record Rules(SequenceRule sequence) implements BookRules {
        @Override
        public boolean padded() {
            return true;
        }

        @Override
        public boolean snapshotIsStreamed() {
            return false;
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
            return 0;
        }
    }

    @Override
    void read(WireLine line) {
        JsonNode root = line.root();
        String stream = root.path("stream").asText();
        boolean wrapped = root.has("stream") && root.has("data");
        JsonNode body = wrapped ? root.path("data") : root;
        if (PARTIAL.matcher(stream).matches()) {
            partial(line.number(), stream, body);
        } else if (body.has("lastUpdateId")) {
            snapshot(line, body);
        } else if (body.has("e")) {
            event(line.number(), body);
        } else if (body.has("u") && body.has("b") && body.has("a")) {
            quote(line.number(), body);
        } else {
            answer(line.number(), root);
        }
    }

    private void event(long line, JsonNode body) {
        String symbol = WireText.of(body.path("s"));
        switch (body.path("e").asText()) {
            case "depthUpdate" -> depth(line, symbol, body);
            case "bookTicker" -> quote(line, body);
            case "trade" -> tell(line, symbol, Kind.TRADE, WireText.seq(body.path("t")));
            case "aggTrade" -> tell(line, symbol, Kind.TRADE, WireText.seq(body.path("a")));
            case "markPriceUpdate" -> tell(line, symbol, Kind.FUNDING, null);
            default -> tell(line, symbol, Kind.IGNORED, null);
        }
    }

    private void depth(long line, String symbol, JsonNode body) {
        long first = WireText.whole(body.path("U"));
        long last = WireText.whole(body.path("u"));
        if (symbol == null) {
            tell(line, null, Kind.ERROR, null);
        } else if (first == SequenceRule.NONE || last == SequenceRule.NONE) {
            book(symbol).unreadable(line);
        } else {
            book(symbol).update(new BookChange(line, first, last, WireText.whole(body.path("pu")),
                    body.path("b"), body.path("a"), null));
        }
    }

    /** An answer does not say of which symbol it is: the recording does, or only one book can be meant. */
    private void snapshot(WireLine line, JsonNode body) {
        String asked = line.asked("symbol");
        WireBook book = asked == null ? onlyBook() : book(asked);
        long last = WireText.whole(body.path("lastUpdateId"));
        if (last == SequenceRule.NONE) {
            tell(line.number(), asked, Kind.ERROR, null);
            return;
        }
        if (book == null) {
            tell(best(line.number(), null, body, "bids", "asks", "lastUpdateId"));
            return;
        }
        book.answer(new BookChange(line.number(), SequenceRule.NONE, last, SequenceRule.NONE,
                body.path("bids"), body.path("asks"), null));
    }

    private void partial(long line, String stream, JsonNode body) {
        String symbol = WireText.of(body.path("s"));
        if (symbol == null) {
            symbol = stream.substring(0, stream.indexOf('@')).toUpperCase(Locale.ROOT);
        }
        tell(body.has("u") ? best(line, symbol, body, "b", "a", "u")
                : best(line, symbol, body, "bids", "asks", "lastUpdateId"));
    }

    /** The best levels of a whole book that is not kept. */
    private static WireEvent best(long line, String symbol, JsonNode body, String... keys) {
        JsonNode bid = body.path(keys[0]).path(0);
        JsonNode ask = body.path(keys[1]).path(0);
        return new WireEvent(line, symbol, Kind.SNAPSHOT, WireText.of(bid.path(0)), WireText.of(bid.path(1)),
                WireText.of(ask.path(0)), WireText.of(ask.path(1)), WireText.seq(body.path(keys[2])), null);
    }

    private void quote(long line, JsonNode body) {
        tell(new WireEvent(line, WireText.of(body.path("s")), Kind.QUOTE,
                WireText.of(body.path("b")), WireText.of(body.path("B")),
                WireText.of(body.path("a")), WireText.of(body.path("A")), WireText.seq(body.path("u")), null));
    }

    private void answer(long line, JsonNode root) {
        JsonNode error = root.has("code") && root.has("msg") ? root : root.path("error");
        int status = root.path("status").asInt(200);
        if (error.isObject() || status >= 400) {
            tell(line, null, Kind.ERROR, null);
        } else if (root.has("result") || root.has("id") && root.has("status")) {
            tell(line, WireText.of(root.path("result").path("symbol")), Kind.ACK, null);
        } else {
            tell(line, null, Kind.IGNORED, null);
        }
    }
}
