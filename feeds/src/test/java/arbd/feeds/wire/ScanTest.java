package arbd.feeds.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Eight bytes at a time against one at a time: wherever a text ends, and whatever lies behind it. */
final class ScanTest {
    private static final String DIGITS = "0123456789";
    private static final String AROUND = "0123456789.\",}\\e-\u00e9\n\u001f";

    private static final Literal CLOSE = Literal.of("}");

    private final Scan scan = new Scan();

    @Test
    void shouldWriteEveryNumberOfEightDigits() {
        for (long number = 0; number < 100_000_000L; number += number < 20_000 ? 1 : 997) {
            byte[] text = new byte[8];
            Words.put(text, 0, Words.digits(number));
            String expected = String.format("%08d", number);
            assertEquals(expected, new String(text, StandardCharsets.US_ASCII));
            int zeros = number == 0 ? 8 : 8 - Long.toString(number).length();
            assertEquals(zeros, Words.leadingZeros(Words.at(text, 0)), expected);
            assertEquals(number, Words.number(Words.values(Words.at(text, 0))), expected);
        }
    }

    @Test
    void shouldReadMantissasAsTheSlowWayDoes() {
        long seed = 20_261_125;
        Random random = new Random(seed);
        int numbers = 0;
        for (int i = 0; i < 400_000; i++) {
            byte[] number = decimal(random).getBytes(StandardCharsets.UTF_8);
            int decimals = random.nextInt(13);
            byte[] text = placed((new String(number, StandardCharsets.UTF_8) + "}").getBytes(StandardCharsets.UTF_8),
                    random);
            int at = 3;
            int end = scan.literal(scan.mantissa(scan.reset(text, at, number.length + 1), decimals), CLOSE);
            long expected = plain(number) ? DecimalText.mantissa(number, 0, number.length, decimals) : -1;
            String said = "seed " + seed + ": " + new String(text, StandardCharsets.UTF_8) + " decimals " + decimals;
            if (expected >= 0 && DecimalText.places(number, 0, number.length) <= Words.DIGITS) {
                numbers++;
                assertTrue(scan.done(end), said);
                assertEquals(expected, scan.value(), said);
                assertEquals(DecimalText.places(number, 0, number.length), scan.places(), said);
            } else if (expected < 0) {
                assertFalse(scan.done(end), said);
            }
        }
        assertTrue(numbers > 50_000, "numbers " + numbers);
    }

    @Test
    void shouldReadWholeNumbersAsTheSlowWayDoes() {
        long seed = 20_261_126;
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            byte[] number = some(DIGITS, random.nextInt(22), random).getBytes(StandardCharsets.US_ASCII);
            byte[] text = placed(number, random);
            int end = scan.whole(scan.reset(text, 3, number.length));
            String said = "seed " + seed + ": " + new String(text, StandardCharsets.UTF_8);
            long expected = plain(number) ? DecimalText.whole(number, 0, number.length) : DecimalText.NONE;
            assertEquals(expected != DecimalText.NONE, end != Scan.FAILED, said);
            if (expected != DecimalText.NONE) {
                assertEquals(expected, scan.value(), said);
                assertTrue(scan.done(end), said);
            }
        }
    }

    @Test
    void shouldStopAtTheQuoteAndNowhereElse() {
        long seed = 20_261_127;
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            byte[] within = some(AROUND + "abcdefghijklmnopqrstuvwxyz@/", random.nextInt(24), random)
                    .getBytes(StandardCharsets.UTF_8);
            byte[] text = placed(within, random);
            int end = scan.plain(scan.reset(text, 3, within.length));
            int stop = 0;
            while (stop < within.length && within[stop] >= ' ' && within[stop] != '"' && within[stop] != '\\') {
                stop++;
            }
            boolean quoted = stop < within.length && within[stop] == '"';
            String said = "seed " + seed + ": " + new String(text, StandardCharsets.UTF_8);
            assertEquals(quoted ? 3 + stop : Scan.FAILED, end, said);
            if (quoted) {
                assertEquals(3, scan.from(), said);
                assertEquals(3 + stop, scan.to(), said);
            }
        }
    }

    @Test
    void shouldMatchLiteralsOfEveryLength() {
        long seed = 20_261_128;
        Random random = new Random(seed);
        for (int length = 1; length <= 128; length++) {
            String wanted = some("abc\"{:", length, random);
            Literal literal = Literal.of(wanted);
            for (int spare = 0; spare < 20; spare++) {
                byte[] text = ("xyz" + wanted + "z".repeat(spare)).getBytes(StandardCharsets.US_ASCII);
                int end = scan.literal(scan.reset(text, 3, length), literal);
                assertTrue(scan.done(end), wanted);
                assertEquals(Scan.FAILED, scan.literal(scan.reset(text, 3, length - 1), literal), "cut: " + wanted);
                for (int at = 0; at < length; at++) {
                    text[3 + at] ^= 1;
                    assertEquals(Scan.FAILED, scan.literal(scan.reset(text, 3, length), literal),
                            wanted + " changed at " + at);
                    text[3 + at] ^= 1;
                }
            }
        }
    }

    @Test
    void shouldTellSymbolsApartThatDifferInOneByte() {
        Map<String, Integer> pairs = new HashMap<>();
        for (int length = 1; length <= 24; length++) {
            for (int at = 0; at < length; at++) {
                pairs.put("A".repeat(at) + "B" + "A".repeat(length - at - 1), pairs.size());
            }
        }
        SymbolTable table = new SymbolTable(pairs);
        for (Map.Entry<String, Integer> pair : pairs.entrySet()) {
            byte[] exact = pair.getKey().getBytes(StandardCharsets.US_ASCII);
            assertEquals(pair.getValue(), table.find(exact, 0, exact.length), pair.getKey());
            byte[] within = ("\"" + pair.getKey() + "\",\"b\":\"1.0\"").getBytes(StandardCharsets.US_ASCII);
            assertEquals(pair.getValue(), table.find(within, 1, 1 + exact.length), pair.getKey());
            assertEquals(pairs.getOrDefault(pair.getKey().substring(1), -1), table.find(exact, 1, exact.length));
        }
    }

    /** Behind the text and in front of it lies something that would change it if it were read. */
    private static byte[] placed(byte[] within, Random random) {
        byte[] behind = some(AROUND, random.nextInt(28), random).getBytes(StandardCharsets.UTF_8);
        byte[] text = new byte[3 + within.length + behind.length];
        text[0] = '1';
        text[1] = '2';
        text[2] = '3';
        System.arraycopy(within, 0, text, 3, within.length);
        System.arraycopy(behind, 0, text, 3 + within.length, behind.length);
        return text;
    }

    private static String decimal(Random random) {
        if (random.nextInt(8) == 0) {
            return some(AROUND, random.nextInt(12), random);
        }
        String whole = Long.toString(Math.abs(random.nextLong()) >>> random.nextInt(63));
        int places = random.nextInt(12);
        String fraction = random.nextBoolean() ? some(DIGITS, places, random) : some(DIGITS, places / 2, random)
                + "0".repeat(places - places / 2);
        return random.nextInt(6) == 0 ? whole : whole + "." + fraction;
    }

    private static boolean plain(byte[] number) {
        return new String(number, StandardCharsets.UTF_8).matches("(0|[1-9][0-9]*)([.][0-9]+)?");
    }

    private static String some(String alphabet, int length, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
