package arbd.execution.risk;

import arbd.route.RouteTable;
import arbd.route.Sizing;

/** The largest amount one arbitrage may spend, per settlement asset. */
public final class OrderNotionalGate implements Gate {
    private final RouteTable routes;
    private final long[] notionalMax;

    /** Bounds by asset id, in units of the asset; {@link Long#MAX_VALUE} = none. */
    public OrderNotionalGate(RouteTable routes, long[] notionalMax) {
        this.routes = routes;
        this.notionalMax = notionalMax.clone();
    }

    @Override
    public Verdict check(Candidate candidate) {
        Sizing sizing = candidate.sizing;
        long most = Math.max(sizing.spend, sizing.receive);
        int settlement = routes.get(candidate.route).settlement().id();
        return most > notionalMax[settlement] ? Verdict.ORDER_NOTIONAL : Verdict.TAKEN;
    }

    @Override
    public long foldInto(long hash) {
        return hash;
    }
}
