package arbd.execution.okx;

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
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * OKX v5 orders, spot or swaps, and private channels over one WebSocket connection. After each connect it asks REST for
 * the instruments' numbers, logs on, and subscribes {@code orders} and what is held; when both were confirmed and that
 * came the session is up. The reply to an order only says that it was taken; the {@code orders} channel is
 * the truth. Signatures and texts are checked against published vectors and recorded messages; sequences of messages
 * were verified on our own simulator only.
 */
public final class OkxOrderEntry implements Renewable, DeadManSwitch {
    private static final String PING = "ping";
    private static final String PONG = "pong";
    private static final long PING_MILLIS = 20_000;
    private static final String UPGRADE = "64008";

    private final AccountWriter writer;
    private final OkxRequests requests;
    private final OkxEvents events;
    private final OkxMarket market;
    /** Of swaps; null for spot. */
    private final OkxHoldings holdings;
    private final OkxBills bills;
    private final OkxInstruments instruments;
    private final OkxRest rest;
    private final AccountSession session;
    private final Set<String> listedBalances = new HashSet<>();
    private long generation;
    private boolean loggedOn;
    private boolean orders;
    private boolean held;
    private boolean balanced;

    /**
     * Not connected yet.
     *
     * @param account whose session; its credentials need a passphrase; its venue's instruments are all spot or all
     *     swaps
     * @param address of the private WebSocket, path included ({@code wss://ws.okx.com:8443/ws/v5/private})
     * @param restAddress base of REST ({@code https://www.okx.com})
     * @param net event loop of the execute stage
     * @param settings limits and back-off
     */
    public OkxOrderEntry(Account account, URI address, URI restAddress, NetLoop net, ConnectionSettings settings) {
        this.writer = new AccountWriter(account, net);
        this.requests = new OkxRequests(account);
        this.events = new OkxEvents(account, writer);
        this.market = OkxMarket.of(account);
        this.instruments = new OkxInstruments(account);
        this.rest = new OkxRest(restAddress, account.credentials(), net, demo(address));
        this.holdings = market == OkxMarket.SWAP ? new OkxHoldings(account, writer, events) : null;
        this.bills = holdings == null ? null : new OkxBills(rest, holdings, writer, net, this::billed);
        this.session = new AccountSession(account, address, net, settings, writer, new Session());
        session.keepAlive(PING, PONG, PING_MILLIS);
    }

    /** Whether a socket is of the venue's demo world; its REST is where the live one is, and wants to be told. */
    static boolean demo(URI address) {
        return address.getHost() != null && address.getHost().matches("ws[a-z]*pap\\.okx\\.com");
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
        session.send(!loggedOn ? null : requests.place(session.requestId(), order,
                session.instrument(order.instrument), instruments.code(order.instrument), wallNanos));
    }

    @Override
    public void cancel(Order order, long wallNanos) {
        session.begin(Request.Kind.CANCEL, order);
        session.send(!loggedOn ? null
                : requests.cancel(session.requestId(), order, instruments.code(order.instrument)));
    }

    @Override
    public void query(Order order, long wallNanos) {
        new OkxQuery(rest, events, writer, session, Request.about(order, Request.Kind.QUERY))
                .ask(requests.clientOrderIdText(order));
    }

    @Override
    public void whenEnding(Consumer<String> listener) {
        session.whenEnding(listener);
    }

    @Override
    public int inFlight() {
        return session.inFlight();
    }

    /** A switch that cannot be armed is one that does not hold: the session is begun anew, and told down meanwhile. */
    @Override
    public void cancelAllAfter(long millis, long wallNanos) {
        long of = generation;
        rest.post("/api/v5/trade/cancel-all-after", "{\"timeOut\":\"" + (millis + 999) / 1_000 + "\"}",
                (rows, code, wrong) -> {
                    if (wrong != null && of == generation) {
                        session.counters().error();
                        session.reconnect("dead-man switch refused: " + wrong);
                    }
                });
    }

    @Override
    public void close() {
        session.close();
        rest.close();
    }

    /** The instruments' numbers came, or did not: without them no order can be written. */
    private void logOn(long of, JsonNode rows, String wrong) {
        if (of != generation || !session.isOpen()) {
            return;
        }
        String missing = wrong == null ? unnumbered(rows) : wrong;
        if (missing == null) {
            session.sendUnnumbered(requests.login(session.wallNanos()));
        } else {
            session.reconnect("no instruments: " + missing);
        }
    }

    private String unnumbered(JsonNode rows) {
        try {
            return instruments.take(rows);
        } catch (IllegalArgumentException unreadable) {
            return unreadable.getMessage();
        }
    }

    private void answer(Request request, JsonNode reply) {
        JsonNode item = reply.path("data").path(0);
        int whole = OkxErrors.code(reply, "code");
        boolean own = item.has("sCode") && OkxErrors.code(item, "sCode") != OkxErrors.OK;
        int code = own ? OkxErrors.code(item, "sCode") : whole;
        if (code != OkxErrors.OK) {
            error(request, code, code + " " + (own ? item.path("sMsg") : reply.path("msg")).asText());
        } else if (request.kind == Request.Kind.PLACE) {
            writer.begin(Report.Kind.ACCEPTED, request);
            writer.venueOrderId(Reply.text(item, "ordId"));
            writer.publish();
        }
        // A cancel that worked is told by the orders channel.
    }

    private void error(Request request, int code, String words) {
        session.refused(request, OkxErrors.outcomeUnknown(code), OkxErrors.missing(code), OkxErrors.reason(code),
                words);
    }

    private void upWhenComplete() {
        session.up(complete());
    }

    private boolean complete() {
        return loggedOn && orders && held && balanced;
    }

    /** The bills about funding were told, or not. */
    private void billed(String wrong) {
        if (wrong != null) {
            session.reconnect("funding: " + wrong);
        } else {
            balanced |= holdings.complete();
            upWhenComplete();
        }
    }

    private final class Session implements VenueSession {
        @Override
        public void connected() {
            long of = ++generation;
            rest.get(OkxInstruments.PATH + market.type(), (rows, code, wrong) -> logOn(of, rows, wrong));
        }

        @Override
        public void message(JsonNode message) {
            if (message.has("event")) {
                event(message, message.get("event").asText());
            } else if (message.has("op")) {
                session.answer(message.path("id").asLong(), request -> answer(request, message));
            } else {
                channel(message);
            }
        }

        @Override
        public void disconnected() {
            generation++;
            loggedOn = false;
            orders = false;
            held = false;
            balanced = false;
            if (holdings != null) {
                bills.forget();
                holdings.ended(session.wallNanos());
            }
            listedBalances.clear();
        }

        private void event(JsonNode message, String event) {
            String code = message.path("code").asText();
            switch (event) {
                case "login":
                    loggedOn = code.equals("0");
                    session.sendUnnumbered(requests.subscribe());
                    break;
                case "subscribe":
                    subscribed(message.path("arg").path("channel").asText());
                    break;
                case "error":
                    session.counters().error();
                    if (!complete()) {
                        session.reconnect("account session refused: " + code + " " + message.path("msg").asText());
                    }
                    break;
                case "notice":
                    notice(code);
                    break;
                default:
                    session.counters().ignored();
                    break;
            }
        }

        private void notice(String code) {
            if (code.equals(UPGRADE)) {
                session.ending("notice " + UPGRADE);
            } else {
                session.counters().ignored();
            }
        }

        private void subscribed(String channel) {
            orders |= channel.equals("orders");
            held |= channel.equals(market.channel());
            upWhenComplete();
        }

        private void channel(JsonNode message) {
            switch (message.path("arg").path("channel").asText()) {
                case "orders":
                    for (int i = events.orders(message); i > 0; i--) {
                        session.counters().ignored();
                    }
                    break;
                case "account":
                    account(message);
                    break;
                case "balance_and_position":
                    holdings(message);
                    break;
                default:
                    session.counters().ignored();
                    break;
            }
        }

        private void holdings(JsonNode message) {
            if (holdings == null) {
                session.counters().ignored();
                return;
            }
            holdings.push(message, session.wallNanos());
            if (holdings.fundings().missing()) {
                bills.ask();
            } else if (!balanced) {
                balanced = true;
                upWhenComplete();
            }
        }

        private void account(JsonNode message) {
            boolean last = events.balances(message);
            if (balanced) {
                return;
            }
            message.path("data").path(0).path("details")
                    .forEach(entry -> listedBalances.add(entry.path("ccy").asText()));
            if (last) {
                events.absentBalances(listedBalances);
                balanced = true;
                upWhenComplete();
            }
        }
    }
}
