package arbd.execution.binance;

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
 * Binance spot orders and user events over one connection of the WebSocket API. After each connect it subscribes the
 * user data stream and asks for the balances; when both were answered the session is up. A request that is open when
 * the socket falls is reported unknown, once per order. A 5xx, -1006, -1007 or the like leaves the outcome unknown too.
 *
 * <p>Weights of the 6,000 a minute: account.status 20, order.status 4, myTrades 20, cancel 1, place 1.
 */
public final class BinanceOrderEntry implements OrderEntry {
    private final Account account;
    private final NetLoop net;
    private final FeedCounters counters = new FeedCounters();
    private final AccountWriter writer;
    private final BinanceRequests requests;
    private final BinanceEvents events;
    private final InFlight inFlight = new InFlight();
    private final WebSocketConnection connection;
    private boolean subscribed;
    private boolean balanced;
    private boolean up;

    /**
     * Not connected yet.
     *
     * @param account whose session
     * @param address of the WebSocket API, path included ({@code wss://ws-api.binance.com:443/ws-api/v3})
     * @param net event loop of the execute stage
     * @param settings limits and back-off
     */
    public BinanceOrderEntry(Account account, URI address, NetLoop net, ConnectionSettings settings) {
        this.account = account;
        this.net = net;
        this.writer = new AccountWriter(account, net);
        this.requests = new BinanceRequests(account);
        this.events = new BinanceEvents(account, writer);
        this.connection = new WebSocketConnection(address, net, settings, new Session(), counters);
        writer.pauses(connection);
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
        send(requests.place(inFlight.lastId(), order, instrument(order.instrument), wallNanos));
    }

    @Override
    public void cancel(Order order, long wallNanos) {
        inFlight.add(Request.Kind.CANCEL, order);
        send(requests.cancel(inFlight.lastId(), order, instrument(order.instrument), wallNanos));
    }

    @Override
    public void query(Order order, long wallNanos) {
        inFlight.add(Request.Kind.QUERY, order);
        send(requests.query(inFlight.lastId(), order, instrument(order.instrument), wallNanos));
    }

    @Override
    public void close() {
        connection.close();
    }

    private Instrument instrument(int id) {
        return account.table().get(id);
    }

    private void send(ByteText text) {
        ByteBuf bytes = connection.buffer(text.length());
        if (bytes == null || !connection.send(bytes.writeBytes(text.bytes(), 0, text.length()))) {
            Request request = inFlight.take(inFlight.lastId());
            writer.now();
            unknown(request, "not connected");
            inFlight.done(request);
        }
    }

    private void unknown(Request request, String why) {
        if (request.number == 0) {
            return;
        }
        Report report = writer.begin(Report.Kind.UNKNOWN, request);
        report.reason = Report.Reason.NO_ANSWER;
        writer.words(why);
        writer.publish();
    }

    private void answer(JsonNode reply) {
        Request request = inFlight.take(reply.path("id").asLong());
        if (request == null) {
            counters.ignored();
            return;
        }
        try {
            long status = Reply.whole(reply, "status");
            if (status == 200) {
                result(request, reply.path("result"));
            } else {
                error(request, status, reply.path("error"));
            }
        } catch (IllegalArgumentException unreadable) {
            unknown(request, "unreadable answer");
            throw unreadable;
        } finally {
            inFlight.done(request);
        }
    }

    private void result(Request request, JsonNode result) {
        switch (request.kind) {
            case SUBSCRIBE:
                subscribed = true;
                upWhenComplete();
                break;
            case BALANCES:
                events.account(result);
                balanced = true;
                upWhenComplete();
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
        report.venueTimeNanos = result.path("transactTime").asLong() * 1_000_000L;
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
        long orderId = Reply.whole(result, "orderId");
        Instrument instrument = instrument(request.instrument);
        Request next = inFlight.add(Request.Kind.FILLS, null);
        next.epoch = request.epoch;
        next.number = request.number;
        next.instrument = request.instrument;
        next.end = end;
        next.cumQty = executed;
        send(requests.fills(inFlight.lastId(), orderId, instrument, net.clock().wallNanos()));
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
        counters.error();
        long code = error.path("code").asLong();
        String words = code + " " + error.path("msg").asText();
        if (request.number == 0) {
            connection.reconnect("account session refused: " + words);
            return;
        }
        boolean missing = code == BinanceErrors.NO_SUCH_ORDER || code == BinanceErrors.CANCEL_REJECTED;
        boolean refused = request.kind == Request.Kind.PLACE && !BinanceErrors.outcomeUnknown(status, code, words);
        Report report = writer.begin(missing ? Report.Kind.NOT_FOUND
                : refused ? Report.Kind.REJECTED : Report.Kind.UNKNOWN, request);
        report.reason = refused || status < 500 ? BinanceErrors.reason(status, code, words)
                : Report.Reason.NO_ANSWER;
        writer.words(words);
        writer.publish();
    }

    private void upWhenComplete() {
        if (subscribed && balanced && !up) {
            up = true;
            writer.session(true);
        }
    }

    private final class Session implements SessionEvents {
        @Override
        public void connected() {
            subscribed = false;
            balanced = false;
            long wallNanos = net.clock().wallNanos();
            inFlight.add(Request.Kind.SUBSCRIBE, null);
            send(requests.subscribe(inFlight.lastId(), wallNanos));
            inFlight.add(Request.Kind.BALANCES, null);
            send(requests.balances(inFlight.lastId(), wallNanos));
        }

        @Override
        public void text(ByteBuf frame, long receivedNanos, long wallNanos) {
            writer.at(receivedNanos, wallNanos);
            try {
                JsonNode message = Reply.object(frame);
                if (message.has("event")) {
                    event(message.get("event"));
                } else if (message.has("id") && message.has("status")) {
                    answer(message);
                } else {
                    counters.ignored();
                }
            } catch (IllegalArgumentException unreadable) {
                counters.malformed(Malformed.SYNTAX);
                connection.reconnect("unreadable account message: " + unreadable.getMessage());
            }
        }

        @Override
        public void disconnected(String why) {
            boolean was = up;
            up = false;
            writer.now();
            if (was) {
                writer.session(false);
            }
            inFlight.drain(request -> unknown(request, "socket fell"));
        }

        private void event(JsonNode event) {
            String kind = event.path("e").asText();
            if (kind.equals("eventStreamTerminated") || kind.equals("serverShutdown")) {
                connection.reconnect("venue says " + kind);
            } else if (!events.event(event)) {
                counters.ignored();
            }
        }
    }
}
