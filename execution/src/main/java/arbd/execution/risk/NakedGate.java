package arbd.execution.risk;

import arbd.market.StateHash;
import arbd.route.RouteTable;
import arbd.route.Sizing;

/**
 * The stated bound on naked exposure: what is naked already, plus all that open arbitrages could leave naked, plus
 * this one, per settlement asset.
 */
public final class NakedGate implements Gate {
    private final RouteTable routes;
    private final NakedExposure exposure;
    private final long[] nakedMax;
    private final long[] atRisk;
    private int unknown;

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
        return worst(candidate.sizing) > room(settlement) ? Verdict.NAKED_EXPOSURE : Verdict.TAKEN;
    }

    /**
     * What the bound leaves for one more arbitrage: nothing while what another could leave is not known.
     *
     * @return units of the settlement asset, 0 = nothing, {@link Long#MAX_VALUE} = no bound
     */
    public long room(int settlement) {
        if (unknown > 0) {
            return 0;
        }
        long bound = nakedMax[settlement] == Long.MAX_VALUE
                ? Long.MAX_VALUE : nakedMax[settlement] - atRisk[settlement];
        long naked = exposure.notional(settlement);
        // What has no price (the largest number) leaves no room, whatever the bound.
        return naked >= bound ? 0 : bound - naked;
    }

    /** The most that an arbitrage of these sizes can leave naked, units of its settlement asset. */
    public static long worst(Sizing sizing) {
        return worst(sizing.spend, sizing.receive, sizing.legs);
    }

    /**
     * The most that an arbitrage can leave naked at the prices of its orders. All legs are sent at once: two legs leave
     * one asset unmatched, long for what was spent or short for what was received; with three the assets between them
     * can both be.
     */
    public static long worst(long spend, long receive, int legs) {
        return Math.max(spend, receive) * (legs - 1);
    }

    /** Notes what an arbitrage that is open could leave naked, or (negative) that it is over. */
    public void risk(int settlement, long worstChange) {
        atRisk[settlement] += worstChange;
    }

    /** Notes that there is one more set (negative: one less) of which nobody can say what it could leave naked. */
    public void unknown(int change) {
        unknown += change;
    }

    @Override
    public long foldInto(long hash) {
        long folded = StateHash.mix(exposure.foldInto(hash), unknown);
        for (long risk : atRisk) {
            folded = StateHash.mix(folded, risk);
        }
        return folded;
    }
}
