package arbd.route.cycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalLogTest {
    private static final long SEED = 20_261_126;
    private static final int MANY = 3_000_000;

    private static void same(double x) {
        assertEquals(Double.doubleToLongBits(StrictMath.log(x)), Double.doubleToLongBits(NaturalLog.of(x)),
                () -> "log of " + Double.toHexString(x) + ", seed " + SEED);
    }

    @Test
    void shouldEqualStrictMathForAnyBits() {
        Random random = new Random(SEED);
        for (int i = 0; i < MANY; i++) {
            same(Double.longBitsToDouble(random.nextLong()));
        }
    }

    @Test
    void shouldEqualStrictMathForRates() {
        Random random = new Random(SEED);
        for (int i = 0; i < MANY; i++) {
            same(StrictMath.exp(random.nextDouble() * 40 - 20));
            same(1 + StrictMath.pow(2, -random.nextInt(53)) * (random.nextDouble() - 0.5));
        }
    }

    @Test
    void shouldEqualStrictMathAtTheEdges() {
        for (double x : new double[] {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
                Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, 1, 2, 0.5, StrictMath.sqrt(2)}) {
            for (double near : new double[] {Math.nextDown(x), x, Math.nextUp(x)}) {
                same(near);
            }
        }
        for (int k = -1074; k < 1024; k++) {
            same(StrictMath.pow(2, k));
        }
    }

    /** Every high word of a mantissa: each branch on its both sides. */
    @Test
    void shouldEqualStrictMathForEveryHighWord() {
        for (long high = 0; high <= 0x000fffff; high++) {
            same(Double.longBitsToDouble((0x3ff00000L | high) << 32));
            same(Double.longBitsToDouble((0x40100000L | high) << 32 | 0xffffffffL));
        }
    }
}
