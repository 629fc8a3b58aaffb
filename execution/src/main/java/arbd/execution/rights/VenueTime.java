package arbd.execution.rights;

import arbd.execution.net.Reply;
import arbd.execution.net.RestQuery;
import arbd.feeds.net.NanoClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.OptionalLong;

/** How far this machine's clock is from a venue's, by what it tells everybody. */
final class VenueTime {
    private static final long MILLISECOND = 1_000_000L;
    /** Half the time that an answer took, and what a busy machine adds, is nobody's clock. */
    static final long NOTEWORTHY_MILLIS = 1_000;

    private VenueTime() {
    }

    /** Milliseconds by which this clock is ahead, negative = behind; empty = the venue does not tell. */
    static OptionalLong aheadMillis(String protocol, URI rest, NanoClock clock) throws InterruptedException {
        String path = path(protocol);
        if (path == null) {
            return OptionalLong.empty();
        }
        try {
            RestQuery query = new RestQuery(rest);
            long askedNanos = clock.wallNanos();
            RestQuery.Answer answer = query.send(query.to(path).GET().build());
            long middle = (askedNanos + (clock.wallNanos() - askedNanos) / 2) / MILLISECOND;
            return OptionalLong.of(Math.subtractExact(middle, millis(protocol, Reply.object(answer.body()))));
        } catch (IOException | IllegalArgumentException | ArithmeticException untold) {
            return OptionalLong.empty();
        }
    }

    private static String path(String protocol) {
        return switch (protocol) {
            case "binance" -> "/api/v3/time";
            case "binance-usdm" -> "/fapi/v1/time";
            case "kraken" -> "/0/public/Time";
            case "okx", "okx-swap" -> "/api/v5/public/time";
            case "bybit", "bybit-linear" -> "/v5/market/time";
            case "coinbase" -> "/api/v3/brokerage/time";
            default -> null;
        };
    }

    /** What an answer says, milliseconds since 1970. */
    static long millis(String protocol, JsonNode answer) {
        return switch (protocol) {
            case "kraken" -> Math.multiplyExact(Reply.whole(answer.path("result"), "unixtime"), 1_000);
            case "okx", "okx-swap" -> Reply.wholeText(answer.path("data").path(0), "ts");
            case "bybit", "bybit-linear" -> Reply.wholeText(answer.path("result"), "timeNano") / MILLISECOND;
            case "coinbase" -> Reply.wholeText(answer, "epochMillis");
            default -> Reply.whole(answer, "serverTime");
        };
    }
}
