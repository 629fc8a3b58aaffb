package arbd.execution.kraken;

import arbd.execution.order.Report;
import java.util.Locale;

/** What Kraken's error texts mean for us; the list of texts is not official, an unknown one is OTHER. */
final class KrakenErrors {
    private KrakenErrors() {
    }

    /** Whether the request may have been executed all the same: trouble inside the venue, or an id that is in use. */
    static boolean outcomeUnknown(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return lower.contains("eservice:timeout") || lower.contains("egeneral:internal")
                || lower.contains("eservice:busy")
                || lower.contains("eservice:unavailable") || lower.contains("cl_ord_id not unique")
                || lower.contains("duplicate");
    }

    /** Whether it says that there is no such order. */
    static boolean unknownOrder(String words) {
        return words.toLowerCase(Locale.ROOT).contains("unknown order");
    }

    static Report.Reason reason(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("insufficient")) {
            return Report.Reason.INSUFFICIENT_BALANCE;
        }
        if (lower.contains("rate limit") || lower.contains("orders limit") || lower.contains("too many")) {
            return Report.Reason.RATE_LIMIT;
        }
        if (lower.contains("minimum") || lower.contains("invalid price") || lower.contains("tick size")
                || lower.contains("invalid arguments") || lower.contains("number_float") || lower.contains("volume")) {
            return Report.Reason.FILTER;
        }
        if (lower.contains("permission") || lower.contains("session") || lower.contains("token")
                || lower.contains("invalid key") || lower.contains("signature")) {
            return Report.Reason.AUTHENTICATION;
        }
        if (lower.contains("deadline") || lower.contains("nonce")) {
            return Report.Reason.TIMESTAMP;
        }
        if (lower.contains("market in") || lower.contains("market is")) {
            return Report.Reason.MARKET_CLOSED;
        }
        return outcomeUnknown(words) ? Report.Reason.NO_ANSWER : Report.Reason.OTHER;
    }
}
