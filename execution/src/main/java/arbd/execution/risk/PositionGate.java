package arbd.execution.risk;

import arbd.execution.order.Positions;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Wide;
import arbd.route.RouteTable;
import arbd.route.Sizing;

/**
 * The stated bound on the position in each perpetual: were all open orders of a side filled and this one too, the
 * position would be worth no more, at the order's price. What only closes always passes.
 */
public final class PositionGate implements Gate {
    private final RouteTable routes;
    private final Positions positions;
    private final long[] positionMax;

    /** Bounds by quote asset id, in units of the asset. */
    public PositionGate(RouteTable routes, Positions positions, long[] positionMax) {
        this.routes = routes;
        this.positions = positions;
        this.positionMax = positionMax.clone();
    }

    @Override
    public Verdict check(Candidate candidate) {
        Sizing sizing = candidate.sizing;
        for (int leg = 0; leg < sizing.legs; leg++) {
            if (!within(candidate.route, leg, sizing)) {
                return Verdict.POSITION;
            }
        }
        return Verdict.TAKEN;
    }

    private boolean within(int route, int leg, Sizing sizing) {
        InstrumentTable instruments = routes.instruments();
        Instrument traded = instruments.get(routes.instrument(route, leg));
        if (traded.kind() == Kind.SPOT) {
            return true;
        }
        boolean buys = routes.side(route, leg) == Side.BUY;
        long after = positions.reach(traded.id(), buys) + sizing.qty[leg];
        if (after <= 0) {
            return true;
        }
        long worth = Money.notionalCeil(traded, sizing.px[leg], after);
        return worth != Wide.OVERFLOW && worth <= positionMax[traded.quote().id()];
    }

    /** The positions fold themselves, with the wallets. */
    @Override
    public long foldInto(long hash) {
        return hash;
    }
}
