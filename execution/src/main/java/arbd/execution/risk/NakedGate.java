package arbd.execution.risk;

import arbd.market.StateHash;
import arbd.route.RouteTable;
import java.util.Arrays;

/**
 * The stated bound on naked exposure: what is naked already, plus all that open arbitrages could leave naked, plus
 * this one, per settlement asset.
 */
public final class NakedGate implements Gate {
    private final RouteTable routes;
    private final NakedExposure exposure;
    private final long[] nakedMax;
    private final long[] atRisk;

    /** Bounds by asset id, in units of the asset; {@link Long#MAX_VALUE} = none. */
    public NakedGate(RouteTable routes, NakedExposure exposure, long[] nakedMax) {
        this.routes = routes;
        this.exposure = exposure;
        this.nakedMax = nakedMax.clone();
        this.atRisk = new long[nakedMax.length];
    }

    @Override
    public Verdict check(Candidate candidate) {
        int settlement = routes.get(candidate.route).settlement().id();
        long naked = exposure.notional(settlement);
        long room = nakedMax[settlement] - atRisk[settlement] - candidate.sizing.spend;
        return naked > room ? Verdict.NAKED_EXPOSURE : Verdict.TAKEN;
    }

    /** Notes that an arbitrage of this spend is open, or (negative) over. */
    public void risk(int settlement, long spendChange) {
        atRisk[settlement] += spendChange;
    }

    @Override
    public long foldInto(long hash) {
        return StateHash.mix(exposure.foldInto(hash), Arrays.hashCode(atRisk));
    }
}
