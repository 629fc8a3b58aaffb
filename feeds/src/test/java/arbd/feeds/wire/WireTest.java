package arbd.feeds.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers, times and symbols as bytes, each against a slow twin. */
final class WireTest {
    private static final String ALPHABET = "0123456789012345678900000...eE+-x";

    @Test
    void shouldReadDecimalsAsBigDecimalDoes() {
        long seed = 77;
        Random random = new Random(seed);
        int numbers = 0;
        for (int i = 0; i < 300_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(24);
            int kinds = random.nextBoolean() ? ALPHABET.length() : 28;
            for (int n = 0; n < length; n++) {
                text.append(ALPHABET.charAt(random.nextInt(kinds)));
            }
            int decimals = random.nextInt(19);
            long expected = twin(text.toString(), decimals);
            numbers += expected >= 0 ? 1 : 0;
            assertEquals(expected, mantissa(text.toString(), decimals), "seed " + seed + ": " + text + " " + decimals);
        }
        assertEquals(true, numbers > 20_000, "numbers " + numbers);
    }

    @Test
    void shouldRefuseWhatDoesNotFit() {
        for (String text : List.of("", ".", "1.", ".5", "-1", "-0", "+1", "1e", "1 ", " 1", "0x1", "NaN",
                "9223372036854775808", "1e308", "1" + "0".repeat(40), "0." + "0".repeat(40) + "1")) {
            assertEquals(DecimalText.NONE, mantissa(text, 0), text);
        }
        assertEquals(Long.MAX_VALUE, mantissa("9223372036854775807", 0));
        assertEquals(DecimalText.NONE, mantissa("9.3", 18));
        assertEquals(9_200_000_000_000_000_000L, mantissa("9.2", 18));
        assertEquals(DecimalText.NONE, mantissa("1.001", 2));
        assertEquals(100, mantissa("1.000000", 2));
    }

    @Test
    void shouldReadTimesAsTheJdkDoes() {
        long seed = 3;
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            Instant time = Instant.ofEpochSecond((long) (random.nextDouble() * 9_200_000_000L),
                    random.nextInt(4) == 0 ? 0 : random.nextInt(1_000_000) * 1_000L);
            byte[] text = time.toString().getBytes(StandardCharsets.US_ASCII);
            assertEquals(time.getEpochSecond() * 1_000_000_000L + time.getNano(),
                    VenueTime.rfc3339(text, 0, text.length), "seed " + seed + ": " + time);
        }
        for (String wrong : List.of("", "2026-08-01T02:53:53", "2026-08-01 02:53:53Z", "2026-13-01T02:53:53Z",
                "2026-08-01T02:53:53.Z", "2026-08-01T02:53:53.1234567890Z", "2026-08-01T24:53:53Z",
                "20x6-08-01T02:53:53Z", "2026-08-01T02:53:53+01:00", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z")) {
            byte[] text = wrong.getBytes(StandardCharsets.US_ASCII);
            assertEquals(0, VenueTime.rfc3339(text, 0, text.length), wrong);
        }
    }

    @Test
    void shouldFindEverySymbolAndNoOther() {
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            pairs.put("S" + i * 7 + "/USDT", i);
        }
        SymbolTable table = new SymbolTable(pairs);
        for (int i = 0; i < 8_000; i++) {
            byte[] text = (">S" + i + "/USDT<").getBytes(StandardCharsets.US_ASCII);
            assertEquals(pairs.getOrDefault("S" + i + "/USDT", -1), table.find(text, 1, text.length - 1));
        }
        assertEquals(-1, table.find(new byte[0], 0, 0));
    }

    private static long mantissa(String text, int decimals) {
        byte[] bytes = ("7" + text + "7").getBytes(StandardCharsets.US_ASCII);
        return DecimalText.mantissa(bytes, 1, bytes.length - 1, decimals);
    }

    private static long twin(String text, int decimals) {
        if (!text.matches("[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?")) {
            return DecimalText.NONE;
        }
        BigDecimal value = new BigDecimal(text.replaceAll("[eE].*", ""));
        BigDecimal exponent = new BigDecimal(text.replaceAll(".*[eE]", "").isEmpty() || !text.matches(".*[eE].*")
                ? "0" : text.replaceAll(".*[eE]", ""));
        if (value.signum() == 0) {
            return 0;
        }
        if (exponent.abs().compareTo(BigDecimal.valueOf(100)) > 0) {
            return DecimalText.NONE;
        }
        try {
            return value.scaleByPowerOfTen(exponent.intValueExact() + decimals).longValueExact();
        } catch (ArithmeticException outside) {
            return DecimalText.NONE;
        }
    }
}
