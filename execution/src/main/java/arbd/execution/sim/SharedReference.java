package arbd.execution.sim;

import arbd.market.Asset;
import java.util.SplittableRandom;

/**
 * How far an asset's reference price is from its opening price, as a function of seed, asset and time alone: whoever
 * asks at one time gets one answer, in whatever process. Noise of many periods, each twice the one before and drawn
 * between two points by a straight line, which together wander as prices do and stay within bounds. Pure.
 */
final class SharedReference {
    /** With 40 ms a step the longest period is some 45 minutes. */
    private static final int OCTAVES = 16;
    private static final double UNIFORM_TO_ONE = StrictMath.sqrt(12);

    private final long seed;
    private final long stepNanos;
    private final double[] size = new double[OCTAVES];

    /** Moves in each step by about the volatility, given in 1e-8. */
    SharedReference(long seed, long stepNanos, long volatilityE8) {
        this.seed = seed;
        this.stepNanos = stepNanos;
        for (int octave = 0; octave < OCTAVES; octave++) {
            // The increments of all octaves add up to the square of twice what one of this size has.
            size[octave] = 0.5 * volatilityE8 * 1e-8 * StrictMath.sqrt(1L << octave) * UNIFORM_TO_ONE;
        }
    }

    /** As a share of the opening price. */
    double drift(Asset asset, long nowNanos) {
        long step = nowNanos / stepNanos;
        double sum = 0;
        for (int octave = 0; octave < OCTAVES; octave++) {
            long cell = step >> octave;
            double from = noise(asset, octave, cell);
            double to = noise(asset, octave, cell + 1);
            double share = (double) (step - (cell << octave)) / (1L << octave);
            sum += size[octave] * (from + (to - from) * share);
        }
        return sum;
    }

    /** From -0.5 to 0.5. */
    private double noise(Asset asset, int octave, long cell) {
        long from = (seed * 31 + asset.name().hashCode()) * 31 + octave;
        return new SplittableRandom(from * 0x9E37_79B9_7F4A_7C15L + cell).nextDouble() - 0.5;
    }
}
