package arbd.execution.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Coinbase Advanced Trade spot: a WebSocket for market data at {@code /}, one for users at {@code /user} (at the venue
 * they are hosts of their own), and the REST calls around them, orders among them, as the venue documents.
 */
final class CoinbaseWire implements VenueWire {
    private static final String MARKET = "/";
    /** Path of the WebSocket for users. */
    static final String USER = "/user";
    private static final String ORDERS = CoinbaseApi.BASE + "/orders";

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final DataOut out;
    private final CoinbaseTokens tokens;
    private final CoinbaseApi api;
    private final List<CoinbaseSession> sessions = new ArrayList<>();
    private final Map<RestChannel, CoinbaseOrders> clients = new LinkedHashMap<>();

    CoinbaseWire(SimulatedVenue venue, VenueLoop loop, FaultPlan faults, SimulatedAccount account) {
        this.venue = venue;
        this.loop = loop;
        this.out = new DataOut(loop, faults);
        this.tokens = new CoinbaseTokens(account);
        this.api = new CoinbaseApi(venue, loop, tokens);
    }

    @Override
    public boolean serves(String uri) {
        return uri.equals(MARKET) || uri.equals(USER);
    }

    @Override
    public WireSession connect(String uri, WireChannel channel) {
        CoinbaseSession[] session = new CoinbaseSession[1];
        session[0] = new CoinbaseSession(venue, loop, out, new CoinbaseSession.Link(channel, tokens,
                uri.equals(USER), () -> sessions.remove(session[0])));
        sessions.add(session[0]);
        return session[0];
    }

    @Override
    public void opened(RestChannel client) {
        clients.put(client, new CoinbaseOrders(venue, loop, out, client));
    }

    @Override
    public void closed(RestChannel client) {
        clients.remove(client);
    }

    @Override
    public HttpReply http(HttpCall call) {
        return api.answer(call);
    }

    @Override
    public void http(HttpCall call, RestChannel client) {
        boolean order = call.method().equals("POST") && call.path().equals(ORDERS);
        boolean cancel = call.method().equals("POST") && call.path().equals(ORDERS + "/batch_cancel");
        HttpReply refusal = order || cancel ? api.refusal(call) : null;
        if (refusal != null) {
            client.answer(refusal);
        } else if (order) {
            clients.get(client).place(call.body());
        } else if (cancel) {
            clients.get(client).cancel(call.body());
        } else {
            HttpReply reply = http(call);
            out.replying(() -> client.answer(reply));
        }
    }

    @Override
    public void onBook(int instrument) {
        if (!out.frozen()) {
            sessions.forEach(session -> session.onBook(instrument));
        }
    }

    @Override
    public void onTimer(long nowNanos) {
        each(session -> session.onTimer(nowNanos));
        if (out.takeUserCut()) {
            each(session -> {
                if (session.forUsers()) {
                    session.channel().cut();
                }
            });
        }
        if (out.takeCut()) {
            each(session -> session.channel().cut());
            List.copyOf(clients.keySet()).forEach(RestChannel::cut);
        }
    }

    @Override
    public void onNew(SimulatedOrder order) {
        each(session -> session.onNew(order));
    }

    @Override
    public void onFill(SimulatedOrder order, LedgerFill fill) {
        each(session -> session.onChange(order));
    }

    @Override
    public void onEnded(SimulatedOrder order) {
        each(session -> session.onChange(order));
    }

    private void each(Consumer<CoinbaseSession> what) {
        List.copyOf(sessions).forEach(what);
    }
}
