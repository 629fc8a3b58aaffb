package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Binance spot: user events come over the API's own socket. */
final class SpotDialect implements BinanceDialect {
    private static final int DEPTH_MAX = 5_000;

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final BinanceOrderBudget budget = BinanceOrderBudget.spot();
    private long eventId;

    SpotDialect(SimulatedVenue venue, VenueLoop loop) {
        this.venue = venue;
        this.loop = loop;
    }

    @Override
    public String apiPath() {
        return "/ws-api/v3";
    }

    @Override
    public String restRoot() {
        return "/api/v3";
    }

    @Override
    public Set<String> streamRoots() {
        return Set.of("");
    }

    @Override
    public boolean streams(String root, String kind) {
        return !kind.startsWith("markPrice");
    }

    @Override
    public WireSession connect(String path, WireChannel channel) {
        return null;
    }

    @Override
    public boolean serves(String path) {
        return false;
    }

    @Override
    public HttpReply http(HttpCall call) {
        return call.path().equals("/api/v3/exchangeInfo")
                ? BinanceListingTexts.spot(venue.listing(), call, loop.nowNanos()) : HttpReply.NOT_FOUND;
    }

    @Override
    public Set<String> signedMethods() {
        return Set.of("myTrades", "account.status", "openOrders.status", "userDataStream.subscribe.signature");
    }

    @Override
    public boolean call(BinanceApi api, String id, String method, JsonNode params) {
        switch (method) {
            case "userDataStream.subscribe.signature" -> api.subscribe(id);
            case "userDataStream.unsubscribe" -> api.unsubscribe(id, params);
            case "myTrades", "openOrders.status", "account.status" ->
                api.later(() -> api.answer(id, ask(method, params)));
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public Map<String, String> restQueries() {
        return Map.of("/api/v3/myTrades", "myTrades", "/api/v3/openOrders", "openOrders.status",
                "/api/v3/account", "account.status", "/sapi/v1/capital/config/getall", "coins",
                "/sapi/v1/margin/allPairs", "pairs.margin", "/sapi/v1/margin/isolated/allPairs", "pairs.margin",
                "/sapi/v1/account/apiRestrictions", "restrictions", "/api/v3/account/commission", "account.commission");
    }

    @Override
    public BinanceAnswer ask(String method, JsonNode params) {
        return switch (method) {
            case "myTrades" -> trades(params);
            case "openOrders.status" -> openOrders(params);
            case "account.status" -> BinanceAnswer.result(
                    BinanceTexts.account(venue.wallets(), venue.table().assets(), loop.nowNanos()));
            case "restrictions" ->
                RightsTexts.restrictions(venue.rights(), BinanceTexts.millis(loop.nowNanos()));
            case "account.commission" -> new SimulatedFees(venue).commission(params.path("symbol").asText());
            case "pairs.margin" -> BinanceAnswer.result("[]"); // nothing is lent
            default -> BinanceAnswer.result(BinanceListingTexts.coins(venue.wallets(), venue.table().assets()));
        };
    }

    private BinanceAnswer trades(JsonNode params) {
        Instrument instrument = venue.instrument(params.path("symbol").asText());
        if (instrument == null) {
            return BinanceAnswer.error(400, -1121, "Invalid symbol.");
        }
        List<SimulatedOrder> orders = new ArrayList<>();
        for (SimulatedOrder order : venue.orders()) {
            boolean wanted = !params.has("orderId") || params.get("orderId").asLong() == order.id();
            if (wanted && order.instrument().id() == instrument.id()) {
                orders.add(order);
            }
        }
        int limit = Math.min(1_000, params.path("limit").asInt(500));
        return BinanceAnswer.result(BinanceTexts.trades(orders, params.path("fromId").asLong(0), limit));
    }

    private BinanceAnswer openOrders(JsonNode params) {
        List<SimulatedOrder> orders = venue.openOrders();
        if (params.has("symbol")) {
            orders.removeIf(order -> !order.instrument().symbol().equals(params.get("symbol").asText()));
        }
        return BinanceAnswer.result(BinanceTexts.openOrders(orders));
    }

    @Override
    public String placed(SimulatedOrder order, String type) {
        return type.equals("ACK") ? BinanceTexts.ack(order).close().toString()
                : BinanceTexts.placed(order, type.equals("FULL"));
    }

    @Override
    public String cancelled(SimulatedOrder order, String cancelId) {
        return BinanceTexts.cancelled(order, cancelId);
    }

    @Override
    public String status(SimulatedOrder order) {
        return BinanceTexts.orderStatus(order);
    }

    @Override
    public TimeInForce timeInForce(String type, String timeInForce) {
        boolean limit = type.equals("LIMIT");
        return type.equals("LIMIT_MAKER") && timeInForce.isEmpty() ? TimeInForce.POST_ONLY
                : limit && timeInForce.equals("IOC") ? TimeInForce.IOC
                : limit && timeInForce.equals("GTC") ? TimeInForce.GTC : null;
    }

    @Override
    public int wouldTakeCode() {
        return -2010;
    }

    @Override
    public String wouldTakeWords() {
        return "Order would immediately match and take.";
    }

    @Override
    public int code(Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_SYMBOL -> -1121;
            case MARKET_CLOSED, PRICE_INCREMENT, LOT, MIN_QTY, MIN_NOTIONAL, OPEN_ORDERS -> -1013;
            default -> -2010;
        };
    }

    @Override
    public String words(Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_SYMBOL -> "Invalid symbol.";
            case MARKET_CLOSED -> "Market is closed.";
            case PRICE_INCREMENT -> "Filter failure: PRICE_FILTER";
            case LOT, MIN_QTY -> "Filter failure: LOT_SIZE";
            case MIN_NOTIONAL -> "Filter failure: NOTIONAL";
            case OPEN_ORDERS -> "Filter failure: MAX_NUM_ORDERS";
            case INSUFFICIENT_BALANCE -> "Account has insufficient balance for requested action.";
            case DUPLICATE_CLIENT_ORDER_ID -> "Duplicate order sent.";
            default -> "This order type is not possible in this trading phase.";
        };
    }

    @Override
    public BinanceOrderBudget budget() {
        return budget;
    }

    @Override
    public int weightMax() {
        return 6_000;
    }

    @Override
    public String bookTicker(Instrument instrument, long nowNanos) {
        return BinanceTexts.bookTicker(instrument, venue.model().book(instrument.id()));
    }

    @Override
    public String depth(Instrument instrument, int depth, long nowNanos) {
        return BinanceTexts.depth(instrument, venue.model().book(instrument.id()), depth);
    }

    @Override
    public int depthLimit(int asked) {
        return Math.min(DEPTH_MAX, asked);
    }

    @Override
    public JsonText diff(Instrument instrument, long behind, long last, long nowNanos) {
        return new JsonText().open().text("e", "depthUpdate").number("E", BinanceTexts.millis(nowNanos))
                .text("s", instrument.symbol()).number("U", behind + 1).number("u", last);
    }

    @Override
    public String markPrice(Instrument instrument, long nowNanos) {
        return null;
    }

    @Override
    public void told(SimulatedOrder order, String type, LedgerFill fill, String cancelId, Iterable<BinanceApi> apis) {
        String report = BinanceTexts.report(order, type, fill, cancelId, ++eventId);
        long changedNanos = fill == null ? order.updatedNanos() : fill.atNanos();
        String position = BinanceTexts.position(venue.wallets(), order.instrument(), changedNanos);
        for (BinanceApi api : apis) {
            api.event(report);
            api.event(position);
        }
    }

    @Override
    public void funded(Instrument instrument, long units) {
        // There are no positions.
    }

    @Override
    public void onTimer(long nowNanos) {
        // Nothing happens by itself.
    }

    @Override
    public Iterable<WireChannel> channels() {
        return List.of();
    }
}
