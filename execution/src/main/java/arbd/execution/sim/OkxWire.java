package arbd.execution.sim;

import arbd.market.Instrument;
import arbd.market.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * OKX v5, spot or swaps: WebSockets at {@code /ws/v5/public} ({@code books}; of swaps {@code mark-price} and {@code
 * funding-rate}) and {@code /ws/v5/private} (log-on, orders, the channels {@code orders}, {@code account} and of swaps
 * {@code balance_and_position}) and the REST queries around them, as the venue documents.
 */
final class OkxWire implements VenueWire {
    private static final String PUBLIC = "/ws/v5/public";
    private static final String PRIVATE = "/ws/v5/private";
    private static final String NOTICE = "{\"event\":\"notice\",\"code\":\"64008\",\"msg\":\"The connection will"
            + " soon be closed for a service upgrade. Please reconnect.\",\"connId\":\"a4d3ae55\"}";

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final DataOut out;
    private final OkxLogin login;
    private final DeadMan deadMan;
    private final SimulatedFunding funding;
    private final OkxHoldingTexts holdings;
    private final OkxApi api;
    private final List<OkxSession> sessions = new ArrayList<>();
    private long connectionId;

    OkxWire(SimulatedVenue venue, VenueLoop loop, FaultPlan faults, SimulatedAccount account,
            long fundingEveryNanos) {
        Require.that(!account.passphrase().isEmpty(), "venue %s: OKX needs a passphrase",
                venue.venue().name());
        this.venue = venue;
        this.loop = loop;
        this.out = new DataOut(loop, faults);
        this.login = new OkxLogin(account);
        this.deadMan = new DeadMan(venue, faults);
        this.funding = new SimulatedFunding(venue, fundingEveryNanos, loop.nowNanos());
        this.holdings = new OkxHoldingTexts(venue, loop);
        this.api = new OkxApi(venue, loop, login, deadMan, holdings);
    }

    @Override
    public boolean serves(String uri) {
        return uri.equals(PUBLIC) || uri.equals(PRIVATE);
    }

    @Override
    public WireSession connect(String uri, WireChannel channel) {
        OkxSession[] session = new OkxSession[1];
        String id = String.format(Locale.ROOT, "%08x", ++connectionId);
        session[0] = new OkxSession(venue, loop, out, new OkxSession.Account(funding, holdings),
                new OkxSession.Link(channel, id, login, uri.equals(PRIVATE),
                () -> sessions.remove(session[0])));
        sessions.add(session[0]);
        return session[0];
    }

    @Override
    public HttpReply http(HttpCall call) {
        return api.answer(call);
    }

    /** Books leave with the timer, every 100 ms. */
    @Override
    public void onBook(int instrument) {
    }

    @Override
    public void onTimer(long nowNanos) {
        deadMan.onTimer(nowNanos);
        funding.onTimer(nowNanos);
        out.announce(sessions.stream().map(OkxSession::channel).toList(), NOTICE, List.of(), NOTICE);
        boolean cut = out.takeCut();
        for (OkxSession session : List.copyOf(sessions)) {
            session.onTimer(nowNanos);
            if (cut) {
                session.channel().cut();
            }
        }
    }

    @Override
    public void onNew(SimulatedOrder order) {
        report(OkxTexts.order(order, null));
    }

    @Override
    public void onFill(SimulatedOrder order, LedgerFill fill) {
        report(OkxTexts.order(order, fill));
        if (OkxTexts.swap(order.instrument())) {
            hold(holdings.filled(order.instrument(), fill.tradeId()));
        }
    }

    @Override
    public void onFunding(Instrument instrument, long units) {
        hold(holdings.funded(instrument, units));
    }

    /** The push names the last trade once more: a client that counts it twice is wrong. */
    @Override
    public void onEnded(SimulatedOrder order) {
        List<LedgerFill> fills = order.fills();
        report(OkxTexts.order(order, fills.isEmpty() ? null : fills.get(fills.size() - 1)));
    }

    private void hold(String push) {
        for (OkxSession session : List.copyOf(sessions)) {
            session.onHolding(push);
            session.onAccount();
        }
    }

    private void report(String push) {
        for (OkxSession session : List.copyOf(sessions)) {
            session.onOrder(push);
            session.onAccount();
        }
    }
}
