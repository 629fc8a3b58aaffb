package arbd.feeds.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void shouldReadMicrosecondsInWordsAsByteByByte() {
        long seed = 20_261_126;
        Random random = new Random(seed);
        String bytes = "0123456789-T:.Z/;\u00ff\u0080\u0000 ";
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] text = "2026-08-01T02:53:53.398143Z".getBytes(StandardCharsets.ISO_8859_1);
            for (int n = random.nextInt(4); n > 0; n--) {
                text[random.nextInt(text.length)] = (byte) bytes.charAt(random.nextInt(bytes.length()));
            }
            long expected = VenueTime.anyLength(text, 0, text.length);
            read += expected > 0 ? 1 : 0;
            assertEquals(expected, VenueTime.rfc3339(text, 0, text.length),
                    () -> "seed " + seed + ": " + new String(text, StandardCharsets.ISO_8859_1));
        }
        assertTrue(read > 10_000 && read < 190_000, "read " + read);
    }

    @Test
    void shouldCheckAWholeTextInOnePass() {
        for (String depth : List.of("", "[".repeat(31) + "]".repeat(31), "[".repeat(32) + "]".repeat(32))) {
            for (String text : List.of("{\"a\":1,\"x\":%s}", " {\"x\":[%s],\"a\":\"}\"} ", "{\"a\":1,\"a\":2,\"x\":%s}",
                    "{\"a\":1%s", "{\"a\":1}%s", "{\"a\":1}}%s", "[%s]", "%s", "{\"a\":%s,}", "{}%s")) {
                byte[] bytes = text.formatted(depth).getBytes(StandardCharsets.US_ASCII);
                JsonCursor cursor = new JsonCursor();
                JsonMembers members = new JsonMembers(cursor, "a");
                cursor.reset(bytes, 0, bytes.length);
                boolean right = cursor.peek() == '{' && cursor.valid() && members.read();
                cursor.reset(bytes, 0, bytes.length);
                assertEquals(right, members.readWhole(), new String(bytes, StandardCharsets.US_ASCII));
            }
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
