package arbd.execution.binance;

import arbd.execution.net.Account;
import arbd.execution.net.AccountSession;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Renewable;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.net.VenueSession;
import arbd.execution.order.DeadManSwitch;
import arbd.execution.order.Order;
import arbd.execution.order.Report;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.NetLoop;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.function.Consumer;

/**
 * Orders and user events of Binance spot or USD-M futures over the WebSocket API, whose requests both take alike. What
 * differs is how the account is told of ({@link BinanceUserData}); the session is up when all that must be known of it
 * was. A request that is open when the socket falls is reported unknown, once per order. A 5xx, -1006, -1007 or the
 * like leaves the outcome unknown too.
 *
 * <p>Weights, of 6,000 a minute (spot): account.status 20, order.status 4, myTrades 20, cancel 1, place 1.
 */
public final class BinanceOrderEntry implements Renewable {
    /** The venue ends each connection after a day. */
    private static final long LIFE_MILLIS = 86_400_000L;

    private final AccountWriter writer;
    private final BinanceRequests requests;
    private final BinanceEvents events;
    private final AccountSession session;
    private final BinanceUserData userData;
    private final DeadManSwitch deadMan;

    /**
     * A spot account, not connected yet.
     *
     * @param account whose session
     * @param address of the WebSocket API, path included ({@code wss://ws-api.binance.com:443/ws-api/v3})
     * @param net event loop of the execute stage
     * @param settings limits and back-off
     */
    public BinanceOrderEntry(Account account, URI address, NetLoop net, ConnectionSettings settings) {
        this.writer = new AccountWriter(account, net);
        this.requests = new BinanceRequests(account);
        this.events = new BinanceEvents(account, writer);
        this.session = new AccountSession(account, address, net, settings, writer, new Session());
        this.userData = new SpotUserData(session, requests, events);
        this.deadMan = null;
    }

    /**
     * A USD-M futures account in one-way mode, not connected yet.
     *
     * @param account whose session
     * @param address of the WebSocket API, path included ({@code wss://ws-fapi.binance.com/ws-fapi/v1})
     * @param streams of market data, where the private stream is too ({@code wss://fstream.binance.com})
     * @param rest base of REST ({@code https://fapi.binance.com})
     * @param net event loop of the execute stage
     * @param settings limits and back-off
     */
    public BinanceOrderEntry(Account account, URI address, URI streams, URI rest, NetLoop net,
            ConnectionSettings settings) {
        BinanceFutures futures = new BinanceFutures(streams, rest, account.table().of(account.venue()),
                account.credentials().apiKey(), net, settings);
        this.writer = new AccountWriter(account, net);
        this.requests = new BinanceRequests(account);
        this.events = new BinanceEvents(account, writer);
        this.session = new AccountSession(account, address, net, futures.settings(), writer, new Session());
        FuturesUserData told = new FuturesUserData(session, requests, events, writer, futures, this::fills);
        this.userData = told;
        this.deadMan = told;
    }

    /** What happened on the wire; readable from any thread. */
    public FeedCounters counters() {
        return session.counters();
    }

    @Override
    public void start() {
        session.start();
    }

    @Override
    public boolean ready() {
        return session.ready();
    }

    @Override
    public void place(Order order, long wallNanos) {
        session.begin(Request.Kind.PLACE, order);
        session.send(requests.place(session.requestId(), order, instrument(order.instrument), wallNanos));
    }

    @Override
    public void cancel(Order order, long wallNanos) {
        session.begin(Request.Kind.CANCEL, order);
        session.send(requests.cancel(session.requestId(), order, instrument(order.instrument), wallNanos));
    }

    @Override
    public void query(Order order, long wallNanos) {
        session.begin(Request.Kind.QUERY, order);
        session.send(requests.query(session.requestId(), order, instrument(order.instrument), wallNanos));
    }

    /** Futures have one, spot has none. */
    @Override
    public DeadManSwitch deadMan() {
        return deadMan;
    }

    @Override
    public void whenEnding(Consumer<String> listener) {
        session.whenEnding(listener);
    }

    @Override
    public int inFlight() {
        return session.inFlight();
    }

    @Override
    public long lifeMillis() {
        return LIFE_MILLIS;
    }

    @Override
    public void close() {
        session.close();
        userData.close();
    }

    private Instrument instrument(int id) {
        return session.instrument(id);
    }

    private void answer(Request request, JsonNode reply) {
        long status = Reply.whole(reply, "status");
        if (status == 200) {
            result(request, reply.path("result"));
        } else {
            error(request, status, reply.path("error"));
        }
    }

    private void result(Request request, JsonNode result) {
        switch (request.kind) {
            case SUBSCRIBE:
            case BALANCES:
            case KEEP_ALIVE:
                userData.answered(request, result);
                if (userData.complete()) {
                    session.up(true);
                }
                break;
            case PLACE:
                accepted(request, result, -1);
                break;
            case QUERY:
                queried(request, result);
                break;
            case FILLS:
                fills(request, result);
                break;
            default:
                // A cancel that worked is told by the user data stream.
                break;
        }
    }

    private void accepted(Request request, JsonNode result, long cumQty) {
        Report report = writer.begin(Report.Kind.ACCEPTED, request);
        String time = result.has("transactTime") ? "transactTime" : "updateTime";
        report.venueTimeNanos = result.path(time).asLong() * 1_000_000L;
        report.cumQty = cumQty;
        writer.venueOrderId(String.valueOf(Reply.whole(result, "orderId")));
        writer.publish();
    }

    private void queried(Request request, JsonNode result) {
        String status = Reply.text(result, "status");
        long executed = Reply.mantissa(result, "executedQty", instrument(request.instrument).qtyDecimals());
        Report.Kind end = status.equals("CANCELED") || status.startsWith("EXPIRED") ? Report.Kind.CANCELLED
                : status.equals("REJECTED") ? Report.Kind.REJECTED : Report.Kind.ACCEPTED;
        if (executed == 0) {
            end(request, end, 0);
            return;
        }
        accepted(request, result, executed);
        request.end = end;
        request.cumQty = executed;
        userData.fills(request, Reply.whole(result, "orderId"));
    }

    private void fills(Request request, JsonNode trades) {
        long cumQty = 0;
        for (JsonNode trade : trades) {
            cumQty = events.fill(trade, request, instrument(request.instrument), cumQty);
        }
        if (request.end != Report.Kind.ACCEPTED) {
            end(request, request.end, request.cumQty);
        }
    }

    private void end(Request request, Report.Kind kind, long cumQty) {
        writer.begin(kind, request).cumQty = cumQty;
        writer.publish();
    }

    private void error(Request request, long status, JsonNode error) {
        session.counters().error();
        long code = error.path("code").asLong();
        String words = code + " " + error.path("msg").asText();
        if (request.number == 0) {
            session.reconnect("account session refused: " + words);
            return;
        }
        boolean missing = code == BinanceErrors.NO_SUCH_ORDER || code == BinanceErrors.CANCEL_REJECTED;
        boolean refused = request.kind == Request.Kind.PLACE && !BinanceErrors.outcomeUnknown(status, code, words);
        session.report(missing ? Report.Kind.NOT_FOUND : refused ? Report.Kind.REJECTED : Report.Kind.UNKNOWN, request,
                refused || status < 500 ? BinanceErrors.reason(status, code, words) : Report.Reason.NO_ANSWER, words);
    }

    private final class Session implements VenueSession {
        @Override
        public void connected() {
            userData.begin();
        }

        @Override
        public void message(JsonNode message) {
            if (message.has("event")) {
                if (!userData.event(message.get("event"))) {
                    session.counters().ignored();
                }
            } else if (message.has("id") && message.has("status")) {
                session.answer(message.path("id").asLong(), request -> answer(request, message));
                for (int i = BinanceLimits.tell(message.path("rateLimits"), writer); i > 0; i--) {
                    session.counters().ignored();
                }
            } else {
                session.counters().ignored();
            }
        }

        @Override
        public void disconnected() {
            userData.ended();
        }
    }
}
