package arbd.execution.rights;

import arbd.execution.net.Reply;
import arbd.execution.net.RestQuery;
import arbd.feeds.net.NanoClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.OptionalLong;

/** How far this machine's clock is from a venue's, by what it tells everybody. */
final class VenueClock {
    private static final long MILLISECOND = 1_000_000L;
    /** Half the time that an answer took, and what a busy machine adds, is nobody's clock. */
    static final long NOTEWORTHY_MILLIS = 1_000;
    /** Orders there bear an end of their own, a few seconds ahead, and nothing else that the venue could refuse. */
    static final long ORDERS_END_MILLIS = 3_000;
    /** It tells whole seconds, the one that has begun. */
    private static final long KRAKEN_MIDDLE_MILLIS = 500;
    /** Of nobody: the answer is asked for its time. */
    private static final String HYPERLIQUID =
            "{\"type\":\"clearinghouseState\",\"user\":\"0x0000000000000000000000000000000000000000\"}";

    private VenueClock() {
    }

    /** Milliseconds by which this clock is ahead at least, negative = behind; empty = the venue does not tell. */
    static OptionalLong aheadMillis(String protocol, URI rest, NanoClock clock) throws InterruptedException {
        String path = path(protocol);
        if (path == null) {
            return OptionalLong.empty();
        }
        try {
            RestQuery query = new RestQuery(rest);
            long askedNanos = clock.wallNanos();
            RestQuery.Answer answer = query.send(hyperliquid(protocol)
                    ? query.to(path).header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(HYPERLIQUID)).build()
                    : query.to(path).GET().build());
            long halfMillis = (clock.wallNanos() - askedNanos) / 2 / MILLISECOND;
            long ahead = Math.subtractExact(askedNanos / MILLISECOND + halfMillis,
                    millis(protocol, Reply.object(answer.body())));
            // What the answer's way may have taken is not held against the clock.
            return OptionalLong.of(Long.signum(ahead) * Math.max(0, Math.abs(ahead) - halfMillis));
        } catch (IOException | IllegalArgumentException | ArithmeticException untold) {
            return OptionalLong.empty();
        }
    }

    /** Whether a venue lets a question pass whatever time it was signed at, and orders end at a time of ours. */
    static boolean unasked(String protocol) {
        return protocol.equals("kraken") || hyperliquid(protocol);
    }

    private static boolean hyperliquid(String protocol) {
        return protocol.startsWith("hyperliquid");
    }

    private static String path(String protocol) {
        return switch (protocol) {
            case "binance" -> "/api/v3/time";
            case "binance-usdm" -> "/fapi/v1/time";
            case "kraken" -> "/0/public/Time";
            case "okx", "okx-swap" -> "/api/v5/public/time";
            case "bybit", "bybit-linear" -> "/v5/market/time";
            case "coinbase" -> "/api/v3/brokerage/time";
            case "hyperliquid", "hyperliquid-spot" -> "/info";
            default -> null;
        };
    }

    /** What an answer says, milliseconds since 1970. */
    static long millis(String protocol, JsonNode answer) {
        return switch (protocol) {
            case "kraken" -> Math.addExact(KRAKEN_MIDDLE_MILLIS,
                    Math.multiplyExact(Reply.whole(answer.path("result"), "unixtime"), 1_000));
            case "okx", "okx-swap" -> Reply.wholeText(answer.path("data").path(0), "ts");
            case "bybit", "bybit-linear" -> Reply.wholeText(answer.path("result"), "timeNano") / MILLISECOND;
            case "coinbase" -> Reply.wholeText(answer, "epochMillis");
            case "hyperliquid", "hyperliquid-spot" -> Reply.whole(answer, "time");
            default -> Reply.whole(answer, "serverTime");
        };
    }
}
