package arbd.execution.bybit;

import arbd.execution.net.AccountWriter;
import arbd.execution.order.Usage;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What Bybit's trade socket says of the account's orders a second in every answer, {@code X-Bapi-Limit} and what is
 * left of it (Bybit v5 API, "Websocket Trade Guideline", "Rate Limit Rules").
 */
final class BybitLimits {
    private static final long SECOND = 1_000_000_000L;

    private BybitLimits() {
    }

    /** Tells it; false = it could not be understood. */
    static boolean tell(JsonNode header, AccountWriter writer) {
        String limit = header.path("X-Bapi-Limit").asText();
        String left = header.path("X-Bapi-Limit-Status").asText();
        return limit.matches("[0-9]{1,9}") && left.matches("[0-9]{1,9}") && writer.usage(Usage.Kind.ORDERS, SECOND,
                Long.parseLong(limit), Long.parseLong(limit) - Long.parseLong(left));
    }
}
