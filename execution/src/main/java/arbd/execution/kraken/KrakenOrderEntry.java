package arbd.execution.kraken;

import arbd.execution.net.Account;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.ByteText;
import arbd.execution.net.InFlight;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.Report;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SessionEvents;
import arbd.feeds.net.WebSocketConnection;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.net.URI;

/**
 * Kraken spot orders and private channels over one WebSocket v2 connection. After each connect it fetches a token by
 * REST, then subscribes {@code executions} (with past trades, which heals fills that were missed) and
 * {@code balances}; when both were confirmed and the balances came the session is up. The reply to an order only
 * says that it was taken; executions are the truth. Signatures and texts are checked against published vectors and
 * recorded messages; sequences of messages were verified on our own simulator only.
 */
public final class KrakenOrderEntry implements OrderEntry {
    private static final String PING = "{\"method\":\"ping\"}";
    private static final long PING_MILLIS = 20_000;

    private final Account account;
    private final AccountWriter writer;
    private final KrakenRequests requests;
    private final KrakenEvents events;
    private final KrakenRest rest;
    private final InFlight inFlight = new InFlight();
    private final FeedCounters counters = new FeedCounters();
    private final WebSocketConnection connection;
    private String token;
    private long generation;
    private boolean executions;
    private boolean balances;
    private boolean balanced;
    private boolean tradable;
    private boolean up;

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
        this.connection = new WebSocketConnection(address, net, settings, new Session(), counters);
        writer.pauses(connection);
        connection.keepAlive(PING, PING_MILLIS);
    }

    /** What happened on the wire; readable from any thread. */
    public FeedCounters counters() {
        return counters;
    }

    @Override
    public void start() {
        connection.start();
    }

    @Override
    public boolean ready() {
        return up && !inFlight.full();
    }

    @Override
    public void place(Order order, long wallNanos) {
        inFlight.add(Request.Kind.PLACE, order);
        send(requests.place(inFlight.lastId(), order, instrument(order.instrument), tokenText(), wallNanos));
    }

    @Override
    public void cancel(Order order, long wallNanos) {
        inFlight.add(Request.Kind.CANCEL, order);
        send(requests.cancel(inFlight.lastId(), order, tokenText()));
    }

    @Override
    public void query(Order order, long wallNanos) {
        Request request = new Request();
        request.kind = Request.Kind.QUERY;
        request.epoch = order.epoch;
        request.number = order.number;
        request.instrument = order.instrument;
        new KrakenQuery(rest, events, writer, request, instrument(order.instrument),
                requests.clientOrderIdText(order)).ask();
    }

    @Override
    public void close() {
        connection.close();
        rest.close();
    }

    private Instrument instrument(int id) {
        return account.table().get(id);
    }

    private String tokenText() {
        return token == null ? "" : token;
    }

    private void send(ByteText text) {
        ByteBuf bytes = token == null ? null : connection.buffer(text.length());
        if (bytes == null || !connection.send(bytes.writeBytes(text.bytes(), 0, text.length()))) {
            Request request = inFlight.take(inFlight.lastId());
            writer.now();
            unknown(request, Report.Reason.NO_ANSWER, "not connected");
            inFlight.done(request);
        }
    }

    private void unknown(Request request, Report.Reason reason, String why) {
        if (request.number == 0) {
            return;
        }
        writer.begin(Report.Kind.UNKNOWN, request).reason = reason;
        writer.words(why);
        writer.publish();
    }

    private void subscribe(long of, JsonNode result, String wrong) {
        if (of != generation || !connection.isOpen()) {
            return;
        }
        if (wrong != null || !result.path("token").isTextual()) {
            connection.reconnect("no token: " + wrong);
            return;
        }
        token = result.get("token").textValue();
        inFlight.add(Request.Kind.SUBSCRIBE, null);
        send(requests.executions(inFlight.lastId(), token));
        inFlight.add(Request.Kind.BALANCES, null);
        send(requests.balances(inFlight.lastId(), token));
    }

    private void answer(JsonNode reply) {
        Request request = inFlight.take(reply.path("req_id").asLong());
        if (request == null) {
            counters.ignored();
            return;
        }
        try {
            if (reply.path("success").asBoolean()) {
                result(request, reply.path("result"));
            } else {
                error(request, reply.path("error").asText());
            }
        } catch (IllegalArgumentException unreadable) {
            unknown(request, Report.Reason.NO_ANSWER, "unreadable answer");
            throw unreadable;
        } finally {
            inFlight.done(request);
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
        counters.error();
        if (request.number == 0) {
            connection.reconnect("account session refused: " + words);
            return;
        }
        if (request.kind == Request.Kind.PLACE && !KrakenErrors.outcomeUnknown(words)) {
            writer.begin(Report.Kind.REJECTED, request).reason = KrakenErrors.reason(words);
        } else if (request.kind == Request.Kind.CANCEL && KrakenErrors.unknownOrder(words)) {
            writer.begin(Report.Kind.NOT_FOUND, request).reason = Report.Reason.OTHER;
        } else {
            writer.begin(Report.Kind.UNKNOWN, request).reason = KrakenErrors.reason(words);
        }
        writer.words(words);
        writer.publish();
    }

    private void upWhenComplete() {
        boolean complete = executions && balances && balanced && tradable;
        if (complete != up) {
            up = complete;
            writer.session(up);
        }
    }

    /** Maintenance, cancels only and posts only refuse what we send; silence means that nothing is said against it. */
    private void status(JsonNode message) {
        String system = message.path("data").path(0).path("system").asText("online");
        tradable = system.equals("online") || system.equals("limit_only");
        upWhenComplete();
    }

    private final class Session implements SessionEvents {
        @Override
        public void connected() {
            long of = ++generation;
            tradable = true;
            rest.post("GetWebSocketsToken", "", (result, wrong) -> subscribe(of, result, wrong));
        }

        @Override
        public void text(ByteBuf frame, long receivedNanos, long wallNanos) {
            writer.at(receivedNanos, wallNanos);
            try {
                JsonNode message = Reply.object(frame);
                if (message.has("method")) {
                    answer(message);
                } else {
                    channel(message);
                }
            } catch (IllegalArgumentException unreadable) {
                counters.malformed(Malformed.SYNTAX);
                connection.reconnect("unreadable account message: " + unreadable.getMessage());
            }
        }

        @Override
        public void disconnected(String why) {
            boolean was = up;
            generation++;
            token = null;
            executions = false;
            balances = false;
            balanced = false;
            up = false;
            writer.now();
            if (was) {
                writer.session(false);
            }
            inFlight.drain(request -> unknown(request, Report.Reason.NO_ANSWER, "socket fell"));
        }

        private void channel(JsonNode message) {
            switch (message.path("channel").asText()) {
                case "status":
                    status(message);
                    break;
                case "executions":
                    for (int i = events.executions(message); i > 0; i--) {
                        counters.ignored();
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
                    counters.ignored();
                    break;
            }
        }
    }
}
