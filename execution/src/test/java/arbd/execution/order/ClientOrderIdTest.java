package arbd.execution.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClientOrderIdTest {
    private final ClientOrderId ids = new ClientOrderId("m4in");
    private final Report report = new Report();

    @Test
    void shouldReadBackWhatItWroteForAnyEpochAndNumber() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int epoch = 1 + random.nextInt(ClientOrderId.EPOCH_MAX);
            long number = 1 + Math.floorMod(random.nextLong(), ClientOrderId.NUMBER_MAX);
            assertTrue(read(ids.text(epoch, number)), "seed " + seed);
            assertEquals(epoch + "/" + number, report.epoch + "/" + report.number, "seed " + seed);
        }
    }

    @Test
    void shouldUseLowerCaseLettersAndDigitsOnlyAndSortLikeItsNumbers() {
        List<String> texts = new ArrayList<>();
        for (long number : new long[] {1, 9, 10, 35, 36, 1_295, 1_296, 999_999_999L, ClientOrderId.NUMBER_MAX}) {
            texts.add(ids.text(41, number));
        }
        for (String text : texts) {
            assertTrue(text.matches("am4in[0-9a-z]{12}"), text);
            assertEquals(ClientOrderId.LENGTH, text.length());
        }
        assertEquals(texts.stream().sorted().distinct().toList(), texts);
    }

    @Test
    void shouldFitTheLargestNumbersAndRefuseTheNext() {
        assertEquals("am4inzzzzzzzzzzzz", ids.text(ClientOrderId.EPOCH_MAX, ClientOrderId.NUMBER_MAX));
        assertEquals("am4in000100000001", ids.text(1, 1));
        assertThrows(IllegalArgumentException.class, () -> ids.text(0, 1));
        assertThrows(IllegalArgumentException.class, () -> ids.text(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> ids.text(ClientOrderId.EPOCH_MAX + 1, 1));
        assertThrows(IllegalArgumentException.class, () -> ids.text(1, 0));
        assertThrows(IllegalArgumentException.class, () -> ids.text(1, -1));
        assertThrows(IllegalArgumentException.class, () -> ids.text(1, ClientOrderId.NUMBER_MAX + 1));
    }

    @Test
    void shouldNotTakeAForeignIdForItsOwn() {
        String own = ids.text(3, 77);
        List<String> foreign = new ArrayList<>(List.of("", "a", own + "0", own.substring(1), own.toUpperCase(),
                new ClientOrderId("m4io").text(3, 77), "b" + own.substring(1), "x-web_abcdef123456",
                "am4in000000000077", "am4in000300000000"));
        for (int at = 0; at < own.length(); at++) {
            for (char wrong : new char[] {'-', '/', ':', '`', '{', 'A', 'Z', (char) 0}) {
                foreign.add(own.substring(0, at) + wrong + own.substring(at + 1));
            }
        }
        for (String text : foreign) {
            report.epoch = 9;
            report.number = 9;
            assertFalse(read(text), text);
            assertEquals("0/0", report.epoch + "/" + report.number, text);
        }
    }

    @Test
    void shouldMakeATagOfAnyInstanceName() {
        assertNotEquals(ClientOrderId.tagOf("main"), ClientOrderId.tagOf("main2"));
        assertEquals(ClientOrderId.tagOf("main"), ClientOrderId.tagOf("main"));
        for (String name : List.of("", "main", "a very long name \u00e4\u20ac", "0")) {
            assertEquals(ClientOrderId.LENGTH, new ClientOrderId(ClientOrderId.tagOf(name)).text(1, 1).length());
        }
        for (String tag : List.of("", "abc", "abcde", "ABCD", "ab-d")) {
            assertThrows(IllegalArgumentException.class, () -> new ClientOrderId(tag));
        }
    }

    private boolean read(String text) {
        byte[] bytes = ("##" + text + "##").getBytes(StandardCharsets.ISO_8859_1);
        return ids.read(bytes, 2, text.length(), report);
    }
}
