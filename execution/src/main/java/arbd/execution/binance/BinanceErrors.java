package arbd.execution.binance;

import arbd.execution.order.Report;
import java.util.Locale;

/** What Binance's error codes mean for us (binance-spot-api-docs, errors.md; for USD-M futures, "Error
 * Codes"). */
final class BinanceErrors {
    /** The order is not known, to a cancel. */
    static final long CANCEL_REJECTED = -2011;
    /** The order is not known, to a query. */
    static final long NO_SUCH_ORDER = -2013;

    private BinanceErrors() {
    }

    /**
     * Whether the request may have been executed all the same: server errors, disconnects and time-outs inside the
     * venue, and a client order id that is in use (ours, then, is working; USD-M futures say
     * -4116).
     */
    static boolean outcomeUnknown(long status, long code, String words) {
        return status >= 500 || code == -1000 || code == -1001 || code == -1006 || code == -1007
                || code == -4116 || code == -2010 && words.toLowerCase(Locale.ROOT).contains("duplicate");
    }

    static Report.Reason reason(long status, long code, String words) {
        if (status == 429 || status == 418 || code == -1003 || code == -1008 || code == -1015) {
            return Report.Reason.RATE_LIMIT;
        }
        if (code == -1021) {
            return Report.Reason.TIMESTAMP;
        }
        if (code == -1002 || code == -1022 || code == -2014 || code == -2015) {
            return Report.Reason.AUTHENTICATION;
        }
        if (code == -1013 || code == -1111 || code <= -4001 && code >= -4029 || code == -4164) {
            return Report.Reason.FILTER;
        }
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("insufficient balance") || code == -2018 || code == -2019) {
            return Report.Reason.INSUFFICIENT_BALANCE;
        }
        if (lower.contains("market is closed") || lower.contains("trading phase") || code == -1016 || code == -4108) {
            return Report.Reason.MARKET_CLOSED;
        }
        return outcomeUnknown(status, code, words) ? Report.Reason.NO_ANSWER : Report.Reason.OTHER;
    }
}
