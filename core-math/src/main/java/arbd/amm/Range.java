package arbd.amm;

/**
 * A stretch of a leg's curve in doubles: {@code x -> slope x / (1 + bend x)} from where we are, for at most {@code
 * room}. Every leg that we know is made of such stretches: a constant-product pool is one, concentrated liquidity has
 * one between two ticks, a book one for each level (without bend). Only a proposal comes of it. A reusable slot.
 */
public final class Range {
    /** What the first sliver brings for one unit paid in, fees included. */
    public double slope;
    /** How the price gives way, for one unit paid in. */
    public double bend;
    /** What may be paid in before the curve changes. */
    public double room;

    /** Nothing yet. */
    public Range() {
    }

    /** What an amount brings. */
    double out(double in) {
        return slope * in / (1 + bend * in);
    }

    /** What has to be paid in for an amount that it holds. */
    double in(double out) {
        double left = slope - bend * out;
        return left > 0 ? out / left : Double.POSITIVE_INFINITY;
    }

    /** All that it brings. */
    double held() {
        return room == Double.POSITIVE_INFINITY ? slope / bend : out(room);
    }

    /** Becomes what is left of it behind an amount. */
    void advance(double in) {
        double given = 1 + bend * in;
        slope /= given * given;
        bend /= given;
        room -= in;
    }
}
