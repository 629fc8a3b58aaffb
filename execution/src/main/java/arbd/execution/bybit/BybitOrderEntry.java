package arbd.execution.bybit;

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
import arbd.market.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;

/**
 * Bybit v5 orders of a unified account, spot or linear perpetuals in one-way mode, over two sockets that come and go
 * together: {@code /v5/trade} takes orders, {@code /v5/private} tells what happens. The session is up when both are
 * logged on, the topics are subscribed and the account was told. The reply to an order only says that it was taken; the
 * private socket is the truth. Signatures and texts are checked against published vectors and recorded messages;
 * sequences of messages were verified on our own simulator only.
 */
public final class BybitOrderEntry implements OrderEntry, DeadManSwitch {
    private static final String TRADE = "/v5/trade";
    /** A client that hangs is cut as soon as the venue lets us ask for, and its orders with it: see cancelAllAfter. */
    private static final String PRIVATE = "/v5/private?max_active_time=30s";
    private static final String PING = "{\"op\":\"ping\"}";
    private static final long PING_MILLIS = 20_000;

    private final AccountWriter writer;
    private final BybitRequests requests;
    private final BybitEvents events;
    private final BybitRest rest;
    private final AccountSession session;
    private final BybitUserData userData;
    private boolean loggedOn;

    /**
     * Not connected yet.
     *
     * @param account whose session; its venue's instruments are all spot, or all linear perpetuals
     * @param address whose scheme, host and port are used ({@code wss://stream.bybit.com})
     * @param restAddress base of REST ({@code https://api.bybit.com})
     * @param net event loop of the execute stage
     * @param settings limits and back-off
     */
    public BybitOrderEntry(Account account, URI address, URI restAddress, NetLoop net, ConnectionSettings settings) {
        List<Instrument> perpetuals = account.table().of(account.venue()).stream()
                .filter(instrument -> instrument.kind() != Kind.SPOT).toList();
        boolean linear = !perpetuals.isEmpty();
        this.writer = new AccountWriter(account, net);
        this.requests = new BybitRequests(account, net.clock().wallNanos());
        this.events = new BybitEvents(account, writer, linear);
        this.rest = new BybitRest(restAddress, account.credentials(), net);
        this.session = new AccountSession(account, at(address, TRADE), net, settings, writer, new Session());
        session.keepAlive(PING, null, PING_MILLIS);
        BybitAccount told = new BybitAccount(rest, events, writer, perpetuals,
                () -> BybitTime.millis(session.wallNanos()));
        this.userData = new BybitUserData(session, requests, events, told,
                new BybitPrivate(at(address, PRIVATE), linear, new BybitProtection(rest, linear), net, settings),
                this::upWhenComplete);
    }

    private static URI at(URI base, String path) {
        return URI.create(base.getScheme() + "://" + base.getRawAuthority() + path);
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
                session.instrument(order.instrument), wallNanos));
    }

    @Override
    public void cancel(Order order, long wallNanos) {
        session.begin(Request.Kind.CANCEL, order);
        session.send(!loggedOn ? null : requests.cancel(session.requestId(), order,
                session.instrument(order.instrument), wallNanos));
    }

    @Override
    public void query(Order order, long wallNanos) {
        new BybitQuery(rest, events, writer, session, Request.about(order, Request.Kind.QUERY))
                .ask(requests.clientOrderIdText(order));
    }

    /** The venue counts from the loss of the private socket on, and has no need to hear of it again. */
    @Override
    public void cancelAllAfter(long millis, long wallNanos) {
        userData.protect((millis + 999) / 1_000);
    }

    @Override
    public void close() {
        session.close();
        rest.close();
    }

    private void upWhenComplete() {
        session.up(loggedOn && userData.complete());
    }

    private void answer(Request request, JsonNode reply) {
        int code = BybitErrors.code(reply);
        boolean place = request.kind == Request.Kind.PLACE;
        if (place && reply.has("header") && !BybitLimits.tell(reply.get("header"), writer)) {
            session.counters().ignored();
        }
        if (code != BybitErrors.OK) {
            error(request, code, code + " " + reply.path("retMsg").asText());
        } else if (place) {
            writer.begin(Report.Kind.ACCEPTED, request);
            writer.venueOrderId(Reply.text(reply.path("data"), "orderId"));
            writer.publish();
        }
        // A cancel that worked is told by the private socket.
    }

    private void error(Request request, int code, String words) {
        session.refused(request, BybitErrors.outcomeUnknown(code), BybitErrors.missing(code), BybitErrors.reason(code),
                words);
    }

    private final class Session implements VenueSession {
        @Override
        public void connected() {
            session.sendUnnumbered(requests.auth(session.wallNanos()));
            userData.begin();
        }

        @Override
        public void message(JsonNode message) {
            long number = requests.number(message.path("reqId").asText());
            if (number >= 0) {
                session.answer(number, request -> answer(request, message));
                if (message.path("retCode").asInt() == BybitErrors.RESTARTING) {
                    session.reconnect("the venue restarts what takes orders");
                }
            } else if (message.path("op").asText().equals("auth")) {
                loggedOn(message);
            } else {
                session.counters().ignored();
            }
        }

        private void loggedOn(JsonNode message) {
            int code = BybitErrors.code(message);
            if (code == BybitErrors.OK) {
                loggedOn = true;
                upWhenComplete();
            } else {
                session.counters().error();
                session.reconnect("account session refused: " + code + " " + message.path("retMsg").asText());
            }
        }

        @Override
        public void disconnected() {
            loggedOn = false;
            userData.ended();
        }
    }
}
