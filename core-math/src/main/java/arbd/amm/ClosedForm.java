package arbd.amm;

/**
 * Hops {@code x -> a x / (1 + c x)} one after the other are such a hop again: a' = a1 a2, c' = c1 + c2 a1. So what
 * gains most around a cycle of them is known at once: x* = (sqrt(a') - 1) / c'. In doubles; a proposal.
 */
public final class ClosedForm {
    private double slope = 1;
    private double bend;

    /** Nothing composed yet: what goes in comes out. */
    public ClosedForm() {
    }

    /** Starts again. */
    public ClosedForm clear() {
        slope = 1;
        bend = 0;
        return this;
    }

    /** Adds a constant-product pool. */
    public ClosedForm pool(double reserveIn, double reserveOut, double kept) {
        double perIn = kept / reserveIn;
        return hop(perIn * reserveOut, perIn);
    }

    /** Adds a hop. */
    public ClosedForm hop(double hopSlope, double hopBend) {
        bend += hopBend * slope;
        slope *= hopSlope;
        return this;
    }

    /** What the first sliver brings for one unit paid in. */
    public double slope() {
        return slope;
    }

    /** What has to be paid in so that this amount comes out of what was composed; infinite when it never does. */
    double in(double out) {
        double left = slope - bend * out;
        return left > 0 ? out / left : Double.POSITIVE_INFINITY;
    }

    /** What an amount brings. */
    public double out(double in) {
        return slope * in / (1 + bend * in);
    }

    /**
     * What gains most: where the last sliver brings just {@code least} for one.
     *
     * @return 0 when the first does not, infinite when all do
     */
    public double best(double least) {
        if (!(slope > least)) {
            return 0;
        }
        return (StrictMath.sqrt(slope / least) - 1) / bend;
    }
}
