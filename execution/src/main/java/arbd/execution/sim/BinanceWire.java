package arbd.execution.sim;

import arbd.market.Instrument;
import java.util.ArrayList;
import java.util.List;

/**
 * Binance, spot or USD-M futures: market streams at {@code /stream} and {@code /ws}, the WebSocket API, and {@code GET}
 * of time and books. What the two do differently is the {@link BinanceDialect}'s.
 */
final class BinanceWire implements VenueWire {
    private static final long PING_NANOS = 20_000_000_000L;

    private final SimulatedVenue venue;
    private final BinanceDialect dialect;
    private final VenueLoop loop;
    private final DataOut out;
    private final List<BinanceStreams> streams = new ArrayList<>();
    private final List<BinanceApi> apis = new ArrayList<>();
    private final BinanceOrders orders;
    private final BinanceRest rest;
    private final BinanceDepth depth;
    private final long[][] tops;
    private long pingDueNanos;

    BinanceWire(SimulatedVenue venue, BinanceDialect dialect, VenueLoop loop, FaultPlan faults,
            SimulatedAccount account) {
        this.venue = venue;
        this.dialect = dialect;
        this.loop = loop;
        this.out = new DataOut(loop, faults);
        this.orders = new BinanceOrders(venue, dialect, loop, out, account);
        this.rest = new BinanceRest(dialect, loop, account, orders);
        this.depth = new BinanceDepth(venue, dialect, loop, faults);
        this.tops = new long[venue.table().size()][4];
        this.pingDueNanos = loop.nowNanos() + PING_NANOS;
    }

    @Override
    public boolean serves(String uri) {
        String path = path(uri);
        return path.equals(dialect.apiPath()) || root(path) != null || dialect.serves(path);
    }

    private static String path(String uri) {
        int mark = uri.indexOf('?');
        return mark < 0 ? uri : uri.substring(0, mark);
    }

    /** What the path of market streams begins with, null = it is none. */
    private String root(String path) {
        for (String root : dialect.streamRoots()) {
            String rest = path.startsWith(root) ? path.substring(root.length()) : "";
            if (rest.equals("/stream") || rest.equals("/ws") || rest.startsWith("/ws/")) {
                return root;
            }
        }
        return null;
    }

    @Override
    public WireSession connect(String uri, WireChannel channel) {
        String path = path(uri);
        if (path.equals(dialect.apiPath())) {
            BinanceApi api = new BinanceApi(venue, dialect, loop, out, orders, channel);
            api.whenClosed(() -> apis.remove(api));
            apis.add(api);
            return api;
        }
        String root = root(path);
        if (root == null) {
            return dialect.connect(path, channel);
        }
        String rest = path.substring(root.length());
        boolean combined = rest.equals("/stream");
        String query = uri.length() > path.length() ? uri.substring(path.length() + 1) : "";
        BinanceStreams session = new BinanceStreams(venue, dialect, root, out, channel, combined);
        session.whenClosed(() -> streams.remove(session));
        String names = combined ? streams(query) : rest.startsWith("/ws/") ? rest.substring(4) : "";
        for (String name : names.split("/")) {
            session.subscribe(name);
        }
        streams.add(session);
        return session;
    }

    private static String streams(String query) {
        for (String parameter : query.split("&")) {
            if (parameter.startsWith("streams=")) {
                return parameter.substring("streams=".length()).replace("%40", "@").replace("%2F", "/");
            }
        }
        return "";
    }

    @Override
    public HttpReply http(HttpCall call) {
        String path = call.path();
        if (path.equals(dialect.restRoot() + "/ping")) {
            return new HttpReply(200, "{}");
        }
        if (path.equals(dialect.restRoot() + "/time")) {
            return new HttpReply(200, "{\"serverTime\":" + BinanceTexts.millis(loop.nowNanos()) + "}");
        }
        if (path.equals(dialect.restRoot() + "/depth")) {
            return depth.snapshot(call);
        }
        HttpReply reply = rest.answer(call);
        return reply == null ? dialect.http(call) : reply;
    }

    @Override
    public void onBook(int id) {
        depth.observe(id);
        if (out.frozen() || !topChanged(id)) {
            return;
        }
        Instrument instrument = venue.table().get(id);
        String data = dialect.bookTicker(instrument, loop.nowNanos());
        for (BinanceStreams session : streams) {
            session.onTop(id, data);
        }
    }

    private boolean topChanged(int id) {
        ModelBook book = venue.model().book(id);
        long[] top = tops[id];
        boolean same = top[0] == book.bids().px(0) && top[1] == book.bids().qty(0)
                && top[2] == book.asks().px(0) && top[3] == book.asks().qty(0);
        top[0] = book.bids().px(0);
        top[1] = book.bids().qty(0);
        top[2] = book.asks().px(0);
        top[3] = book.asks().qty(0);
        return !same;
    }

    @Override
    public void onTimer(long nowNanos) {
        dialect.onTimer(nowNanos);
        boolean ping = nowNanos >= pingDueNanos;
        announce(nowNanos);
        boolean cut = out.takeCut();
        boolean userCut = out.takeUserCut();
        if (ping) {
            pingDueNanos = nowNanos + PING_NANOS;
        }
        if (!out.frozen()) {
            depth.due(nowNanos, this::diff);
        }
        for (BinanceStreams session : List.copyOf(streams)) {
            if (!out.frozen()) {
                session.onTimer(nowNanos);
            }
            touch(session.channel(), ping, cut);
        }
        for (BinanceApi api : List.copyOf(apis)) {
            touch(api.channel(), ping, cut);
        }
        for (WireChannel channel : dialect.channels()) {
            touch(channel, ping, cut || userCut);
        }
    }

    /** Streams are told bare, sessions of the API inside an envelope; USD-M tells both of its private sockets. */
    private void announce(long nowNanos) {
        String event = "{\"e\":\"serverShutdown\",\"E\":" + BinanceTexts.millis(nowNanos) + "}";
        List<WireChannel> data = new ArrayList<>();
        streams.forEach(session -> data.add(session.channel()));
        dialect.channels().forEach(data::add);
        List<WireChannel> requests = apis.stream().map(BinanceApi::channel).toList();
        out.announce(data, event, requests, "{\"event\":" + event + "}");
    }

    private void diff(String stream, String event) {
        for (BinanceStreams session : List.copyOf(streams)) {
            session.onDiff(stream, event);
        }
    }

    private static void touch(WireChannel channel, boolean ping, boolean cut) {
        if (cut) {
            channel.cut();
        } else if (ping) {
            channel.ping();
        }
    }

    @Override
    public void onNew(SimulatedOrder order) {
        dialect.told(order, "NEW", null, null, List.copyOf(apis));
    }

    @Override
    public void onFill(SimulatedOrder order, LedgerFill fill) {
        dialect.told(order, "TRADE", fill, null, List.copyOf(apis));
    }

    @Override
    public void onEnded(SimulatedOrder order) {
        boolean cancelled = order.state() == SimulatedOrder.State.CANCELED;
        String cancelId = cancelled ? BinanceApi.cancelId(order) : null;
        dialect.told(order, order.state().name(), null, cancelId, List.copyOf(apis));
    }

    @Override
    public void onFunding(Instrument instrument, long units) {
        dialect.funded(instrument, units);
    }
}
