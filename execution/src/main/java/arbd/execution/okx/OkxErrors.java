package arbd.execution.okx;

import arbd.execution.net.Reply;
import arbd.execution.order.Report;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * What OKX's codes mean for us (OKX API guide, error codes). A code that is not listed is a refusal of the venue's, its
 * words are kept.
 */
final class OkxErrors {
    /** All went well. */
    static final int OK = 0;
    /** The order does not exist, to a query. */
    static final int NO_SUCH_ORDER = 51603;
    /** To a cancel: the order is not, or no longer, there. */
    static final int CANCEL_FAILED = 51400;

    /** Unavailable, timed out, busy, system error, client order id in use (ours, then, is working), timed out twice. */
    private static final Set<Integer> UNKNOWN = Set.of(50001, 50004, 50013, 50026, 51016, 51054, 51149, 63999);
    private static final Set<Integer> BALANCE = Set.of(51008, 51119, 51127, 51131);
    private static final Set<Integer> RATE = Set.of(50011, 50040, 50061, 60014);
    private static final Set<Integer> TIME = Set.of(50036, 50102, 50112, 60004, 60006);
    private static final Set<Integer> FILTER = Set.of(51000, 51003, 51005, 51006, 51020, 51121, 51136, 51137, 51138);
    private static final Set<Integer> CLOSED = Set.of(51001, 51021, 51022, 51027, 51028, 51030);

    private OkxErrors() {
    }

    /**
     * The code in a member, which the venue writes as text.
     *
     * @throws IllegalArgumentException when there is none
     */
    static int code(JsonNode node, String name) {
        long code = Reply.wholeText(node, name);
        if (code != (int) code) {
            throw new IllegalArgumentException("'" + name + "' is no code");
        }
        return (int) code;
    }

    /** Whether the request may have been executed all the same. */
    static boolean outcomeUnknown(int code) {
        return UNKNOWN.contains(code);
    }

    /** Whether the venue says that it knows no such open order; ended and filled ones have other codes. */
    static boolean missing(int code) {
        return code == NO_SUCH_ORDER || code == CANCEL_FAILED;
    }

    static Report.Reason reason(int code) {
        if (BALANCE.contains(code)) {
            return Report.Reason.INSUFFICIENT_BALANCE;
        }
        if (RATE.contains(code)) {
            return Report.Reason.RATE_LIMIT;
        }
        if (TIME.contains(code)) {
            return Report.Reason.TIMESTAMP;
        }
        if (FILTER.contains(code)) {
            return Report.Reason.FILTER;
        }
        if (CLOSED.contains(code)) {
            return Report.Reason.MARKET_CLOSED;
        }
        boolean key = code >= 50100 && code <= 50122 || code >= 60003 && code <= 60011 || code == 60024;
        if (key) {
            return Report.Reason.AUTHENTICATION;
        }
        return outcomeUnknown(code) ? Report.Reason.NO_ANSWER : Report.Reason.OTHER;
    }
}
