package arbd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnitsTest {
    private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L,
            "s", 1_000_000_000L, "min", 60_000_000_000L, "h", 3_600_000_000_000L);

    @Test
    void shouldReadDurationsExactly() {
        Type<Long> type = Units.duration("0 ns", "1000 h");
        List<String> units = List.of("ns", "us", "ms", "s", "min", "h");
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            String whole = Integer.toString(random.nextInt(2_000));
            String fraction = Integer.toString(random.nextInt(1_000)).substring(0, 1);
            String unit = units.get(random.nextInt(units.size()));
            String text = whole + "." + fraction + (random.nextBoolean() ? " " : "") + unit;

            assertEquals(naive(whole + fraction, NANOS.get(unit), 3_600_000_000_000_000L), read(type, text),
                    "seed " + seed + ": " + text);
        }
    }

    /** Ten times the number, by the unit, must divide by ten and stay within the bound. */
    private static Long naive(String tenths, long unit, long most) {
        BigInteger[] parts = new BigInteger(tenths).multiply(BigInteger.valueOf(unit))
                .divideAndRemainder(BigInteger.TEN);
        boolean good = parts[1].signum() == 0 && parts[0].compareTo(BigInteger.valueOf(most)) <= 0;
        return good ? Long.valueOf(parts[0].longValueExact()) : null;
    }

    @Test
    void shouldReadSharesToTheLastDigit() {
        Type<Long> share = Units.share("-100 bps", "10000 bps");
        assertEquals(75_000, read(share, "7.5 bps"));
        assertEquals(75_000, read(share, "0.075%"));
        assertEquals(1, read(share, "0.0001 bps"));
        assertEquals(1, read(share, "0.000001 %"));
        assertNull(read(share, "0.00001 bps"));
        assertEquals(-25_000, read(share, "-2.5 bps"));
        assertEquals(100_000_000, read(share, "100 %"));
        assertNull(read(share, "100.000001 %"));
    }

    @Test
    void shouldReadSizesInPowersOfTwo() {
        Type<Long> size = Units.size("1 B", "1 TiB");
        assertEquals(1536, read(size, "1.5 KiB"));
        assertEquals(1L << 40, read(size, "1 TiB"));
        assertNull(read(size, "0.5 B"));
        assertNull(read(size, "2 TiB"));
    }

    @Test
    void shouldReadDecimalsAsWritten() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String text = random.nextInt(1_000_000) + "." + (1_000_000_000L + random.nextInt(1_000_000_000));
            assertEquals(text, Decimals.NOT_NEGATIVE.read(at(text)).toPlainString(), "seed " + seed);
        }
    }

    @Test
    void shouldSayWhatFitsALong() {
        assertEquals(true, Decimals.fits(new BigDecimal("92233720368.54775807"), 8));
        assertEquals(false, Decimals.fits(new BigDecimal("92233720368.54775808"), 8));
        assertEquals(true, Decimals.fits(new BigDecimal("1.500"), 1));
        assertEquals(false, Decimals.fits(new BigDecimal("1.51"), 1));
    }

    @Test
    void shouldMeasureWordsAsTheDefinitionSays() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String a = word(random);
            String b = word(random);
            assertEquals(naiveDistance(a, b), Texts.distance(a, b), "seed " + seed + ": " + a + " " + b);
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    private static int naiveDistance(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        String shortA = a.substring(1);
        String shortB = b.substring(1);
        int best = naiveDistance(shortA, shortB) + (a.charAt(0) == b.charAt(0) ? 0 : 1);
        best = Math.min(best, 1 + Math.min(naiveDistance(shortA, b), naiveDistance(a, shortB)));
        boolean swap = a.length() > 1 && b.length() > 1 && a.charAt(0) == b.charAt(1) && a.charAt(1) == b.charAt(0);
        return swap ? Math.min(best, 1 + naiveDistance(a.substring(2), b.substring(2))) : best;
    }

    private static Long read(Type<Long> type, String text) {
        return type.read(at(text));
    }

    private static Cursor at(String text) {
        Node.Scalar scalar = new Node.Scalar(1, 1, text, Node.Form.TEXT);
        return new Cursor(scalar, scalar, "key", new Problems("x.yaml"), new Names(Map.of(), List.of(), List.of()));
    }
}
