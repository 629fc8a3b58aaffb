package arbd.execution.kraken;

import arbd.execution.net.Account;
import arbd.execution.net.AccountSession;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.net.VenueSession;
import arbd.execution.order.DeadManSwitch;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.Report;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.NetLoop;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/**
 * Kraken spot orders and private channels over one WebSocket v2 connection. After each connect it fetches a token by
 * REST, then subscribes {@code executions} (with past trades, which heals fills that were missed) and
 * {@code balances}; when both were confirmed and the balances came the session is up. The reply to an order only
 * says that it was taken; executions are the truth. Signatures and texts are checked against published vectors and
 * recorded messages; sequences of messages were verified on our own simulator only.
 */
public final class KrakenOrderEntry implements OrderEntry, DeadManSwitch {
    private static final String PING = "{\"method\":\"ping\"}";
    private static final long PING_MILLIS = 20_000;

    private final Account account;
    private final AccountWriter writer;
    private final KrakenRequests requests;
    private final KrakenEvents events;
    private final KrakenRest rest;
    private final AccountSession session;
    private String token;
    private long generation;
    private boolean executions;
    private boolean balances;
    private boolean balanced;
    private boolean tradable;

    /**
     * Not connected yet.
     *
     * @param account whose session
     * @param address of the private WebSocket, path included ({@code wss://ws-auth.kraken.com/v2})
     * @param restAddress base of REST ({@code https://api.kraken.com})
     * @param net event loop of the execute stage
     * @param settings limits and back-off
     */
    public KrakenOrderEntry(Account account, URI address, URI restAddress, NetLoop net, ConnectionSettings settings) {
        this.account = account;
        this.writer = new AccountWriter(account, net);
        this.requests = new KrakenRequests(account);
        this.events = new KrakenEvents(account, writer);
        this.rest = new KrakenRest(restAddress, account.credentials(), net);
        this.session = new AccountSession(account, address, net, settings, writer, new Session());
        session.keepAlive(PING, null, PING_MILLIS);
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
        session.send(token == null ? null
                : requests.place(session.requestId(), order, instrument(order.instrument), token, wallNanos));
    }

    @Override
    public void cancel(Order order, long wallNanos) {
        session.begin(Request.Kind.CANCEL, order);
        session.send(token == null ? null : requests.cancel(session.requestId(), order, token));
    }

    @Override
    public void query(Order order, long wallNanos) {
        new KrakenQuery(rest, events, writer, Request.about(order, Request.Kind.QUERY),
                instrument(order.instrument), requests.clientOrderIdText(order)).ask();
    }

    @Override
    public void cancelAllAfter(long millis, long wallNanos) {
        session.begin(Request.Kind.KEEP_ALIVE, null);
        session.send(token == null ? null
                : requests.cancelAllAfter(session.requestId(), (millis + 999) / 1_000, token));
    }

    @Override
    public void close() {
        session.close();
        rest.close();
    }

    private Instrument instrument(int id) {
        return session.instrument(id);
    }

    private void subscribe(long of, JsonNode result, String wrong) {
        if (of != generation || !session.isOpen()) {
            return;
        }
        if (wrong != null || !result.path("token").isTextual()) {
            session.reconnect("no token: " + wrong);
            return;
        }
        token = result.get("token").textValue();
        session.begin(Request.Kind.SUBSCRIBE, null);
        session.send(requests.executions(session.requestId(), token));
        session.begin(Request.Kind.BALANCES, null);
        session.send(requests.balances(session.requestId(), token));
    }

    private void answer(Request request, JsonNode reply) {
        if (reply.path("success").asBoolean()) {
            result(request, reply.path("result"));
        } else {
            error(request, reply.path("error").asText());
        }
    }

    private void result(Request request, JsonNode result) {
        switch (request.kind) {
            case SUBSCRIBE:
                executions = true;
                upWhenComplete();
                break;
            case BALANCES:
                balances = true;
                upWhenComplete();
                break;
            case PLACE:
                String orderId = Reply.text(result, "order_id");
                String clientOrderId = account.ids().text(request.epoch, request.number);
                events.learn(orderId, clientOrderId, instrument(request.instrument));
                writer.begin(Report.Kind.ACCEPTED, request);
                writer.venueOrderId(orderId);
                writer.publish();
                break;
            default:
                // A cancel that worked is told by the executions channel.
                break;
        }
    }

    private void error(Request request, String words) {
        session.counters().error();
        if (request.number == 0) {
            session.reconnect("account session refused: " + words);
            return;
        }
        Report.Kind kind = Report.Kind.UNKNOWN;
        if (request.kind == Request.Kind.PLACE && !KrakenErrors.outcomeUnknown(words)) {
            kind = Report.Kind.REJECTED;
        } else if (request.kind == Request.Kind.CANCEL && KrakenErrors.unknownOrder(words)) {
            kind = Report.Kind.NOT_FOUND;
        }
        boolean missing = kind == Report.Kind.NOT_FOUND;
        session.report(kind, request, missing ? Report.Reason.OTHER : KrakenErrors.reason(words), words);
    }

    private void upWhenComplete() {
        session.up(executions && balances && balanced && tradable);
    }

    /** Maintenance, cancels only and posts only refuse what we send; silence means that nothing is said against it. */
    private void status(JsonNode message) {
        String system = message.path("data").path(0).path("system").asText("online");
        tradable = system.equals("online") || system.equals("limit_only");
        upWhenComplete();
    }

    private final class Session implements VenueSession {
        @Override
        public void connected() {
            long of = ++generation;
            tradable = true;
            rest.post("GetWebSocketsToken", "", (result, wrong) -> subscribe(of, result, wrong));
        }

        @Override
        public void message(JsonNode message) {
            if (message.has("method")) {
                session.answer(message.path("req_id").asLong(), request -> answer(request, message));
            } else {
                channel(message);
            }
        }

        @Override
        public void disconnected() {
            generation++;
            token = null;
            executions = false;
            balances = false;
            balanced = false;
        }

        private void channel(JsonNode message) {
            switch (message.path("channel").asText()) {
                case "status":
                    status(message);
                    break;
                case "executions":
                    for (int i = events.executions(message); i > 0; i--) {
                        session.counters().ignored();
                    }
                    break;
                case "balances":
                    events.balances(message);
                    if (message.path("type").asText().equals("snapshot")) {
                        events.absentBalances(message);
                        balanced = true;
                        upWhenComplete();
                    }
                    break;
                default:
                    session.counters().ignored();
                    break;
            }
        }
    }
}
