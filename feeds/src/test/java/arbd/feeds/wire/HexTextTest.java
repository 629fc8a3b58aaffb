package arbd.feeds.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.U256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HexTextTest {
    private final U256 word = new U256();

    @Test
    void shouldReadWordsAsBigIntegerDoes() {
        long seed = 64L;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            BigInteger value = new BigInteger(random.nextInt(257), random);
            String digits = String.format("%064x", value);
            byte[] text = ascii("0x" + (random.nextBoolean() ? digits : digits.toUpperCase(Locale.ROOT)) + "!");
            assertTrue(HexText.word(text, 2, word), "seed " + seed);
            assertEquals(value, word.toBigInteger(), "seed " + seed);
            int at = 2 + random.nextInt(64);
            text[at] = (byte) random.nextInt(256);
            assertEquals(Character.digit(text[at], 16) >= 0, HexText.word(text, 2, word), "seed " + seed + " " + i);
        }
    }

    @Test
    void shouldReadQuantities() {
        for (String text : new String[] {"0x0", "0x1b4", "0x00ff", "0x7fffffffffffffff", "0xABCdef"}) {
            assertEquals(Long.parseLong(text.substring(2), 16), quantity(text), text);
        }
        for (String text : new String[] {"", "0", "0x", "x1", "1x1", "0X1", "0x8000000000000000", "0xffffffffffffffff",
                "0x10000000000000000", "0xg", "0x 1", "-0x1", "0x-1", "0x1.", "\u00e90x1"}) {
            assertEquals(HexText.NONE, quantity(text), text);
        }
    }

    @Test
    void shouldCountDigits() {
        byte[] text = ascii("0xzz..");
        assertTrue(HexText.hasDigits(text, 0, 4, 2));
        assertFalse(HexText.hasDigits(text, 0, 4, 3));
        assertFalse(HexText.hasDigits(text, 1, 4, 1));
        assertFalse(HexText.prefixed(text, 0, 1));
    }

    private static long quantity(String text) {
        byte[] bytes = ascii(text);
        return HexText.quantity(bytes, 0, bytes.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
