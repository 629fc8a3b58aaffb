package arbd.amm;

import arbd.market.Require;
import java.util.Arrays;

/**
 * How much to send through legs that follow each other, in doubles: walks the stretches of all legs together, each time
 * as far as the first of them ends, until the closed form's optimum lies inside. There the marginal prices are equal:
 * one sliver more would bring just the least that is wanted. Only a proposal; exact integers decide.
 */
public final class RangeWalk {
    private final Ranges[] legs;
    private final Range[] ranges;
    private final double[] flow;
    private final ClosedForm composed = new ClosedForm();
    private final int stretchesMax;
    private double firstSlope;
    private double shortestIn;

    /**
     * Room for legs.
     *
     * @param legsMost most legs
     * @param stretchesMax most stretches that are walked in all
     */
    public RangeWalk(int legsMost, int stretchesMax) {
        Require.that(legsMost > 0 && stretchesMax > 0, "legs and stretches must be positive");
        this.legs = new Ranges[legsMost];
        this.ranges = new Range[legsMost];
        this.flow = new double[legsMost + 1];
        this.stretchesMax = stretchesMax;
        for (int i = 0; i < legsMost; i++) {
            ranges[i] = new Range();
        }
    }

    /** Sets a leg. */
    public void set(int leg, Ranges of) {
        legs[leg] = of;
    }

    /**
     * What to pay into the first leg.
     *
     * @param count legs
     * @param least what the last sliver has to bring for one
     * @param most most to pay in
     * @return 0 when not even the first sliver does
     */
    public double best(int count, double least, double most) {
        Arrays.fill(flow, 0);
        firstSlope = 0;
        for (int i = 0; i < count; i++) {
            if (!legs[i].begin(ranges[i])) {
                return 0;
            }
        }
        for (int stretch = 0; stretch < stretchesMax; stretch++) {
            int shortest = compose(count);
            firstSlope = stretch == 0 ? composed.slope() : firstSlope;
            double best = Math.min(composed.best(least), most - flow[0]);
            if (!(best > 0)) {
                break;
            }
            double end = shortest < 0 ? Double.POSITIVE_INFINITY : shortestIn;
            advance(count, Math.min(best, end));
            if (best <= end || !legs[shortest].next(ranges[shortest])) {
                break;
            }
        }
        return flow[0];
    }

    /** Composes the stretches; returns the leg whose stretch ends first, -1 for none. */
    private int compose(int count) {
        composed.clear();
        shortestIn = Double.POSITIVE_INFINITY;
        int shortest = -1;
        for (int i = 0; i < count; i++) {
            Range range = ranges[i];
            double in = composed.in(range.room);
            if (in < shortestIn) {
                shortestIn = in;
                shortest = i;
            }
            composed.hop(range.slope, range.bend);
        }
        return shortest;
    }

    private void advance(int count, double in) {
        double amount = in;
        for (int i = 0; i < count; i++) {
            double out = ranges[i].out(amount);
            ranges[i].advance(amount);
            flow[i] += amount;
            amount = out;
        }
        flow[count] += amount;
    }

    /** What the last walk sends into a leg; behind the last leg, what comes out. */
    public double flow(int leg) {
        return flow[leg];
    }

    /** What the first sliver of the last walk brought for one. */
    public double firstSlope() {
        return firstSlope;
    }
}
