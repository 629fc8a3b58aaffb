package arbd.execution.binance;

import arbd.execution.net.AccountWriter;
import arbd.execution.order.Usage;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What Binance's WebSocket API says of its budgets in every answer, {@code rateLimits} (web-socket-api.md). */
final class BinanceLimits {
    private static final Map<String, Usage.Kind> KINDS =
            Map.of("ORDERS", Usage.Kind.ORDERS, "REQUEST_WEIGHT", Usage.Kind.REQUESTS);
    private static final long SECOND = 1_000_000_000L;
    private static final Map<String, Long> INTERVALS =
            Map.of("SECOND", SECOND, "MINUTE", 60 * SECOND, "HOUR", 3_600 * SECOND, "DAY", 86_400 * SECOND);
    private static final long NUMBER_MAX = 1_000;

    private BinanceLimits() {
    }

    /** Tells each; answers how many could not be understood, or are of no interest. */
    static int tell(JsonNode limits, AccountWriter writer) {
        int ignored = 0;
        for (JsonNode limit : limits) {
            Usage.Kind kind = KINDS.get(limit.path("rateLimitType").asText());
            Long interval = INTERVALS.get(limit.path("interval").asText());
            long number = limit.path("intervalNum").asLong();
            boolean good = kind != null && interval != null && number > 0 && number <= NUMBER_MAX
                    && limit.path("limit").canConvertToLong() && limit.path("count").canConvertToLong();
            if (!good || !writer.usage(
                    kind, number * interval, limit.path("limit").asLong(), limit.path("count").asLong(-1))) {
                ignored++;
            }
        }
        return ignored;
    }
}
