package arbd.execution.coinbase;

import arbd.execution.order.Report;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * What Coinbase's refusals mean for us (Advanced Trade API, "Create Order", "Cancel Orders"; HTTP status). The lists of
 * reasons are those of the API reference; a reason that is not listed is a refusal, its words are kept.
 */
final class CoinbaseErrors {
    /** To a cancel: there is no such order, or it has ended. */
    static final String UNKNOWN_ORDER = "UNKNOWN_CANCEL_ORDER";

    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

    /** Members of an answer that may say why, the most telling first. */
    private static final List<String> WHY = List.of("new_order_failure_reason", "preview_failure_reason", "error");
    /** They say that nothing is said. */
    private static final Set<String> NOTHING = Set.of("", "UNKNOWN_FAILURE_REASON", "UNKNOWN_PREVIEW_FAILURE_REASON",
            "UNKNOWN_ERROR", "UNKNOWN", "INTERNAL", "INTERNAL_SERVER_ERROR");

    private CoinbaseErrors() {
    }

    /** The reason in an {@code error_response}; empty = none is given, and nobody knows what became of the order. */
    static String why(JsonNode refusal) {
        for (String member : WHY) {
            String reason = refusal.path(member).asText("");
            if (!NOTHING.contains(reason)) {
                return reason;
            }
        }
        return "";
    }

    /** Whether a request that was answered with this HTTP status may have been executed all the same. */
    static boolean outcomeUnknown(int status) {
        return status < CLIENT_ERRORS || status >= SERVER_ERRORS || status == REQUEST_TIMEOUT || status == CONFLICT;
    }

    static Report.Reason reason(int status) {
        return switch (status) {
            case 400, 404, 422 -> Report.Reason.FILTER;
            case 401, 403 -> Report.Reason.AUTHENTICATION;
            case TOO_MANY -> Report.Reason.RATE_LIMIT;
            default -> outcomeUnknown(status) ? Report.Reason.NO_ANSWER : Report.Reason.OTHER;
        };
    }

    /** What a reason's name means; names of previews begin with {@code PREVIEW_}. */
    static Report.Reason reason(String why) {
        String name = why.startsWith("PREVIEW_") ? why.substring("PREVIEW_".length()) : why;
        if (name.contains("INSUFFICIENT_FUND") || name.contains("LEDGER_BALANCE")) {
            return Report.Reason.INSUFFICIENT_BALANCE;
        }
        if (name.contains("RATE_LIMIT") || name.contains("TOO_MANY_REQUESTS")) {
            return Report.Reason.RATE_LIMIT;
        }
        if (name.contains("PRODUCT") || name.contains("MARKET_CLOSED") || name.contains("ORDER_TYPE")
                || name.contains("DISABLED") || name.endsWith("_MODE") || name.contains("NOT_TRADABLE")) {
            return Report.Reason.MARKET_CLOSED;
        }
        if (name.contains("PERMISSION") || name.contains("UNAUTHORIZED") || name.contains("UNAUTHENTICATED")) {
            return Report.Reason.AUTHENTICATION;
        }
        boolean filter = name.contains("SIZE") || name.contains("PRICE") || name.contains("PRECISION")
                || name.contains("INCREMENT") || name.startsWith("INVALID_") || name.startsWith("UNSUPPORTED_");
        return filter ? Report.Reason.FILTER : Report.Reason.OTHER;
    }
}
