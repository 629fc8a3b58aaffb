package arbd.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    @ParameterizedTest
    @CsvSource({
        "61837.63000000, 2, 6183763", "0, 8, 0", "-0.0, 8, 0", "0.00000001, 8, 1", "1e-08, 8, 1", "1E-8, 8, 1",
        "-12.5, 4, -125000", "000.10, 1, 1", "1.5e3, 0, 1500", "1.50e+1, 0, 15", "0e999999999999, 18, 0",
        "9223372036854775807, 0, 9223372036854775807", "-9223372036854775807, 0, -9223372036854775807",
        "0.0000000000000000000000000000000000000000, 2, 0", "100000000000000000000000e-23, 0, 1",
    })
    void shouldReadWhatFits(String text, int decimals, long mantissa) {
        assertEquals(mantissa, Decimals.parse(text, decimals));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "-", ".", ".5", "5.", "+1", "1.2.3", "1e", "1e+", "e5", "1e5x", "NaN", "Infinity", "0x10", "1 ", " 1",
        "1_0",
        "--1", "1,5", "\u0661", "1e308", "-1e308", "1e-308", "9223372036854775808", "-9223372036854775808", "0.123",
        "1234567890123456789012345678901234567890", "0.1234567890123456789012345678901234567890",
        "1e99999999999999999999", "null", "\"1\"",
    })
    void shouldRefuseWhatIsNoNumberOrDoesNotFit(String text) {
        assertEquals(Decimals.BAD, Decimals.parse(text, 2));
    }

    @Test
    void shouldReadAsBigDecimalDoes() {
        long seed = 1L;
        Random random = new Random(seed);
        int good = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = randomText(random);
            int decimals = random.nextInt(19);
            long expected = expected(text, decimals);
            byte[] padded = ("9" + text + "9").getBytes(StandardCharsets.ISO_8859_1);
            assertEquals(expected, Decimals.parse(padded, 1, text.length(), decimals),
                    () -> "seed " + seed + ": '" + text + "' at " + decimals);
            good += expected == Decimals.BAD ? 0 : 1;
        }
        assertTrue(good > 50_000 && good < 190_000, "good: " + good);
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
        digits(text, random, random.nextInt(random.nextInt(10) == 0 ? 24 : 9));
        if (random.nextInt(4) != 0) {
            text.append('.');
            digits(text, random, random.nextInt(random.nextInt(10) == 0 ? 24 : 7));
            text.append("0".repeat(random.nextInt(5)));
        }
        if (random.nextInt(4) == 0) {
            text.append("eE".charAt(random.nextInt(2))).append(random.nextInt(30) - 15);
        }
        if (random.nextInt(20) == 0 && text.length() > 0) {
            text.setCharAt(random.nextInt(text.length()), "eE.+-x ".charAt(random.nextInt(7)));
        }
        return text.toString();
    }

    private static void digits(StringBuilder text, Random random, int count) {
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + Math.max(0, random.nextInt(16) - 6)));
        }
    }

    private static long expected(String text, int decimals) {
        if (!NUMBER.matcher(text).matches()) {
            return Decimals.BAD;
        }
        String[] parts = text.split("[eE]");
        BigDecimal digits = new BigDecimal(parts[0]);
        BigInteger exponent = parts.length == 1 ? BigInteger.ZERO : new BigInteger(parts[1]);
        if (digits.signum() == 0 || exponent.bitLength() > 10) {
            // Far beyond every long; written out it would fill the memory.
            return digits.signum() == 0 ? 0 : Decimals.BAD;
        }
        BigDecimal value = digits.movePointRight(exponent.intValueExact() + decimals).stripTrailingZeros();
        boolean fits = value.scale() <= 0 && value.toBigInteger().abs().compareTo(MOST) <= 0;
        return fits ? value.longValueExact() : Decimals.BAD;
    }

    @Test
    void shouldWriteAsBigDecimalDoes() {
        long seed = 2L;
        Random random = new Random(seed);
        byte[] bytes = new byte[Decimals.TEXT_MAX + 2];
        for (int i = 0; i < 200_000; i++) {
            long mantissa = random.nextLong() >> random.nextInt(64);
            mantissa = random.nextInt(4) == 0 ? mantissa / 1000 * 1000 : mantissa;
            int decimals = random.nextInt(19);
            BigDecimal value = BigDecimal.valueOf(mantissa, decimals);
            String where = "seed " + seed + ": " + mantissa + " at " + decimals;
            assertEquals(value.toPlainString(), written(mantissa, decimals, true, bytes), where);
            BigDecimal stripped = value.stripTrailingZeros();
            String shortest = (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
            assertEquals(shortest, written(mantissa, decimals, false, bytes), where);
        }
    }

    @Test
    void shouldWriteTheExtremes() {
        assertEquals("0", Decimals.shortText(0, 8));
        assertEquals("0.00000000", Decimals.text(0, 8));
        assertEquals("-9.223372036854775808", Decimals.text(Long.MIN_VALUE, 18));
        assertEquals("9223372036854775807", Decimals.shortText(Long.MAX_VALUE, 0));
        assertEquals("-0.000000000000000001", Decimals.text(-1, 18));
    }

    private static String written(long mantissa, int decimals, boolean zeros, byte[] bytes) {
        int length = Decimals.format(mantissa, decimals, zeros, bytes, 1);
        return new String(bytes, 1, length, StandardCharsets.ISO_8859_1);
    }
}
