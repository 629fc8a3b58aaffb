package arbd.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WideTest {
    private static final int CASES = 100_000;
    private static final BigInteger OVERFLOW = BigInteger.valueOf(Wide.OVERFLOW);

    @Test
    void shouldMultiplyAndDivideAsBigIntegerDoes() {
        long seed = 3L;
        Random random = new Random(seed);
        int wide = 0;
        int overflows = 0;
        for (int i = 0; i < CASES; i++) {
            long a = any(random);
            long b = any(random);
            long c = Math.max(1, any(random));
            BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
            BigInteger[] parts = product.divideAndRemainder(BigInteger.valueOf(c));
            BigInteger ceil = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
            String where = "seed " + seed + ": " + a + " x " + b + " / " + c;
            assertEquals(bounded(parts[0]), Wide.mulDivFloor(a, b, c), where);
            assertEquals(bounded(ceil), Wide.mulDivCeil(a, b, c), where);
            wide += product.bitLength() > 63 ? 1 : 0;
            overflows += bounded(parts[0]) == Wide.OVERFLOW ? 1 : 0;
        }
        assertTrue(wide > CASES / 4 && overflows > CASES / 20 && overflows < wide / 2 + wide, wide + " " + overflows);
        assertNotEquals(wide, overflows);
    }

    @Test
    void shouldDivideExactlyAtTheEdgesOfTheDigits() {
        long seed = 4L;
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            long c = Math.max(1, edge(random));
            long quotient = edge(random);
            long b = Math.max(1, edge(random));
            long a = Wide.mulDivCeil(quotient, c, b);
            if (a == Wide.OVERFLOW) {
                continue;
            }
            BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
            assertEquals(bounded(product.divide(BigInteger.valueOf(c))), Wide.mulDivFloor(a, b, c),
                    "seed " + seed + ": " + a + " x " + b + " / " + c);
        }
    }

    @Test
    void shouldCompareProductsAsBigIntegerDoes() {
        long seed = 5L;
        Random random = new Random(seed);
        int equal = 0;
        for (int i = 0; i < CASES; i++) {
            long a = random.nextLong() >> random.nextInt(64);
            long b = random.nextLong() >> random.nextInt(64);
            boolean swap = random.nextInt(4) == 0;
            long c = swap ? b : random.nextLong() >> random.nextInt(64);
            long d = swap ? a + random.nextInt(2) : random.nextLong() >> random.nextInt(64);
            int expected = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b))
                    .compareTo(BigInteger.valueOf(c).multiply(BigInteger.valueOf(d)));
            assertEquals(expected, Integer.signum(Wide.compareProducts(a, b, c, d)),
                    "seed " + seed + ": " + a + " x " + b + " with " + c + " x " + d);
            equal += expected == 0 ? 1 : 0;
        }
        assertTrue(equal > 1_000, "equal: " + equal);
    }

    @Test
    void shouldAnswerOverflowForArgumentsOutOfRange() {
        assertEquals(Wide.OVERFLOW, Wide.mulDivFloor(-1, 1, 1));
        assertEquals(Wide.OVERFLOW, Wide.mulDivCeil(1, -1, 1));
        assertEquals(Wide.OVERFLOW, Wide.mulDivFloor(1, 1, 0));
        assertEquals(Wide.OVERFLOW, Wide.mulDivFloor(1, 1, -5));
        assertEquals(Wide.OVERFLOW, Wide.mulDivCeil(1, 1, Long.MIN_VALUE));
        assertEquals(Wide.OVERFLOW, Wide.add(Wide.OVERFLOW, 0));
        assertEquals(Wide.OVERFLOW, Wide.add(Long.MAX_VALUE - 1, 2));
        assertEquals(7, Wide.add(3, 4));
    }

    @Test
    void shouldConvertMoneyAsBigDecimalDoes() {
        long seed = 6L;
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            Instrument instrument = instrument(random);
            long px = 1 + any(random) / 2;
            long qty = 1 + any(random) / 2;
            BigDecimal notional = BigDecimal.valueOf(px, instrument.pxDecimals())
                    .multiply(BigDecimal.valueOf(qty, instrument.qtyDecimals()))
                    .movePointRight(instrument.quote().decimals());
            String where = "seed " + seed + ": " + instrument + " " + px + " " + qty;
            long floor = Money.notionalFloor(instrument, px, qty);
            long ceil = Money.notionalCeil(instrument, px, qty);
            if (Money.notionalShift(instrument) > Decimals.DECIMALS_MAX && floor == Wide.OVERFLOW) {
                continue;
            }
            assertEquals(bounded(notional.setScale(0, RoundingMode.FLOOR).toBigInteger()), floor, where);
            assertEquals(bounded(notional.setScale(0, RoundingMode.CEILING).toBigInteger()), ceil, where);
            BigDecimal base = BigDecimal.valueOf(qty, instrument.qtyDecimals())
                    .movePointRight(instrument.base().decimals());
            assertEquals(bounded(base.setScale(0, RoundingMode.FLOOR).toBigInteger()),
                    Money.baseFloor(instrument, qty), where);
            assertEquals(bounded(base.setScale(0, RoundingMode.CEILING).toBigInteger()),
                    Money.baseCeil(instrument, qty), where);
            long feeE8 = random.nextInt(2_000_000) - 1_000_000;
            BigDecimal fee = BigDecimal.valueOf(qty).multiply(BigDecimal.valueOf(feeE8, 8));
            assertEquals(fee.setScale(0, RoundingMode.CEILING).longValueExact(), Money.fee(qty, feeE8), where);
        }
    }

    @Test
    void shouldInvertTheNotionalExactly() {
        long seed = 7L;
        Random random = new Random(seed);
        int checked = 0;
        for (int i = 0; i < CASES; i++) {
            Instrument instrument = instrument(random);
            long px = 1 + any(random) % 1_000_000;
            long notional = any(random) % 1_000_000_000L;
            long within = Money.qtyWithin(instrument, px, notional);
            long reaching = Money.qtyReaching(instrument, px, notional);
            if (within >= Long.MAX_VALUE - 1 || reaching == Wide.OVERFLOW) {
                continue;
            }
            String where = "seed " + seed + ": " + instrument + " " + px + " " + notional;
            assertTrue(Money.notionalCeil(instrument, px, within) <= notional, where);
            assertTrue(Money.notionalCeil(instrument, px, within + 1) > notional, where);
            assertTrue(Money.notionalFloor(instrument, px, reaching) >= notional, where);
            assertTrue(reaching == 0 || Money.notionalFloor(instrument, px, reaching - 1) < notional, where);
            checked++;
        }
        assertTrue(checked > CASES / 2, "checked: " + checked);
    }

    private static Instrument instrument(Random random) {
        Venue venue = new Venue(0, "v", "x");
        Asset base = new Asset(0, "B", random.nextInt(19));
        Asset quote = new Asset(1, "Q", random.nextInt(19));
        return new Instrument(0, venue, "s", Kind.SPOT, base, quote, random.nextInt(13), random.nextInt(13), 1, 1, 0, 0,
                0, FeeSide.QUOTE);
    }

    private static long any(Random random) {
        return (random.nextLong() >>> 1) >>> random.nextInt(63);
    }

    /** Near a power of two, where digits of a schoolbook division are full or empty. */
    private static long edge(Random random) {
        long near = (1L << random.nextInt(63)) + random.nextInt(5) - 2;
        return near & Long.MAX_VALUE;
    }

    private static long bounded(BigInteger value) {
        return value.min(OVERFLOW).longValueExact();
    }
}
