package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Instrument;
import arbd.market.Side;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Hyperliquid, perpetuals or spot: one WebSocket at {@code /ws} for everything, {@code POST /info} and
 * {@code POST /exchange}. Executions are told before the order that they belong to, and after a cut again.
 */
final class HyperliquidWire implements VenueWire {
    private static final String PATH = "/ws";

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final DataOut out;
    private final HyperliquidSigner signer;
    private final HyperliquidHistory history;
    private final HyperliquidSession.Desk desk;
    private final DeadMan deadMan;
    private final SimulatedFunding funding;
    private final List<HyperliquidSession> sessions = new ArrayList<>();

    HyperliquidWire(SimulatedVenue venue, VenueLoop loop, FaultPlan faults, SimulatedAccount account,
            long fundingEveryNanos) {
        HyperliquidMarket market = new HyperliquidMarket(venue);
        this.venue = venue;
        this.loop = loop;
        this.out = new DataOut(loop, faults);
        this.signer = new HyperliquidSigner(account);
        this.history = new HyperliquidHistory(market);
        this.funding = new SimulatedFunding(venue, fundingEveryNanos, loop.nowNanos());
        this.deadMan = new DeadMan(venue, faults);
        HyperliquidInfoDesk info = new HyperliquidInfoDesk(venue, loop, signer, history, funding);
        this.desk = new HyperliquidSession.Desk(venue, loop, out, info,
                new HyperliquidActions(venue, loop, out, market, signer, deadMan), history, signer.account());
    }

    @Override
    public boolean serves(String uri) {
        return uri.equals(PATH);
    }

    @Override
    public WireSession connect(String uri, WireChannel channel) {
        HyperliquidSession[] session = new HyperliquidSession[1];
        session[0] = new HyperliquidSession(desk, channel, () -> sessions.remove(session[0]));
        sessions.add(session[0]);
        return session[0];
    }

    @Override
    public HttpReply http(HttpCall call) {
        JsonNode body = call.method().equals("POST") ? JsonInput.object(call.body()) : null;
        if (body == null) {
            return HttpReply.NOT_FOUND;
        }
        String answer = switch (call.path()) {
            case "/info" -> desk.info().answer(body);
            case "/exchange" -> desk.actions().act(body);
            default -> null;
        };
        return answer == null ? new HttpReply(422, "Failed to deserialize the JSON body into the target type")
                : new HttpReply(200, answer);
    }

    /** Books leave with the timer. */
    @Override
    public void onBook(int instrument) {
    }

    @Override
    public void onTimer(long nowNanos) {
        funding.onTimer(nowNanos);
        deadMan.onTimer(nowNanos);
        boolean cut = out.takeCut();
        for (HyperliquidSession session : List.copyOf(sessions)) {
            session.onTimer(nowNanos);
            if (cut) {
                session.channel().cut();
            }
        }
    }

    /** An order that never rests is not called open. */
    @Override
    public void onNew(SimulatedOrder order) {
        if (order.timeInForce() != TimeInForce.IOC) {
            update(order);
        }
    }

    @Override
    public void onFill(SimulatedOrder order, LedgerFill fill) {
        String text = HyperliquidTexts.fill(history.market(), order, fill, heldBefore(order.instrument(), fill));
        history.filled(new HyperliquidHistory.Told(HyperliquidTexts.millis(fill.atNanos()), text));
        tell("userFills", HyperliquidTexts.user("userFills", signer.account(), "fills", List.of(text), false));
        if (!order.open()) {
            update(order);
        }
    }

    private long heldBefore(Instrument instrument, LedgerFill fill) {
        int sign = fill.side() == Side.BUY ? 1 : -1;
        return history.market().spot()
                ? venue.wallets().total(instrument.base().id()) - sign * Amounts.base(instrument, fill.qty())
                : venue.margin().positions().qty(instrument.id()) - sign * fill.qty();
    }

    @Override
    public void onEnded(SimulatedOrder order) {
        update(order);
    }

    @Override
    public void onFunding(Instrument instrument, long units) {
        String text = HyperliquidTexts.funding(instrument, units, venue.margin().positions().qty(instrument.id()),
                funding.rateE8(instrument.id()), loop.nowNanos());
        history.funded(new HyperliquidHistory.Told(HyperliquidTexts.millis(loop.nowNanos()), text));
        tell("userFundings",
                HyperliquidTexts.user("userFundings", signer.account(), "fundings", List.of(text), false));
    }

    private void update(SimulatedOrder order) {
        tell("orderUpdates", HyperliquidTexts.channel("orderUpdates",
                "[" + HyperliquidTexts.update(order, HyperliquidTexts.status(order)) + "]"));
    }

    private void tell(String type, String message) {
        for (HyperliquidSession session : List.copyOf(sessions)) {
            session.tell(type, message);
        }
    }
}
