package arbd.execution.bybit;

import arbd.execution.net.Reply;
import arbd.execution.order.Report;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * What Bybit's return codes mean for us (Bybit v5 API, "Error Codes" and "Websocket Trade Guideline"): 10xxx of the
 * gateway, 110xxx of the unified account and its perpetuals, 170xxx of spot. A code that is not listed is a refusal of
 * the venue's, its words are kept.
 */
final class BybitErrors {
    /** All went well. */
    static final int OK = 0;
    /** The service of the trade socket is restarting: a new connection reaches another one. */
    static final int RESTARTING = 10019;

    /** No such order, linear and spot. */
    private static final Set<Integer> MISSING = Set.of(110001, 170213);
    /**
     * Time-outs, errors inside the venue, an order that is still in process, and ids that are in use: of a request
     * (10014, 20006) or of an order (110030, 110072, 170141): ours, then, is there.
     */
    private static final Set<Integer> UNKNOWN = Set.of(10000, 10014, 10016, RESTARTING, 20006, 110030, 110072, 110079,
            170001, 170007, 170032, 170141, 170146, 170147);
    private static final Set<Integer> BALANCE =
            Set.of(110004, 110006, 110007, 110012, 110014, 110044, 110045, 110051, 110052, 110053, 170033, 170131);
    private static final Set<Integer> RATE = Set.of(10006, 10018, 10403, 10429, 110020, 170005, 170810);
    private static final Set<Integer> KEY = Set.of(10003, 10004, 10005, 10007, 10008, 10009, 10010, 10024, 10027, 10028,
            33004);
    private static final Set<Integer> FILTER = Set.of(10001, 110003, 110017, 110094, 170124, 170130, 170132, 170133,
            170134, 170135, 170136, 170137, 170138, 170140, 170148, 170193, 170194);
    private static final Set<Integer> CLOSED = Set.of(110023, 110042, 110062, 110065, 170121, 170151, 170157);
    private static final int TIME = 10002;

    private BybitErrors() {
    }

    /**
     * The return code of an answer.
     *
     * @throws IllegalArgumentException when there is none
     */
    static int code(JsonNode answer) {
        long code = Reply.whole(answer, "retCode");
        if (code != (int) code) {
            throw new IllegalArgumentException("'retCode' is no code");
        }
        return (int) code;
    }

    /** Whether the request may have been executed all the same. */
    static boolean outcomeUnknown(int code) {
        return UNKNOWN.contains(code);
    }

    /** Whether the venue says that it knows no such order. */
    static boolean missing(int code) {
        return MISSING.contains(code);
    }

    static Report.Reason reason(int code) {
        if (BALANCE.contains(code)) {
            return Report.Reason.INSUFFICIENT_BALANCE;
        }
        if (RATE.contains(code)) {
            return Report.Reason.RATE_LIMIT;
        }
        if (FILTER.contains(code)) {
            return Report.Reason.FILTER;
        }
        if (CLOSED.contains(code)) {
            return Report.Reason.MARKET_CLOSED;
        }
        if (KEY.contains(code)) {
            return Report.Reason.AUTHENTICATION;
        }
        if (code == TIME) {
            return Report.Reason.TIMESTAMP;
        }
        return outcomeUnknown(code) ? Report.Reason.NO_ANSWER : Report.Reason.OTHER;
    }
}
