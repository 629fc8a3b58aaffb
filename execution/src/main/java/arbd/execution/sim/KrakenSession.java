package arbd.execution.sim;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Side;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/** One client of Kraken's WebSocket v2. Book and private channels may share a connection. */
final class KrakenSession implements WireSession {
    private static final long HEARTBEAT_NANOS = 1_000_000_000L;
    private static final int SNAP_TRADES_MAX = 50;
    private static final Set<Integer> DEPTHS = Set.of(10, 25, 100, 500, 1000);
    private static final Set<String> ORDER_METHODS =
            Set.of("add_order", "cancel_order", "cancel_all", "cancel_all_orders_after");

    /**
     * How a session reaches the rest of its venue.
     *
     * @param channel the client
     * @param tokens that open private channels
     * @param cancelAllAfter arms the dead man's switch, nanoseconds, 0 disarms; false = it may not be had
     * @param closed told when the client is gone
     */
    record Link(WireChannel channel, KrakenTokens tokens, LongPredicate cancelAllAfter, Runnable closed) {
    }

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final DataOut out;
    private final Link link;
    private final KrakenOrders orders;
    private final Map<String, KrakenBookView> views = new LinkedHashMap<>();
    private boolean executions;
    private boolean balances;
    private long executionSequence;
    private long balanceSequence;
    private long lastSentNanos;

    KrakenSession(SimulatedVenue venue, VenueLoop loop, DataOut out, Link link) {
        this.venue = venue;
        this.loop = loop;
        this.out = out;
        this.link = link;
        this.orders = new KrakenOrders(venue, loop, out, link);
        this.lastSentNanos = loop.nowNanos();
    }

    WireChannel channel() {
        return link.channel();
    }

    @Override
    public void onClosed() {
        executions = false;
        balances = false;
        link.closed().run();
    }

    @Override
    public void onText(String text) {
        JsonNode request = JsonInput.object(text);
        if (request == null) {
            fail("", null, "Malformed request", null);
            return;
        }
        String method = request.path("method").asText();
        String reqId = request.has("req_id") ? request.get("req_id").toString() : null;
        JsonNode params = request.path("params");
        if (ORDER_METHODS.contains(method)) {
            orders.onRequest(method, reqId, params);
            return;
        }
        switch (method) {
            case "ping" -> ping(reqId, request);
            case "subscribe" -> subscribe(reqId, params);
            case "unsubscribe" -> unsubscribe(reqId, params);
            default -> fail(method, reqId, "Unsupported event", null);
        }
    }

    private void ping(String reqId, JsonNode request) {
        if (request.has("params")) {
            fail("ping", reqId, "Unsupported field: 'params' for the given msg type: ping", null);
            return;
        }
        long nowNanos = loop.nowNanos();
        link.channel().send(KrakenTexts.success("pong", reqId, null, nowNanos, nowNanos));
    }

    private void subscribe(String reqId, JsonNode params) {
        String channel = params.path("channel").asText();
        if (channel.equals("book")) {
            params.path("symbol").forEach(symbol -> subscribeBook(reqId, symbol.asText(), params));
            return;
        }
        if (!channel.equals("executions") && !channel.equals("balances")) {
            fail("subscribe", reqId, "Channel not supported", null);
            return;
        }
        String refusal = tokenRefusal(link.tokens(), params);
        if (refusal != null) {
            fail("subscribe", reqId, refusal, null);
        } else if (channel.equals("executions")) {
            subscribeExecutions(reqId, params);
        } else {
            subscribeBalances(reqId);
        }
    }

    /** Null when the token in these parameters is good. */
    static String tokenRefusal(KrakenTokens tokens, JsonNode params) {
        String token = params.path("token").asText();
        if (token.isEmpty()) {
            return "Token(s) not found";
        }
        return tokens.good(token) ? null : "ESession:Invalid session";
    }

    private void subscribeBook(String reqId, String symbol, JsonNode params) {
        int depth = params.path("depth").asInt(10);
        Instrument instrument = venue.instrument(symbol);
        if (instrument == null) {
            fail("subscribe", reqId, "Currency pair not supported " + symbol, symbol);
            return;
        }
        if (!DEPTHS.contains(depth)) {
            fail("subscribe", reqId, "Subscription depth not supported", symbol);
            return;
        }
        if (views.containsKey(symbol)) {
            fail("subscribe", reqId, "Already subscribed", symbol);
            return;
        }
        boolean wanted = params.path("snapshot").asBoolean(true);
        long nowNanos = loop.nowNanos();
        acknowledge("subscribe", reqId, new JsonText().open().text("channel", "book").number("depth", depth)
                .raw("snapshot", Boolean.toString(wanted)).text("symbol", symbol).close().toString());
        KrakenBookView view = new KrakenBookView(instrument, depth);
        views.put(symbol, view);
        String snapshot = view.snapshot(venue.model().book(instrument.id()), nowNanos, out::takeWrongChecksum);
        if (wanted) {
            data(snapshot);
        }
    }

    private void subscribeExecutions(String reqId, JsonNode params) {
        acknowledge("subscribe", reqId, new JsonText().open().text("channel", "executions")
                .number("maxratecount", 180).raw("snapshot", "true").list("warnings")
                .item("\"cancel_reason is deprecated, use reason\"").endList().close().toString());
        List<String> reports = new ArrayList<>();
        if (params.path("snap_orders").asBoolean(true)) {
            venue.openOrders().forEach(order -> reports.add(KrakenTexts.orderSnapshot(order)));
        }
        if (params.path("snap_trades").asBoolean(false)) {
            reports.addAll(lastTrades());
        }
        executions = true;
        executionSequence = 1;
        send(KrakenTexts.executions("snapshot", reports, executionSequence));
    }

    private List<String> lastTrades() {
        List<String> trades = new ArrayList<>();
        for (SimulatedOrder order : venue.orders()) {
            order.fills().forEach(fill -> trades.add(KrakenTexts.tradeSnapshot(order, fill)));
        }
        return trades.subList(Math.max(0, trades.size() - SNAP_TRADES_MAX), trades.size());
    }

    private void subscribeBalances(String reqId) {
        acknowledge("subscribe", reqId, "{\"channel\":\"balances\",\"snapshot\":true}");
        List<String> entries = new ArrayList<>();
        for (Asset asset : venue.table().assets()) {
            entries.add(KrakenTexts.balance(asset, venue.wallets().total(asset.id())));
        }
        balances = true;
        balanceSequence = 1;
        send(KrakenTexts.balances("snapshot", entries, balanceSequence));
    }

    private void unsubscribe(String reqId, JsonNode params) {
        switch (params.path("channel").asText()) {
            case "book" -> params.path("symbol").forEach(symbol -> unsubscribeBook(reqId, symbol.asText()));
            case "executions" -> {
                executions = false;
                acknowledge("unsubscribe", reqId, "{\"channel\":\"executions\"}");
            }
            case "balances" -> {
                balances = false;
                acknowledge("unsubscribe", reqId, "{\"channel\":\"balances\"}");
            }
            default -> fail("unsubscribe", reqId, "Channel not supported", null);
        }
    }

    private void unsubscribeBook(String reqId, String symbol) {
        KrakenBookView view = views.remove(symbol);
        if (view == null) {
            fail("unsubscribe", reqId, "Subscription Not Found", symbol);
            return;
        }
        acknowledge("unsubscribe", reqId, new JsonText().open().text("channel", "book").number("depth", view.depth())
                .text("symbol", symbol).close().toString());
    }

    void onBook(int instrument) {
        for (KrakenBookView view : views.values()) {
            if (view.instrument().id() == instrument) {
                ModelBook book = venue.model().book(instrument);
                String update = view.update(book, loop.nowNanos(), out::takeWrongChecksum);
                if (update != null) {
                    data(update);
                }
            }
        }
    }

    void onExecution(String report) {
        if (executions) {
            send(KrakenTexts.executions("update", List.of(report), ++executionSequence));
        }
    }

    void onBalances(SimulatedOrder order, LedgerFill fill) {
        if (!balances) {
            return;
        }
        int sign = order.side() == Side.BUY ? 1 : -1;
        Instrument instrument = order.instrument();
        long base = sign * Amounts.base(instrument, fill.qty());
        long quote = -sign * Amounts.quote(instrument, order.side(), fill.px(), fill.qty());
        List<String> entries = List.of(entry(instrument.base(), fill, base), entry(instrument.quote(), fill, quote));
        send(KrakenTexts.balances("update", entries, ++balanceSequence));
    }

    private String entry(Asset asset, LedgerFill fill, long amount) {
        long fee = fill.feeAsset() == asset.id() ? fill.fee() : 0;
        return KrakenTexts.balanceUpdate(asset, fill, amount, fee, venue.wallets().total(asset.id()));
    }

    void onTimer(long nowNanos) {
        boolean subscribed = executions || balances || !views.isEmpty();
        if (subscribed && nowNanos - lastSentNanos >= HEARTBEAT_NANOS) {
            send("{\"channel\":\"heartbeat\"}");
        }
    }

    private void data(String text) {
        lastSentNanos = loop.nowNanos();
        out.data(link.channel(), text);
    }

    private void send(String text) {
        lastSentNanos = loop.nowNanos();
        link.channel().send(text);
    }

    private void acknowledge(String method, String reqId, String result) {
        long nowNanos = loop.nowNanos();
        send(KrakenTexts.success(method, reqId, result, nowNanos, nowNanos));
    }

    private void fail(String method, String reqId, String words, String symbol) {
        send(KrakenTexts.error(method, reqId, words, symbol, loop.nowNanos()));
    }
}
