package arbd.execution.hyperliquid;

import arbd.execution.net.AccountWriter;
import arbd.execution.order.Usage;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What Hyperliquid says of the address's allowance, {@code userRateLimit} (HL-D, "Query user rate limits"): it grows
 * with what is traded, and what is used of it never comes back.
 */
final class HyperliquidAllowance {
    private final HyperliquidInfo info;
    private final String question;
    private final AccountWriter writer;

    HyperliquidAllowance(HyperliquidInfo info, String question, AccountWriter writer) {
        this.info = info;
        this.question = question;
        this.writer = writer;
    }

    /** Asks and tells; {@code wrong} is run when there is no answer that can be understood. */
    void ask(Runnable wrong) {
        info.ask(question, (answer, problem) -> {
            writer.now();
            if (problem != null || !tell(answer)) {
                wrong.run();
            }
        });
    }

    /** What was bought besides, the surplus, counts for the limit. */
    private boolean tell(JsonNode answer) {
        JsonNode used = answer.path("nRequestsUsed");
        JsonNode cap = answer.path("nRequestsCap");
        return used.isIntegralNumber() && used.canConvertToLong() && cap.isIntegralNumber() && cap.canConvertToInt()
                && writer.usage(Usage.Kind.REQUESTS, 0,
                        cap.longValue() + Math.max(0, answer.path("nRequestsSurplus").asInt()), used.longValue());
    }
}
