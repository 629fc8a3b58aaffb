package arbd.execution.hyperliquid;

import arbd.execution.order.Report;
import java.util.Locale;

/**
 * What Hyperliquid's words mean for us (HL-D, "Error responses"): there are no codes. Words that are not listed are a
 * refusal of the venue's; they are kept.
 */
final class HyperliquidErrors {
    private HyperliquidErrors() {
    }

    /** An immediate order met nobody: gone, not refused. */
    static boolean unmatched(String words) {
        return words.contains("could not immediately match");
    }

    /** To a cancel: the order is not, or no longer, there. */
    static boolean missing(String words) {
        return words.contains("never placed, already canceled, or filled");
    }

    /** Whether the order may work all the same: one with this id does, or the venue itself was in trouble. */
    static boolean outcomeUnknown(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return lower.contains("cloid") && (lower.contains("duplicate") || lower.contains("already"))
                || lower.contains("internal") || lower.contains("timed out") || lower.contains("timeout");
    }

    /** Whether an answer of type {@code error}, which mirrors a status of HTTP, says that nothing was done. */
    static boolean refused(String payload) {
        return payload.matches("4\\d\\d\\b.*") && !payload.startsWith("408");
    }

    static Report.Reason reason(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("insufficient") && (lower.contains("margin") || lower.contains("balance"))) {
            return Report.Reason.INSUFFICIENT_BALANCE;
        }
        if (lower.contains("too many") || lower.contains("rate limit") || lower.startsWith("429")) {
            return Report.Reason.RATE_LIMIT;
        }
        if (lower.contains("nonce") || lower.contains("expire")) {
            return Report.Reason.TIMESTAMP;
        }
        if (lower.contains("api wallet") || lower.contains("signature") || lower.contains("must deposit")) {
            return Report.Reason.AUTHENTICATION;
        }
        if (lower.contains("halted") || lower.contains("delisted") || lower.contains("not open")) {
            return Report.Reason.MARKET_CLOSED;
        }
        if (lower.contains("tick") || lower.contains("minimum value") || lower.contains("invalid price")
                || lower.contains("invalid size") || lower.contains("too large") || lower.contains("oracle")
                || lower.contains("reference price")) {
            return Report.Reason.FILTER;
        }
        return outcomeUnknown(words) ? Report.Reason.NO_ANSWER : Report.Reason.OTHER;
    }

    /** The same for the status of an order that never worked. */
    static Report.Reason reasonOfStatus(String status) {
        switch (status) {
            case "tickRejected":
            case "minTradeNtlRejected":
            case "oracleRejected":
                return Report.Reason.FILTER;
            case "perpMarginRejected":
            case "insufficientSpotBalanceRejected":
                return Report.Reason.INSUFFICIENT_BALANCE;
            default:
                return Report.Reason.OTHER;
        }
    }
}
