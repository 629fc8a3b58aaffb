package arbd.amm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against BigInteger, with numbers that have all bits, no bits, and edges between limbs. */
class U256Test {
    private static final int CASES = 200_000;
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private final MulDiv mulDiv = new MulDiv();
    private final U256 result = new U256();

    @Test
    void shouldMultiplyAndDivideAsBigIntegerDoes() {
        long seed = 101L;
        Random random = new Random(seed);
        int fitted = 0;
        int wide = 0;
        for (int i = 0; i < CASES; i++) {
            BigInteger a = any(random);
            BigInteger b = any(random);
            BigInteger d = any(random);
            String where = "seed " + seed + ": " + a + " x " + b + " / " + d;
            U256 ua = U256.of(a);
            U256 ub = U256.of(b);
            U256 ud = U256.of(d);
            BigInteger product = a.multiply(b);
            BigInteger floor = d.signum() == 0 ? MODULUS : product.divide(d);
            boolean exact = d.signum() != 0 && product.mod(d).signum() == 0;
            assertSame(floor, mulDiv.floor(ua, ub, ud, result), where);
            assertSame(exact ? floor : floor.add(BigInteger.ONE), mulDiv.ceil(ua, ub, ud, result), where);
            assertSame(product, mulDiv.multiply(ua, ub, result), where);
            assertEquals(product.compareTo(MODULUS) < 0, mulDiv.multiplyWrapping(ua, ub, result), where);
            assertEquals(product.mod(MODULUS), result.toBigInteger(), where);
            fitted += floor.compareTo(MODULUS) < 0 ? 1 : 0;
            wide += product.bitLength() > 256 && floor.compareTo(MODULUS) < 0 ? 1 : 0;
        }
        assertTrue(fitted > CASES / 3 && wide > CASES / 10, fitted + " fitted, " + wide + " by way of 512 bits");
    }

    /** Dividends just around a multiple of the divisor, where a digit is guessed one too high, or two. */
    @Test
    void shouldDivideWhereADigitIsHardToGuess() {
        long seed = 102L;
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            BigInteger d = any(random).max(BigInteger.ONE);
            BigInteger quotient = any(random);
            BigInteger a = quotient.multiply(d).add(BigInteger.valueOf(random.nextInt(3) - 1)).max(BigInteger.ZERO);
            if (a.bitLength() > 256) {
                continue;
            }
            U256 ua = U256.of(a);
            U256 ud = U256.of(d);
            String where = "seed " + seed + ": " + a + " / " + d;
            assertSame(a.divide(d), mulDiv.divideFloor(ua, ud, result), where);
            assertSame(a.add(d).subtract(BigInteger.ONE).divide(d), mulDiv.divideCeil(ua, ud, result), where);
            ua.set(ua);
            assertTrue(mulDiv.floor(ua, ud, ud, ua), where);
            assertEquals(a, ua.toBigInteger(), where + ", in place");
        }
    }

    @Test
    void shouldAddShiftAndCompareAsBigIntegerDoes() {
        long seed = 103L;
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            BigInteger a = any(random);
            BigInteger b = random.nextInt(8) == 0 ? a : any(random);
            long small = random.nextLong() >>> random.nextInt(64);
            int by = random.nextInt(256);
            U256 ua = U256.of(a);
            U256 ub = U256.of(b);
            BigInteger wideSmall = new BigInteger(Long.toUnsignedString(small));
            String where = "seed " + seed + ": " + a + ", " + b + ", " + small + ", " + by;
            assertWrapped(a.add(b), result.add(ua, ub), where);
            assertWrapped(a.add(wideSmall), result.add(ua, small), where);
            assertWrapped(a.subtract(b), result.subtract(ua, ub), where);
            assertWrapped(a.multiply(wideSmall), result.multiply(ua, small), where);
            assertWrapped(a.shiftLeft(by), result.shiftLeft(ua, by), where);
            assertEquals(a.shiftRight(by), result.shiftRight(ua, by).toBigInteger(), where);
            assertEquals(a.compareTo(b), Integer.signum(ua.compare(ub)), where);
            assertEquals(a.bitLength(), ua.bits(), where);
            assertEquals(a.toString(), ua.toString(), where);
            result.set(ua);
            assertWrapped(a.add(a), result.add(result, result), where + ", in place");
        }
    }

    @Test
    void shouldGuessCloseToTheTruth() {
        long seed = 104L;
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            BigInteger a = any(random);
            double close = U256.of(a).toDouble();
            String where = "seed " + seed + ": " + a;
            assertTrue(Math.abs(close - a.doubleValue()) <= Math.ulp(a.doubleValue()), where);
            if (a.bitLength() < 255) {
                assertEquals(new BigDecimal(close).toBigInteger(), result.setGuess(close).toBigInteger(),
                        where);
            }
        }
        assertTrue(result.setGuess(Double.NaN).isZero() && result.setGuess(-3).isZero()
                && result.setGuess(.9).isZero());
        assertEquals(MODULUS.subtract(BigInteger.ONE), result.setGuess(Double.POSITIVE_INFINITY).toBigInteger());
    }

    @Test
    void shouldRefuseToDivideByNothing() {
        result.set(7);
        assertFalse(mulDiv.floor(U256.of(1), U256.of(1), new U256(), result));
        assertFalse(mulDiv.ceil(U256.of(1), U256.of(1), new U256(), result));
        assertEquals("7", result.toString());
    }

    private void assertSame(BigInteger expected, boolean fitted, String where) {
        assertEquals(expected.compareTo(MODULUS) < 0, fitted, where);
        if (fitted) {
            assertEquals(expected, result.toBigInteger(), where);
        }
    }

    private void assertWrapped(BigInteger expected, boolean fitted, String where) {
        assertEquals(expected.signum() >= 0 && expected.compareTo(MODULUS) < 0, fitted, where);
        assertEquals(expected.mod(MODULUS), result.toBigInteger(), where);
    }

    /** Random bits; runs of ones or zeros; near a power of two; limbs that are empty or full. */
    static BigInteger any(Random random) {
        int bits = random.nextInt(257);
        return switch (random.nextInt(4)) {
            case 0 -> new BigInteger(bits, random);
            case 1 -> BigInteger.ONE.shiftLeft(bits).add(BigInteger.valueOf(random.nextInt(5) - 2)).abs()
                    .mod(MODULUS);
            case 2 -> {
                BigInteger value = BigInteger.ZERO;
                for (int limb = 0; limb < 4; limb++) {
                    long bitsOf = switch (random.nextInt(5)) {
                        case 0 -> 0L;
                        case 1 -> -1L;
                        case 2 -> 1L << 63;
                        case 3 -> random.nextInt(3) - 1;
                        default -> random.nextLong();
                    };
                    value = value.shiftLeft(64).or(new BigInteger(Long.toUnsignedString(bitsOf)));
                }
                yield value.shiftRight(64 * random.nextInt(4));
            }
            default -> BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE).shiftRight(random.nextInt(64))
                    .shiftLeft(random.nextInt(64)).mod(MODULUS);
        };
    }
}
