package arbd.execution.coinbase;

import arbd.execution.net.Account;
import arbd.execution.net.AccountSession;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.ByteText;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.net.VenueSession;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.NetLoop;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/**
 * Coinbase Advanced Trade spot: orders by REST over connections that are open before they are needed, and the
 * {@code user} channel over a WebSocket. After each connect it subscribes {@code heartbeats} and {@code user}, then
 * asks REST what the key may and for the balances; then the session is up. The frames of the WebSocket are numbered: a
 * number that is missing replaces it, and whoever has open orders asks for them. Tokens are checked against a vector,
 * texts against recorded ones; sequences of messages were verified on our own simulator only.
 */
public final class CoinbaseOrderEntry implements OrderEntry {
    /** Heartbeats come each second. */
    private static final long SILENCE_MILLIS = 10_000;

    private final AccountWriter writer;
    private final CoinbaseRequests requests;
    private final CoinbaseRest rest;
    private final CoinbaseOrders orders = new CoinbaseOrders();
    private final CoinbaseEvents events;
    private final CoinbaseFills fills;
    private final CoinbaseQuery query;
    private final CoinbaseBalances balances;
    private final CoinbaseSteps steps = new CoinbaseSteps();
    private final AccountSession session;
    private long generation;

    /**
     * Not connected yet.
     *
     * @param account whose session; the secret of its credentials is a PEM private key for ES256
     * @param address of the user WebSocket ({@code wss://advanced-trade-ws-user.coinbase.com})
     * @param restAddress base of REST ({@code https://api.coinbase.com})
     * @param net event loop of the execute stage
     * @param settings limits and back-off
     * @throws IllegalArgumentException when the key cannot sign, or an address may not be connected to
     */
    public CoinbaseOrderEntry(Account account, URI address, URI restAddress, NetLoop net,
            ConnectionSettings settings) {
        this.writer = new AccountWriter(account, net);
        this.requests = new CoinbaseRequests(account);
        this.rest = new CoinbaseRest(restAddress, account.credentials(), net, settings, this::poolChanged);
        this.events = new CoinbaseEvents(account, writer, orders);
        this.session = new AccountSession(account, address, net,
                settings.withSilence(Math.min(settings.silenceMillis(), SILENCE_MILLIS)), writer, new Session());
        this.fills = new CoinbaseFills(rest, events, writer, session, net);
        this.query = new CoinbaseQuery(rest, fills, orders, writer, session);
        this.balances = new CoinbaseBalances(rest, account, writer, net,
                () -> fills.outstanding() > 0 || rest.placing() > 0);
    }

    /** What happened on the wire; readable from any thread. */
    public FeedCounters counters() {
        return session.counters();
    }

    @Override
    public void start() {
        rest.start();
        session.start();
    }

    @Override
    public boolean ready() {
        return session.ready() && rest.ready();
    }

    @Override
    public boolean reachable() {
        return session.ready();
    }

    @Override
    public void place(Order order, long wallNanos) {
        Request request = Request.about(order, Request.Kind.PLACE);
        CoinbasePlaced placed = new CoinbasePlaced(request,
                requests.clientOrderIdText(order.epoch, order.number), orders, writer, session);
        balances.changed();
        ByteText body = requests.place(order, session.instrument(order.instrument));
        if (!session.ready() || !rest.place(body, wallNanos, placed)) {
            placed.failed(false, "not connected");
        }
    }

    @Override
    public void cancel(Order order, long wallNanos) {
        Request request = Request.about(order, Request.Kind.CANCEL);
        String clientOrderId = requests.clientOrderIdText(order.epoch, order.number);
        KnownOrder known = orders.find(clientOrderId);
        if (known == null) {
            query.find(request, clientOrderId, found -> cancel(request, found));
        } else {
            cancel(request, known);
        }
    }

    @Override
    public void query(Order order, long wallNanos) {
        query.ask(Request.about(order, Request.Kind.QUERY), requests.clientOrderIdText(order.epoch, order.number));
    }

    @Override
    public void close() {
        session.close();
        rest.close();
    }

    private void cancel(Request request, KnownOrder known) {
        rest.cancel(requests.cancel(known.orderId), new CoinbaseCancelled(request, known.orderId, writer, session));
    }

    private void poolChanged() {
        writer.now();
        upWhenComplete();
    }

    private void upWhenComplete() {
        session.up(steps.complete() && rest.opened());
    }

    /** The user channel speaks: what the key may, then the wallets. */
    private void askRest() {
        long of = generation;
        rest.get("/key_permissions", "", (reply, status, wrong) -> {
            if (of != generation) {
                return;
            }
            String refusal = wrong == null ? CoinbasePermissions.refusal(reply) : "key permissions: " + wrong;
            if (refusal != null) {
                session.reconnect("account session refused: " + refusal);
                return;
            }
            steps.permitted();
            balances.begin(failed -> balanced(of, failed));
        });
    }

    private void balanced(long of, String failed) {
        if (of != generation) {
            return;
        }
        if (failed != null) {
            session.reconnect("no balances: " + failed);
            return;
        }
        steps.balanced();
        writer.now();
        upWhenComplete();
    }

    private final class Session implements VenueSession {
        @Override
        public void connected() {
            long of = ++generation;
            subscribe(CoinbaseSteps.HEARTBEATS, of);
            subscribe(CoinbaseSteps.USER, of);
        }

        @Override
        public void message(JsonNode message) {
            if (message.path("type").asText().equals("error")) {
                session.counters().error();
                session.reconnect("account session refused: " + message.path("message").asText());
                return;
            }
            if (!steps.follows(Reply.whole(message, "sequence_num"))) {
                session.counters().gap();
                session.reconnect("a message of the user channel was lost");
                return;
            }
            channel(message);
        }

        @Override
        public void disconnected() {
            generation++;
            steps.clear();
            balances.end();
        }

        private void subscribe(String channel, long of) {
            rest.signer().socket(token -> {
                if (of == generation) {
                    session.sendUnnumbered(requests.subscribe(channel, token));
                }
            });
        }

        private void channel(JsonNode message) {
            switch (Reply.text(message, "channel")) {
                case "subscriptions":
                    message.path("events").forEach(event -> steps.subscribed(event.path("subscriptions")));
                    break;
                case CoinbaseSteps.USER:
                    message.path("events").forEach(this::user);
                    break;
                default:
                    session.counters().ignored();
                    break;
            }
            if (steps.mayAsk()) {
                askRest();
            }
        }

        private void user(JsonNode event) {
            boolean snapshot = Reply.text(event, "type").equals("snapshot");
            for (JsonNode order : event.path("orders")) {
                if (!events.order(order, snapshot, fills::executed)) {
                    session.counters().ignored();
                }
                balances.changed();
            }
            if (snapshot) {
                steps.snapshot();
            }
        }
    }
}
