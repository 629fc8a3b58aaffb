package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Asset;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Binance USD-M futures: books below {@code /public}, mark prices below {@code /market}, user events at
 * {@code /private/ws/KEY} for the key that the API gave, executions of an order and funding payments by signed REST.
 */
final class FuturesDialect implements BinanceDialect {
    private static final String PRIVATE = "/private/ws/";
    private static final Set<Integer> DEPTHS = Set.of(5, 10, 20, 50, 100, 500, 1_000);
    private static final int TRADES_MAX = 1_000;

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final SimulatedFunding funding;
    private final long fundingEveryNanos;
    private final BinanceOrderBudget budget = BinanceOrderBudget.futures();
    private final List<Asset> margins = new ArrayList<>();
    private final List<UserStream> users = new ArrayList<>();
    private final FuturesIncomes incomes = new FuturesIncomes();
    private final FuturesCountdowns countdowns;
    private String listenKey = "";
    /** When the wallet last changed. */
    private long changedNanos;

    /** A client of the private stream; what it says is ignored. */
    private final class UserStream implements WireSession {
        private final WireChannel channel;

        UserStream(WireChannel channel) {
            this.channel = channel;
        }

        @Override
        public void onText(String text) {
            channel.send("{\"error\":{\"code\":2,\"msg\":\"Invalid request\"}}");
        }

        @Override
        public void onClosed() {
            users.remove(this);
        }
    }

    FuturesDialect(SimulatedVenue venue, VenueLoop loop, FaultPlan faults, long fundingEveryNanos) {
        this.venue = venue;
        this.loop = loop;
        this.fundingEveryNanos = fundingEveryNanos;
        this.countdowns = new FuturesCountdowns(venue, faults);
        this.changedNanos = loop.nowNanos();
        this.funding = new SimulatedFunding(venue, fundingEveryNanos, loop.nowNanos());
        Map<Integer, Asset> quotes = new LinkedHashMap<>();
        venue.instruments().forEach(instrument -> quotes.put(instrument.quote().id(), instrument.quote()));
        margins.addAll(quotes.values());
    }

    @Override
    public String apiPath() {
        return "/ws-fapi/v1";
    }

    @Override
    public String restRoot() {
        return "/fapi/v1";
    }

    @Override
    public Set<String> streamRoots() {
        return Set.of("/public", "/market");
    }

    @Override
    public boolean streams(String root, String kind) {
        return root.equals("/market") ? kind.startsWith("markPrice") : kind.matches("bookTicker|depth(@100ms)?");
    }

    @Override
    public boolean serves(String path) {
        return !listenKey.isEmpty() && path.equals(PRIVATE + listenKey);
    }

    @Override
    public WireSession connect(String path, WireChannel channel) {
        UserStream user = new UserStream(channel);
        users.add(user);
        return user;
    }

    @Override
    public HttpReply http(HttpCall call) {
        return switch (call.path()) {
            case "/fapi/v1/exchangeInfo" -> BinanceListingTexts.futures(venue.listing(), loop.nowNanos());
            case "/dapi/v1/exchangeInfo" -> BinanceListingTexts.none(loop.nowNanos());
            case "/fapi/v1/fundingInfo" -> BinanceListingTexts.fundings(venue.listing(), fundingEveryNanos);
            default -> HttpReply.NOT_FOUND;
        };
    }

    private String userTrades(JsonNode params) {
        SimulatedOrder order = venue.byVenueOrderId(params.path("orderId").asText());
        boolean named = order != null && order.instrument().symbol().equals(params.path("symbol").asText());
        int limit = (int) Math.min(TRADES_MAX, number(params.path("limit").asText()));
        return named ? FuturesTexts.userTrades(order, limit) : "[]";
    }

    private String incomes(JsonNode params) {
        return incomes.list(params.path("incomeType").asText(), number(params.path("startTime").asText()),
                number(params.path("limit").asText()));
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }

    @Override
    public Set<String> signedMethods() {
        return Set.of("v2/account.status");
    }

    @Override
    public boolean call(BinanceApi api, String id, String method, JsonNode params) {
        switch (method) {
            case "userDataStream.start", "userDataStream.ping" -> {
                if (api.known(id, params)) {
                    listenKey = listenKey.isEmpty() ? "key" + Long.toString(loop.nowNanos(), 36) : listenKey;
                    api.reply(id, "{\"listenKey\":\"" + listenKey + "\"}");
                }
            }
            case "v2/account.status" -> api.later(() -> api.answer(id, ask(method, params)));
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public Map<String, String> restQueries() {
        return Map.of("/fapi/v1/userTrades", "userTrades", "/fapi/v1/income", "income",
                "/fapi/v1/accountConfig", "accountConfig", "/fapi/v1/symbolConfig", "symbolConfig",
                "/fapi/v1/commissionRate", "commissionRate");
    }

    @Override
    public Map<String, String> restCommands() {
        return Map.of("/fapi/v1/countdownCancelAll", "countdownCancelAll");
    }

    @Override
    public BinanceAnswer ask(String method, JsonNode params) {
        if (method.equals("commissionRate")) {
            return new SimulatedFees(venue).commissionRate(params.path("symbol").asText());
        }
        if (method.equals("countdownCancelAll")) {
            return countdowns.arm(params, loop.nowNanos());
        }
        return BinanceAnswer.result(switch (method) {
            case "userTrades" -> userTrades(params);
            case "income" -> incomes(params);
            case "accountConfig" -> RightsTexts.futuresAccount(venue.rights());
            case "symbolConfig" -> RightsTexts.futuresSymbols(venue.rights(), venue.instruments());
            default -> FuturesTexts.account(venue, margins, changedNanos);
        });
    }

    @Override
    public String placed(SimulatedOrder order, String type) {
        return FuturesTexts.placed(order);
    }

    @Override
    public String cancelled(SimulatedOrder order, String cancelId) {
        return FuturesTexts.cancelled(order);
    }

    @Override
    public String status(SimulatedOrder order) {
        return FuturesTexts.status(order);
    }

    @Override
    public TimeInForce timeInForce(String type, String timeInForce) {
        if (!type.equals("LIMIT")) {
            return null;
        }
        return switch (timeInForce) {
            case "IOC" -> TimeInForce.IOC;
            case "GTC" -> TimeInForce.GTC;
            case "GTX" -> TimeInForce.POST_ONLY;
            default -> null;
        };
    }

    @Override
    public int wouldTakeCode() {
        return -5022;
    }

    @Override
    public String wouldTakeWords() {
        return "Due to the order could not be executed as maker, the Post Only order will be rejected.";
    }

    @Override
    public int code(Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_SYMBOL -> -1121;
            case MARKET_CLOSED -> -4108;
            case PRICE_INCREMENT -> -4014;
            case LOT -> -4023;
            case MIN_QTY -> -4004;
            case MIN_NOTIONAL -> -4164;
            case REDUCE_ONLY -> -2022;
            case INSUFFICIENT_BALANCE -> -2019;
            case DUPLICATE_CLIENT_ORDER_ID -> -4116;
            case OPEN_ORDERS -> -2025;
            default -> -2010;
        };
    }

    @Override
    public String words(Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_SYMBOL -> "Invalid symbol.";
            case MARKET_CLOSED -> "Symbol is on delivering or delivered or settling or closed or pre-trading.";
            case PRICE_INCREMENT -> "Price not increased by tick size.";
            case LOT -> "Qty not increased by step size.";
            case MIN_QTY -> "Quantity less than or equal to minimum quantity.";
            case MIN_NOTIONAL -> "Order's notional must be no smaller than the minimum"
                    + " (unless you choose reduce only).";
            case REDUCE_ONLY -> "ReduceOnly Order is rejected.";
            case INSUFFICIENT_BALANCE -> "Margin is insufficient.";
            case DUPLICATE_CLIENT_ORDER_ID -> "ClientOrderId is duplicated.";
            case OPEN_ORDERS -> "Reach max open order limit.";
            default -> "NEW_ORDER_REJECTED";
        };
    }

    @Override
    public BinanceOrderBudget budget() {
        return budget;
    }

    @Override
    public int weightMax() {
        return 2_400;
    }

    @Override
    public String bookTicker(Instrument instrument, long nowNanos) {
        return FuturesTexts.bookTicker(instrument, venue.model().book(instrument.id()), nowNanos);
    }

    @Override
    public String depth(Instrument instrument, int depth, long nowNanos) {
        return FuturesTexts.depth(instrument, venue.model().book(instrument.id()), depth, nowNanos);
    }

    @Override
    public int depthLimit(int asked) {
        return DEPTHS.contains(asked) ? asked : -1;
    }

    @Override
    public JsonText diff(Instrument instrument, long behind, long last, long nowNanos) {
        return FuturesTexts.diff(instrument, behind, last, nowNanos);
    }

    @Override
    public String markPrice(Instrument instrument, long nowNanos) {
        return FuturesTexts.markPrice(instrument, venue.model().markPxE8(instrument.id()),
                funding.rateE8(instrument.id()), funding.nextNanos(), nowNanos);
    }

    @Override
    public void told(SimulatedOrder order, String type, LedgerFill fill, String cancelId, Iterable<BinanceApi> apis) {
        tell(FuturesTexts.orderUpdate(order, type, fill));
        if (fill != null) {
            changedNanos = fill.atNanos();
            tell(FuturesTexts.accountUpdate(venue, order.instrument(), "ORDER", 0, changedNanos));
        }
    }

    @Override
    public void funded(Instrument instrument, long units) {
        changedNanos = loop.nowNanos();
        incomes.funded(instrument, units, changedNanos);
        tell(FuturesTexts.accountUpdate(venue, instrument, "FUNDING_FEE", units, changedNanos));
    }

    private void tell(String event) {
        for (UserStream user : List.copyOf(users)) {
            user.channel.send(event);
        }
    }

    @Override
    public void onTimer(long nowNanos) {
        funding.onTimer(nowNanos);
        countdowns.onTimer(nowNanos);
    }

    @Override
    public Iterable<WireChannel> channels() {
        List<WireChannel> channels = new ArrayList<>();
        users.forEach(user -> channels.add(user.channel));
        return channels;
    }
}
