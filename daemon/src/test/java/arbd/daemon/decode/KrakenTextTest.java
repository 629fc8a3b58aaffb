package arbd.daemon.decode;

import static arbd.daemon.decode.Recordings.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class KrakenTextTest {
    /** Texts of asks, rising, then of bids, falling, as the documentation describes it. */
    private static long checksum(String... numbers) {
        StringBuilder text = new StringBuilder();
        for (String number : numbers) {
            text.append(number.replace(".", "").replaceFirst("^0+", ""));
        }
        CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private static String book(String type, String bids, String asks, long checksum) {
        return "{\"channel\":\"book\",\"type\":\"" + type + "\",\"data\":[{\"symbol\":\"A/B\",\"bids\":[" + bids
                + "],\"asks\":[" + asks + "],\"checksum\":" + checksum + "}]}";
    }

    private static String level(String px, String qty) {
        return "{\"price\":" + px + ",\"qty\":" + qty + "}";
    }

    @Test
    void shouldCompareTheChecksumOfTheTextAsWritten() throws Exception {
        assertEquals(List.of("1 A/B snapshot 0.10 2.500 0.20 1.000 ok", "2 A/B applied 0.10 2.500 0.19 0.070 ok",
                "3 A/B bad-checksum bad", "4 A/B ignored", "5 A/B snapshot 0.10 2.500 null null ok"),
                told("kraken",
                        book("snapshot", level("0.10", "2.500"), level("0.20", "1.000"),
                                checksum("0.20", "1.000", "0.10", "2.500")),
                        book("update", "", level("0.19", "0.070"),
                                checksum("0.19", "0.070", "0.20", "1.000", "0.10", "2.500")),
                        book("update", "", level("0.18", "1.000"), 1),
                        book("update", "", level("0.18", "1.000"), 1),
                        book("snapshot", level("0.10", "2.500"), "", checksum("0.10", "2.500"))));
    }

    @Test
    void shouldCutToTheSubscribedDepth() throws Exception {
        StringBuilder asks = new StringBuilder(level("2.0", "1.0"));
        for (int i = 1; i < 10; i++) {
            asks.append(',').append(level("2." + i, "1.0"));
        }
        List<String> told = told("kraken",
                "{\"method\":\"subscribe\",\"result\":{\"channel\":\"book\",\"depth\":10,\"symbol\":\"A/B\"},"
                        + "\"success\":true}",
                book("snapshot", "", asks.toString(), checksum("2.0", "1.0", "2.1", "1.0", "2.2", "1.0", "2.3", "1.0",
                        "2.4", "1.0", "2.5", "1.0", "2.6", "1.0", "2.7", "1.0", "2.8", "1.0", "2.9", "1.0")),
                book("update", "", level("1.9", "1.0"), checksum("1.9", "1.0", "2.0", "1.0", "2.1", "1.0", "2.2", "1.0",
                        "2.3", "1.0", "2.4", "1.0", "2.5", "1.0", "2.6", "1.0", "2.7", "1.0", "2.8", "1.0")),
                book("update", "", level("1.9", "0.0"), checksum("2.0", "1.0", "2.1", "1.0", "2.2", "1.0",
                        "2.3", "1.0", "2.4", "1.0", "2.5", "1.0", "2.6", "1.0", "2.7", "1.0", "2.8", "1.0")));
        assertEquals(List.of("1 A/B ack", "2 A/B snapshot null null 2.0 1.0 ok", "3 A/B applied null null 1.9 1.0 ok",
                "4 A/B applied null null 2.0 1.0 ok"), told);
    }

    @Test
    void shouldReadArchivesOfTheFirstVersion() throws Exception {
        assertEquals(List.of("1 A/B ack", "2 A/B snapshot 1.0 5.00 1.1 2.00", "3 A/B applied 1.0 6.00 1.1 3.00 ok",
                "4 A/B trade", "4 A/B trade", "5 A/B quote 1.0 2.5 1.1 3.5", "6 null heartbeat", "7 null error"),
                told("kraken",
                        "{\"channelName\":\"book-10\",\"event\":\"subscriptionStatus\",\"pair\":\"A/B\","
                                + "\"status\":\"subscribed\",\"subscription\":{\"depth\":10,\"name\":\"book\"}}",
                        "[1,{\"as\":[[\"1.1\",\"2.00\",\"0.1\"]],\"bs\":[[\"1.0\",\"5.00\",\"0.1\"]]},"
                                + "\"book-10\",\"A/B\"]",
                        "[1,{\"a\":[[\"1.1\",\"3.00\",\"0.2\"]]},{\"b\":[[\"1.0\",\"6.00\",\"0.2\",\"r\"]],\"c\":\""
                                + checksum("1.1", "3.00", "1.0", "6.00") + "\"},\"book-10\",\"A/B\"]",
                        "[2,[[\"1\",\"2\"],[\"1\",\"3\"]],\"trade\",\"A/B\"]",
                        "[3,{\"a\":[\"1.1\",3,\"3.5\"],\"b\":[\"1.0\",2,\"2.5\"]},\"ticker\",\"A/B\"]",
                        "{\"event\":\"heartbeat\"}", "[1,2]"));
    }

    @Test
    void shouldRefuseNumbersThatDoNotFit() throws Exception {
        for (String text : List.of("100e2147483646", "1e99999999999", "1e-2147483647", "1e-19", "1e19", "-1", "true",
                "9223372036854775808", "1" + "0".repeat(2000))) {
            List<String> told = told("kraken", book("snapshot", level("1", "1"), "", checksum("1", "1")),
                    book("update", level(text, "1"), "", 0), book("update", level("1", text), "", 0));
            assertEquals("1 A/B snapshot 1 1 null null ok", told.get(0));
            assertTrue(told.get(1).endsWith("error") && !told.get(2).contains("applied"), told.toString());
        }
    }

    @Test
    void shouldNotBuildABookFromChanges() throws Exception {
        assertEquals(List.of("1 A/B gap", "2 A/B ignored"),
                told("kraken", book("update", level("1", "1"), "", 0), book("update", level("1", "1"), "", 0)));
    }
}
