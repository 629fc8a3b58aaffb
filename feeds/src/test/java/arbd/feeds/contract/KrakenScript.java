package arbd.feeds.contract;

import arbd.market.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/** Kraken v2: a checksum with every message, and no numbers. */
final class KrakenScript extends VenueScript {
    private static final String LEVEL = "{\"price\":%s,\"qty\":%s}";

    KrakenScript(String symbol) {
        super(Kind.SPOT, symbol);
    }

    @Override
    String whole(Change change) {
        return frame("snapshot", change, change.after().bids(), change.after().asks());
    }

    @Override
    String change(Change change) {
        return frame("update", change, change.bids(), List.of());
    }

    @Override
    String lie(long number) {
        return change(wrong(number));
    }

    private String frame(String type, Change change, List<Level> bids, List<Level> asks) {
        return named("{\"channel\":\"book\",\"type\":\"" + type + "\",\"data\":[{\"symbol\":\"SYMBOL\",\"bids\":"
                + levels(bids, LEVEL) + ",\"asks\":" + levels(asks, LEVEL) + ",\"checksum\":"
                + (checksum(change.after()) ^ (change.right() ? 0 : 1)) + ",\"timestamp\":\"" + iso(change.number())
                + "\"}]}");
    }

    private static long checksum(Book book) {
        CRC32 crc = new CRC32();
        for (List<Level> side : List.of(book.asks(), book.bids())) {
            for (Level level : side) {
                crc.update(level.in("%s%s").replace(".", "").getBytes(StandardCharsets.US_ASCII));
            }
        }
        return crc.getValue();
    }

    @Override
    List<String> noise() {
        return List.of("{\"channel\":\"heartbeat\"}", named("{\"method\":\"subscribe\",\"result\":{"
                + "\"channel\":\"book\",\"depth\":10,\"snapshot\":true,\"symbol\":\"SYMBOL\"},\"success\":true}"));
    }
}
