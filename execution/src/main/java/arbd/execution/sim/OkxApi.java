package arbd.execution.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** OKX's REST queries: instruments for everybody; orders, fills and balances signed. */
final class OkxApi {
    private static final int PAGE = 100;
    private static final String CANCEL_ALL_AFTER = "/api/v5/trade/cancel-all-after";
    private static final long SECOND = 1_000_000_000L;

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final OkxLogin login;
    private final DeadMan deadMan;
    private final OkxHoldingTexts holdings;

    OkxApi(SimulatedVenue venue, VenueLoop loop, OkxLogin login, DeadMan deadMan,
            OkxHoldingTexts holdings) {
        this.venue = venue;
        this.loop = loop;
        this.login = login;
        this.deadMan = deadMan;
        this.holdings = holdings;
    }

    HttpReply answer(HttpCall call) {
        boolean arms = call.method().equals("POST") && call.path().equals(CANCEL_ALL_AFTER);
        if (!arms && !call.method().equals("GET") || !call.path().startsWith("/api/v5/")) {
            return HttpReply.NOT_FOUND;
        }
        if (call.path().equals("/api/v5/public/time")) {
            return ok(List.of("{\"ts\":\"" + OkxTexts.millis(loop.nowNanos()) + "\"}"));
        }
        if (call.path().equals("/api/v5/public/instruments")) {
            return ok(venue.listing().instruments().stream()
                    .filter(at -> OkxTexts.type(at).equals(call.parameter("instType")))
                    .map(at -> OkxTexts.instrument(at, venue.listing())).toList());
        }
        if (call.path().equals("/api/v5/system/status")) {
            long nowNanos = loop.nowNanos();
            return ok(venue.listing().announcesPause(nowNanos)
                    ? List.of(PauseTexts.okx(venue.listing(), nowNanos)) : List.of());
        }
        String[] refusal = refusal(call);
        if (refusal != null) {
            return new HttpReply(401, OkxTexts.rest(refusal[0], refusal[1], List.of()));
        }
        return switch (call.path()) {
            case CANCEL_ALL_AFTER -> arms ? cancelAllAfter(call) : HttpReply.NOT_FOUND;
            case "/api/v5/trade/order" -> order(call);
            case "/api/v5/trade/fills" -> ok(fills(call));
            case "/api/v5/account/bills" -> bills(call);
            case "/api/v5/account/config" -> ok(List.of(RightsTexts.okxConfig(venue.rights())));
            case "/api/v5/account/leverage-info" -> ok(List.of(RightsTexts.okxLeverage(venue.rights(),
                    call.parameter("instId"), call.parameter("mgnMode"))));
            case "/api/v5/account/trade-fee" -> tradeFee(call);
            case "/api/v5/account/balance" ->
                    ok(List.of(OkxTexts.balances(venue.wallets(), venue.table().assets(), loop.nowNanos())));
            default -> HttpReply.NOT_FOUND;
        };
    }

    /** Code and words when the call may not be made, null when it may. */
    private String[] refusal(HttpCall call) {
        String time = call.header("ok-access-timestamp");
        if (!login.knows(call.header("ok-access-key"))) {
            return new String[] {"50111", "Invalid OK-ACCESS-KEY"};
        }
        if (!login.passes(call.header("ok-access-passphrase"))) {
            return new String[] {"50105", "Request header OK-ACCESS-PASSPHRASE incorrect."};
        }
        if (!timely(time)) {
            return new String[] {"50102", "Timestamp request expired"};
        }
        String path = call.query().isEmpty() ? call.path() : call.path() + "?" + call.query();
        return login.signed(time + call.method() + path + call.body(), call.header("ok-access-sign")) ? null
                : new String[] {"50113", "Invalid Sign"};
    }

    private boolean timely(String time) {
        try {
            Instant claimed = Instant.parse(time);
            return OkxLogin.timely(claimed.getEpochSecond() * SECOND + claimed.getNano(), loop.nowNanos());
        } catch (DateTimeParseException noTime) {
            return false;
        }
    }

    private HttpReply cancelAllAfter(HttpCall call) {
        JsonNode body = JsonInput.object(call.body());
        String asked = body == null ? "" : body.path("timeOut").asText();
        long seconds = asked.matches("\\d{1,3}") ? Long.parseLong(asked) : -1;
        if (seconds != 0 && (seconds < 10 || seconds > 120)) {
            return new HttpReply(200, OkxTexts.rest("51000", "Parameter timeOut error", List.of()));
        }
        if (deadMan.refused()) {
            return new HttpReply(200, OkxTexts.rest("50120", "This API key doesn't have permission to use this"
                    + " function", List.of()));
        }
        long nowNanos = loop.nowNanos();
        deadMan.arm(seconds * SECOND, nowNanos);
        long trigger = seconds == 0 ? 0 : nowNanos + seconds * SECOND;
        return ok(List.of(new JsonText().open().text("triggerTime", OkxTexts.millis(trigger)).text("tag", "")
                .text("ts", OkxTexts.millis(nowNanos)).close().toString()));
    }

    private HttpReply order(HttpCall call) {
        SimulatedOrder order = call.parameter("ordId").isEmpty() ? venue.byClientOrderId(call.parameter("clOrdId"))
                : venue.byVenueOrderId(call.parameter("ordId"));
        if (order == null || !order.instrument().symbol().equals(call.parameter("instId"))) {
            return new HttpReply(200, OkxTexts.rest("51603", "Order does not exist", List.of()));
        }
        return ok(List.of(OkxTexts.restOrder(order)));
    }

    private HttpReply bills(HttpCall call) {
        if (!call.parameter("type").equals("8") || !call.parameter("instType").equals("SWAP")) {
            return new HttpReply(200, OkxTexts.rest("51000", "Parameter type error", List.of()));
        }
        return ok(holdings.bills(number(call, "begin", 0), number(call, "after", Long.MAX_VALUE)));
    }

    private static long number(HttpCall call, String name, long absent) {
        String text = call.parameter(name);
        return text.isEmpty() ? absent : text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    private HttpReply tradeFee(HttpCall call) {
        String row = new SimulatedFees(venue).tradeFee(call.parameter("instType"), call.parameter("instId"),
                call.parameter("instFamily"), loop.nowNanos());
        return row != null ? ok(List.of(row))
                : new HttpReply(200, OkxTexts.rest("51001", "Instrument ID does not exist", List.of()));
    }

    /** Newest first, at most a page, all older than the bill {@code after}. */
    private List<String> fills(HttpCall call) {
        SimulatedOrder order = venue.byVenueOrderId(call.parameter("ordId"));
        long after = call.parameter("after").isEmpty() ? Long.MAX_VALUE : Long.parseLong(call.parameter("after"));
        List<String> rows = new ArrayList<>();
        if (order != null) {
            List<LedgerFill> fills = new ArrayList<>(order.fills());
            Collections.reverse(fills);
            fills.stream().filter(fill -> fill.tradeId() < after).limit(PAGE)
                    .forEach(fill -> rows.add(OkxTexts.fill(order, fill)));
        }
        return rows;
    }

    private static HttpReply ok(List<String> rows) {
        return new HttpReply(200, OkxTexts.rest("0", "", rows));
    }
}
