package arbd.execution.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Kraken spot: WebSocket v2 at {@code /v2} (books for everybody; executions, balances and orders for those who bring a
 * token) and the REST calls around it, as documented by the venue.
 */
final class KrakenWire implements VenueWire {
    private static final long PING_NANOS = 20_000_000_000L;

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final DataOut out;
    private final KrakenTokens tokens;
    private final KrakenRest rest;
    private final DeadMan deadMan;
    private final List<KrakenSession> sessions = new ArrayList<>();
    private long pingDueNanos;
    private long connectionId;

    KrakenWire(SimulatedVenue venue, VenueLoop loop, FaultPlan faults, SimulatedAccount account) {
        this.venue = venue;
        this.loop = loop;
        this.out = new DataOut(loop, faults);
        this.tokens = new KrakenTokens(loop.nowNanos());
        this.rest = new KrakenRest(venue, loop, account, tokens);
        this.deadMan = new DeadMan(venue, faults);
        this.pingDueNanos = loop.nowNanos() + PING_NANOS;
        // Beyond 2^63, as many of the venue's are.
        this.connectionId = Long.MIN_VALUE + loop.nowNanos();
    }

    @Override
    public boolean serves(String uri) {
        return uri.equals("/v2") || uri.startsWith("/v2?");
    }

    @Override
    public WireSession connect(String uri, WireChannel channel) {
        KrakenSession[] session = new KrakenSession[1];
        session[0] = new KrakenSession(venue, loop, out, new KrakenSession.Link(channel, tokens,
                this::armed, () -> sessions.remove(session[0])));
        sessions.add(session[0]);
        channel.send(KrakenTexts.status(++connectionId));
        return session[0];
    }

    /** Whether the dead-man switch was armed, and not refused. */
    private boolean armed(long timeoutNanos) {
        if (!deadMan.refused()) {
            deadMan.arm(timeoutNanos, loop.nowNanos());
        }
        return !deadMan.refused();
    }

    @Override
    public HttpReply http(HttpCall call) {
        return rest.answer(call);
    }

    @Override
    public void onBook(int instrument) {
        if (!out.frozen()) {
            sessions.forEach(session -> session.onBook(instrument));
        }
    }

    @Override
    public void onTimer(long nowNanos) {
        deadMan.onTimer(nowNanos);
        boolean cut = out.takeCut();
        boolean ping = nowNanos >= pingDueNanos;
        if (ping) {
            pingDueNanos = nowNanos + PING_NANOS;
        }
        for (KrakenSession session : List.copyOf(sessions)) {
            session.onTimer(nowNanos);
            if (cut) {
                session.channel().cut();
            } else if (ping) {
                session.channel().ping();
            }
        }
    }

    @Override
    public void onNew(SimulatedOrder order) {
        report(KrakenTexts.pendingNew(order));
        report(KrakenTexts.opened(order));
    }

    @Override
    public void onFill(SimulatedOrder order, LedgerFill fill) {
        report(KrakenTexts.trade(order, fill));
        if (order.state() == SimulatedOrder.State.FILLED) {
            report(KrakenTexts.end(order));
        }
        for (KrakenSession session : List.copyOf(sessions)) {
            session.onBalances(order, fill);
        }
    }

    @Override
    public void onEnded(SimulatedOrder order) {
        report(KrakenTexts.end(order));
    }

    private void report(String execution) {
        for (KrakenSession session : List.copyOf(sessions)) {
            session.onExecution(execution);
        }
    }
}
