package arbd.bench.amm;

import arbd.bench.goal.AllocationMeter;
import arbd.bench.goal.Alternating;
import arbd.bench.goal.Gate;
import arbd.bench.goal.Goal;
import arbd.bench.goal.Line;
import arbd.bench.goal.Measured;
import arbd.bench.goal.Run;
import arbd.bench.goal.Unit;
import arbd.bench.goal.WrongAnswerException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The amount through a cycle of pools: closed form against a search, how much it loses, and what it allocates. */
public final class AmmGoal implements Goal {
    private static final String ID = "4-amm";
    private static final int[] HOPS = {2, 3};
    private static final double LOST_MAX = 1e-9;
    /** The search narrows the interval by 0.618 each step, so it ends a billionth of the reserve off. */
    private static final double SEARCH_LOST_MAX = 1e-6;
    /** Rounding alone moves gains by a unit from amount to amount; a lucky one can be a unit or two ahead. */
    private static final BigInteger ROUNDING = BigInteger.TWO;
    private static final double BYTES_MAX = 0.01;
    private static final int ROUNDS = 20_000;

    private double kept;
    private long count;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "the amount that gains most through a cycle of pools, closed form against a search of 60 steps";
    }

    @Override
    public List<Line> measure(Run run) throws Exception {
        List<Line> lines = new ArrayList<>();
        double lost = 0;
        for (int hops : HOPS) {
            PoolCases cases = new PoolCases(hops, run.seed());
            lost = Math.max(lost, check(cases));
            lines.add(size(run, cases, ID + ".size-" + hops));
            lines.add(exact(run, cases, ID + ".exact-" + hops));
            lines.add(bytes(cases, ID + ".bytes-" + hops));
        }
        lines.add(Line.of(ID + ".profit-error", Measured.of(lost, Unit.PART), Gate.atMost(LOST_MAX, Unit.PART),
                String.format(Locale.ROOT, "%.1e, worst of %d cycles, against the optimum to 80 digits", lost,
                        HOPS.length * PoolCases.CASES)));
        return lines;
    }

    /** Compares the sides; returns the worst part of a gain that the closed form loses. */
    static double check(PoolCases cases) throws WrongAnswerException {
        double worst = 0;
        for (int i = 0; i < PoolCases.CASES; i++) {
            worst = Math.max(worst, cases.lost(i, cases.closed(i)));
            double searched = cases.lost(i, cases.searched(i));
            if (!(searched <= SEARCH_LOST_MAX)) {
                throw new WrongAnswerException("of cycle " + i + " the search misses " + searched + " of the gain");
            }
            BigInteger ours = cases.sizedGain(i);
            BigInteger peer = cases.searchedGain(i);
            BigInteger allowed = ours.divide(BigInteger.valueOf((long) (1 / SEARCH_LOST_MAX)));
            if (ours.signum() == 0 || ours.add(ROUNDING).compareTo(peer) < 0
                    || ours.subtract(peer).compareTo(allowed) > 0) {
                throw new WrongAnswerException("of cycle " + i + " we gain " + ours + ", the search " + peer);
            }
        }
        return worst;
    }

    private Line size(Run run, PoolCases cases, String id) throws Exception {
        Alternating.Result result = new Alternating(run, id).measure(
                times -> {
                    for (int i = 0; i < times; i++) {
                        kept += cases.closed(i & PoolCases.CASES - 1);
                    }
                },
                times -> {
                    for (int i = 0; i < times; i++) {
                        kept += cases.searched(i & PoolCases.CASES - 1);
                    }
                });
        return Line.of(id, result.ratio(), Gate.atLeast(40, Unit.TIMES), result.note("a search of 60 steps"));
    }

    private Line exact(Run run, PoolCases cases, String id) throws Exception {
        Alternating.Result result = new Alternating(run, id).measure(
                times -> {
                    for (int i = 0; i < times; i++) {
                        count += cases.sized(i & PoolCases.CASES - 1) ? 1 : 0;
                    }
                },
                times -> {
                    for (int i = 0; i < times; i++) {
                        count += cases.searchedExactly(i & PoolCases.CASES - 1);
                    }
                });
        return Line.of(id, result.ratio(), Gate.atLeast(20, Unit.TIMES),
                result.note("a search of 60 steps in the same integers"));
    }

    private Line bytes(PoolCases cases, String id) throws Exception {
        double bytes = new AllocationMeter().bytesPerRound(ROUNDS, BYTES_MAX,
                i -> count += cases.sized(i & PoolCases.CASES - 1) ? 1 : 0);
        return Line.of(id, Measured.of(bytes, Unit.BYTES), Gate.atMost(BYTES_MAX, Unit.BYTES),
                "allocated for each cycle that is sized exactly");
    }
}
