package arbd.amm;

import arbd.market.Require;
import java.util.Arrays;

/**
 * How much to send through legs that follow each other, in doubles: walks the stretches of all legs together, each time
 * as far as the first of them ends, until the closed form's optimum lies inside. There the marginal prices are equal:
 * one sliver more would bring just the least that is wanted. Only a proposal; exact integers decide.
 */
public final class RangeWalk {
    /**
     * A bound on what doubles are off, as a part of the amounts: where one unit more costs what it brings, errors do
     * not grow from leg to leg, and each leg is a few dozen operations of 2^-53.
     */
    private static final double ERROR = 1e-13;

    private final Ranges[] legs;
    private final Range[] ranges;
    private final double[] flow;
    private final ClosedForm composed = new ClosedForm();
    private final Range scratch = new Range();
    private final int stretchesMax;
    private int count;
    private boolean settled;
    private double wanted;
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
     * @param legCount legs
     * @param least what the last sliver has to bring for one
     * @param most most to pay in
     * @return 0 when not even the first sliver does
     */
    public double best(int legCount, double least, double most) {
        Arrays.fill(flow, 0);
        firstSlope = 0;
        count = legCount;
        wanted = least;
        settled = true;
        for (int i = 0; i < count; i++) {
            if (!legs[i].begin(ranges[i])) {
                return 0;
            }
        }
        for (int stretch = 0; stretch < stretchesMax; stretch++) {
            int shortest = compose();
            firstSlope = stretch == 0 ? composed.slope() : firstSlope;
            double best = Math.min(composed.best(least), most - flow[0]);
            if (!(best > 0)) {
                break;
            }
            double end = shortest < 0 ? Double.POSITIVE_INFINITY : shortestIn;
            advance(Math.min(best, end));
            if (best <= end || !legs[shortest].next(ranges[shortest])) {
                break;
            }
            settled = stretch + 1 < stretchesMax;
        }
        return flow[0];
    }

    /** Composes the stretches; returns the leg whose stretch ends first, -1 for none. */
    private int compose() {
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

    private void advance(double in) {
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

    /** Whether the last walk ended where it should, not for the number of its stretches. */
    public boolean settled() {
        return settled;
    }

    /**
     * What the legs of the last walk gain beyond what that walk wanted for what is paid in first, when an amount passes
     * one place. Seen from the flow of the walk, if it wanted at least one for one, it falls on both sides. Nothing that
     * contracts and venues round against us gains more.
     *
     * @param place 0..legs, as in {@link #flow}
     */
    public double gain(int place, double amount) {
        double in = amount;
        for (int i = place; i > 0; i--) {
            in = in(i - 1, in);
        }
        double out = amount;
        for (int i = place; i < count; i++) {
            out = out(i, out);
        }
        return in == Double.POSITIVE_INFINITY ? -in : out - wanted * in + ERROR * (out + wanted * in);
    }

    /** What any amount gains at most, when the last walk wanted at least one for one. */
    public double gainMost() {
        return flow[count] - wanted * flow[0] + ERROR * (flow[count] + wanted * flow[0]);
    }

    private double out(int leg, double in) {
        double out = 0;
        double left = in;
        for (boolean more = legs[leg].begin(scratch); more; more = legs[leg].next(scratch)) {
            if (left <= scratch.room) {
                return out + scratch.out(left);
            }
            out += scratch.out(scratch.room);
            left -= scratch.room;
        }
        return out;
    }

    /** Infinite when the leg does not hold so much. */
    private double in(int leg, double out) {
        double in = 0;
        double left = out;
        for (boolean more = legs[leg].begin(scratch); more; more = legs[leg].next(scratch)) {
            if (left <= scratch.held()) {
                return in + scratch.in(left);
            }
            in += scratch.room;
            left -= scratch.held();
        }
        return left <= out * ERROR ? in : Double.POSITIVE_INFINITY;
    }
}
