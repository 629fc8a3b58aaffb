package arbd.execution.sim;

import arbd.market.Instrument;
import java.util.ArrayList;
import java.util.List;

/**
 * Binance spot: market streams at {@code /stream} and {@code /ws}, the WebSocket API with its user data stream at
 * {@code /ws-api/v3}, and {@code GET} of {@code /api/v3/time} and
 * {@code /api/v3/depth}. Paths and frames as in binance-spot-api-docs.
 */
final class BinanceWire implements VenueWire {
    private static final long PING_NANOS = 20_000_000_000L;

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final DataOut out;
    private final SimulatedAccount account;
    private final BinanceOrderBudget budget = new BinanceOrderBudget();
    private final List<BinanceStreams> streams = new ArrayList<>();
    private final List<BinanceApi> apis = new ArrayList<>();
    private final BinanceDepth depth;
    private final long[][] tops;
    private long pingDueNanos;
    private long eventId;

    BinanceWire(SimulatedVenue venue, VenueLoop loop, FaultPlan faults, SimulatedAccount account) {
        this.venue = venue;
        this.loop = loop;
        this.out = new DataOut(loop, faults);
        this.account = account;
        this.depth = new BinanceDepth(venue, faults);
        this.tops = new long[venue.table().size()][4];
        this.pingDueNanos = loop.nowNanos() + PING_NANOS;
    }

    @Override
    public boolean serves(String uri) {
        int mark = uri.indexOf('?');
        String path = mark < 0 ? uri : uri.substring(0, mark);
        return path.equals("/ws-api/v3") || path.equals("/stream") || path.equals("/ws") || path.startsWith("/ws/");
    }

    @Override
    public WireSession connect(String uri, WireChannel channel) {
        int mark = uri.indexOf('?');
        String path = mark < 0 ? uri : uri.substring(0, mark);
        String query = mark < 0 ? "" : uri.substring(mark + 1);
        if (path.equals("/ws-api/v3")) {
            BinanceApi api = new BinanceApi(venue, loop, out, account, channel);
            api.useBudget(budget);
            api.whenClosed(() -> apis.remove(api));
            apis.add(api);
            return api;
        }
        if (path.equals("/stream")) {
            return open(channel, true, streams(query));
        }
        return open(channel, false, path.startsWith("/ws/") ? path.substring(4) : "");
    }

    private static String streams(String query) {
        for (String parameter : query.split("&")) {
            if (parameter.startsWith("streams=")) {
                return parameter.substring("streams=".length()).replace("%40", "@").replace("%2F", "/");
            }
        }
        return "";
    }

    private BinanceStreams open(WireChannel channel, boolean combined, String names) {
        BinanceStreams[] session = new BinanceStreams[1];
        session[0] = new BinanceStreams(venue, out, channel, combined, () -> streams.remove(session[0]));
        for (String name : names.split("/")) {
            session[0].subscribe(name);
        }
        streams.add(session[0]);
        return session[0];
    }

    @Override
    public HttpReply http(HttpCall call) {
        return switch (call.path()) {
            case "/api/v3/ping" -> new HttpReply(200, "{}");
            case "/api/v3/time" ->
                new HttpReply(200, "{\"serverTime\":" + BinanceTexts.millis(loop.nowNanos()) + "}");
            case "/api/v3/depth" -> depth.snapshot(call);
            default -> HttpReply.NOT_FOUND;
        };
    }

    @Override
    public void onBook(int id) {
        depth.observe(id);
        if (out.frozen() || !topChanged(id)) {
            return;
        }
        Instrument instrument = venue.table().get(id);
        String data = BinanceTexts.bookTicker(instrument, venue.model().book(id));
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
        boolean ping = nowNanos >= pingDueNanos;
        boolean cut = out.takeCut();
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
        publish(order, BinanceTexts.report(order, "NEW", null, null, ++eventId));
    }

    @Override
    public void onFill(SimulatedOrder order, LedgerFill fill) {
        publish(order, BinanceTexts.report(order, "TRADE", fill, null, ++eventId));
    }

    @Override
    public void onEnded(SimulatedOrder order) {
        boolean cancelled = order.state() == SimulatedOrder.State.CANCELED;
        String cancelId = cancelled ? BinanceApi.cancelId(order) : null;
        publish(order, BinanceTexts.report(order, order.state().name(), null, cancelId, ++eventId));
    }

    private void publish(SimulatedOrder order, String report) {
        String position = BinanceTexts.position(venue.wallets(), order.instrument(), loop.nowNanos());
        for (BinanceApi api : List.copyOf(apis)) {
            api.event(report);
            api.event(position);
        }
    }
}
