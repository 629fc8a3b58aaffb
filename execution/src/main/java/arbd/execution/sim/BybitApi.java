package arbd.execution.sim;

import arbd.market.Instrument;
import java.util.List;
import java.util.function.Supplier;

/** Bybit's REST queries: time and instruments for everybody; orders, executions and the account signed. */
final class BybitApi {
    private static final int PAGE = 20;
    private static final long LOG_MILLIS_MAX = 7 * 86_400_000L;

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final BybitLogin login;
    private final BybitLog log;
    private final BybitHoldingRows holdings;
    private final BybitDisconnect disconnect;
    private final String category;

    BybitApi(SimulatedVenue venue, VenueLoop loop, BybitLogin login, BybitLog log, BybitHoldingRows holdings,
            BybitDisconnect disconnect) {
        this.venue = venue;
        this.loop = loop;
        this.login = login;
        this.log = log;
        this.holdings = holdings;
        this.disconnect = disconnect;
        this.category = venue.venue().protocol().equals("bybit-linear") ? "linear" : "spot";
    }

    HttpReply answer(HttpCall call) {
        boolean protects = call.method().equals("POST") && call.path().equals("/v5/order/disconnected-cancel-all");
        if (!call.method().equals("GET") && !protects || !call.path().startsWith("/v5/")) {
            return HttpReply.NOT_FOUND;
        }
        if (call.path().equals("/v5/market/time")) {
            return ok(BybitTexts.serverTime(loop.nowNanos()));
        }
        if (call.path().equals("/v5/market/instruments-info")) {
            return categorised(call, () -> list(call, holdings.instruments(call.parameter("symbol")), 500));
        }
        if (call.path().equals("/v5/system/status")) {
            long nowNanos = loop.nowNanos();
            return ok(BybitTexts.list("", venue.listing().announcesPause(nowNanos)
                    ? List.of(PauseTexts.bybit(venue.listing(), nowNanos)) : List.of(), ""));
        }
        BybitRefusal refusal = login.refusal(call, loop.nowNanos());
        if (refusal.refused()) {
            return BybitTexts.refusal(refusal.code(), refusal.words(), loop.nowNanos());
        }
        return switch (call.path()) {
            case "/v5/order/disconnected-cancel-all" ->
                    protects ? disconnect.set(call, loop.nowNanos()) : HttpReply.NOT_FOUND;
            case "/v5/account/query-dcp-info" -> disconnect.told(loop.nowNanos());
            case "/v5/account/info" -> ok(RightsTexts.bybitAccount(venue.rights()));
            case "/v5/user/query-api" -> ok(RightsTexts.bybitKey(venue.rights()));
            case "/v5/account/wallet-balance" -> ok(BybitTexts.list("", List.of(holdings.account(false)), ""));
            case "/v5/account/fee-rate" -> categorised(call,
                    () -> list(call, holdings.fees(call.parameter("symbol")), 500));
            case "/v5/account/transaction-log" -> transactions(call);
            case "/v5/order/realtime" -> categorised(call, () -> list(call, orders(call, true), 50));
            case "/v5/order/history" -> categorised(call, () -> list(call, orders(call, false), 50));
            case "/v5/execution/list" -> categorised(call, () -> executions(call));
            case "/v5/position/list" -> categorised(call, () -> positions(call));
            default -> HttpReply.NOT_FOUND;
        };
    }

    private HttpReply categorised(HttpCall call, Supplier<HttpReply> answer) {
        return call.parameter("category").equals(category) ? answer.get()
                : BybitTexts.refusal(10001, "params error: category invalid", loop.nowNanos());
    }

    /** Present orders, or past ones: as after a restart of the venue, none is in both lists. */
    private List<String> orders(HttpCall call, boolean open) {
        String orderId = call.parameter("orderId");
        String clientOrderId = call.parameter("orderLinkId");
        return venue.orders().stream().filter(order -> order.open() == open)
                .filter(order -> orderId.isEmpty() || order.venueOrderId().equals(orderId))
                .filter(order -> clientOrderId.isEmpty() || order.clientOrderId().equals(clientOrderId))
                .filter(order -> order.instrument().symbol().equals(call.parameter("symbol"))
                        || call.parameter("symbol").isEmpty())
                .map(BybitRows::order).toList();
    }

    private HttpReply executions(HttpCall call) {
        SimulatedOrder order = call.parameter("orderId").isEmpty()
                ? venue.byClientOrderId(call.parameter("orderLinkId"))
                : venue.byVenueOrderId(call.parameter("orderId"));
        return list(call, order == null ? List.of() : log.of(order).stream().map(BybitRows::listed).toList(), 100);
    }

    private HttpReply positions(HttpCall call) {
        Instrument instrument = venue.instrument(call.parameter("symbol"));
        if (instrument == null || !category.equals("linear")) {
            return BybitTexts.refusal(10001, "params error: symbol invalid", loop.nowNanos());
        }
        String row = holdings.position(instrument, "avgPrice");
        return list(call, !venue.rights().hedged() ? List.of(row) : List.of(
                row.replace("\"positionIdx\":0", "\"positionIdx\":1"),
                row.replace("\"positionIdx\":0", "\"positionIdx\":2")), 200);
    }

    private HttpReply transactions(HttpCall call) {
        String from = call.parameter("startTime");
        String until = call.parameter("endTime");
        if (!from.matches("[0-9]{1,13}") || !until.matches("[0-9]{1,13}")
                || Long.parseLong(until) - Long.parseLong(from) > LOG_MILLIS_MAX) {
            return BybitTexts.refusal(10001, "params error: time range invalid", loop.nowNanos());
        }
        return list(call, log.rows(call.parameter("type"), Long.parseLong(from), Long.parseLong(until)), 50);
    }

    /** A page of rows; its cursor is escaped as the next query wants it. */
    private HttpReply list(HttpCall call, List<String> rows, int most) {
        String limit = call.parameter("limit");
        int asked = limit.matches("[0-9]{1,4}") ? Integer.parseInt(limit) : PAGE;
        int page = Math.max(1, Math.min(most, asked));
        String cursor = call.parameter("cursor");
        if (!cursor.matches("(page:[0-9]{1,9})?")) {
            return BybitTexts.refusal(10001, "params error: cursor invalid", loop.nowNanos());
        }
        int from = cursor.isEmpty() ? 0 : Math.min(rows.size(), Integer.parseInt(cursor.substring(5)));
        int to = Math.min(rows.size(), from + page);
        return ok(BybitTexts.list(category, rows.subList(from, to), to < rows.size() ? "page%3A" + to : ""));
    }

    private HttpReply ok(String result) {
        return BybitTexts.rest(result, loop.nowNanos());
    }
}
