package arbd.feeds.contract;

import arbd.market.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** OKX v5: each message names the number of the one before; the checksum is sent as it was until it was withdrawn. */
final class OkxScript extends VenueScript {
    private static final String LEVEL = "[\"%s\",\"%s\",\"0\",\"1\"]";

    OkxScript(Kind kind, String symbol) {
        super(kind, symbol);
    }

    @Override
    String whole(Change change) {
        return frame("snapshot", change, -1, change.after().bids(), change.after().asks());
    }

    @Override
    String change(Change change) {
        return frame("update", change, change.number() - 1, change.bids(), List.of());
    }

    @Override
    String lie(long number) {
        return change(wrong(number));
    }

    private String frame(String action, Change change, long previous, List<Level> bids, List<Level> asks) {
        return named("{\"arg\":{\"channel\":\"books\",\"instId\":\"SYMBOL\"},\"action\":\"" + action + "\",\"data\":[{"
                + "\"asks\":" + levels(asks, LEVEL) + ",\"bids\":" + levels(bids, LEVEL) + ",\"ts\":\""
                + millis(change.number()) + "\",\"checksum\":" + (checksum(change.after()) ^ (change.right() ? 0 : 2))
                + ",\"seqId\":" + change.number() + ",\"prevSeqId\":" + previous + "}]}");
    }

    private static int checksum(Book book) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < Math.max(book.bids().size(), book.asks().size()); i++) {
            for (List<Level> side : List.of(book.bids(), book.asks())) {
                if (i < side.size()) {
                    parts.add(side.get(i).in("%s:%s").replace(".0", ""));
                }
            }
        }
        CRC32 crc = new CRC32();
        crc.update(String.join(":", parts).getBytes(StandardCharsets.US_ASCII));
        return (int) crc.getValue();
    }

    /** Of swaps alone, on two channels. */
    @Override
    List<String> marks(long number) {
        return instrument.kind() == Kind.SPOT ? List.of() : List.of(named("{\"arg\":{\"channel\":\"mark-price\","
                + "\"instId\":\"SYMBOL\"},\"data\":[{\"instType\":\"SWAP\",\"instId\":\"SYMBOL\",\"markPx\":\"100.5\","
                + "\"ts\":\"" + millis(number) + "\"}]}"), named("{\"arg\":{\"channel\":\"funding-rate\",\"instId\":"
                + "\"SYMBOL\"},\"data\":[{\"fundingRate\":\"0.0001\",\"fundingTime\":\"" + (millis(number) + 1_000)
                + "\",\"instId\":\"SYMBOL\",\"ts\":\"" + millis(number) + "\"}]}"));
    }

    @Override
    List<String> noise() {
        return List.of("pong", named("{\"event\":\"subscribe\",\"arg\":{\"channel\":\"books\",\"instId\":\"SYMBOL\"},"
                + "\"connId\":\"a\"}"));
    }
}
