package arbd.daemon.decode;

import static arbd.daemon.decode.Recordings.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class OkxTextTest {
    private static String book(String action, String sides, long checksum, long seqId, long prevSeqId) {
        return "{\"arg\":{\"channel\":\"books\",\"instId\":\"A-B\"},\"action\":\"" + action + "\",\"data\":[{" + sides
                + ",\"ts\":\"1\",\"checksum\":" + checksum + (seqId == 0 ? "" : ",\"seqId\":" + seqId
                + ",\"prevSeqId\":" + prevSeqId) + "}]}";
    }

    private static String sides(String bids, String asks) {
        return "\"asks\":[" + asks + "],\"bids\":[" + bids + "]";
    }

    private static int checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return (int) crc.getValue();
    }

    @Test
    void shouldFollowTheChainOfNumbers() throws Exception {
        String whole = sides("[\"1\",\"2\",\"0\",\"1\"]", "[\"1.5\",\"3\",\"0\",\"1\"]");
        String none = sides("", "");
        assertEquals(List.of(
                "1 A-B snapshot 1 2 1.5 3 #10",
                "2 A-B applied 1.25 4 1.5 3 #12",
                "3 A-B applied 1.25 4 1.5 3 #12",
                "4 A-B applied 1.25 4 1.5 3 #3",
                "5 A-B stale 1.25 4 1.5 3 #2",
                "6 A-B gap #9", "7 A-B buffered #10",
                "8 A-B snapshot 1 2 1.5 3 #9", "6 A-B stale 1 2 1.5 3 #9", "7 A-B applied 1 2 1.5 3 #10"),
                told("okx", book("snapshot", whole, 0, 10, -1),
                        book("update", sides("[\"1.25\",\"4\",\"0\",\"1\"]", ""), 0, 12, 10),
                        book("update", none, 0, 12, 12), book("update", none, 0, 3, 12),
                        book("update", none, 0, 2, 1), book("update", none, 0, 9, 5), book("update", none, 0, 10, 9),
                        book("snapshot", whole, 0, 9, -1)));
    }

    @Test
    void shouldBuildTheBookFromAnAnswerAndTheBufferedChain() throws Exception {
        assertEquals(List.of("1 A-B gap #12", "2 A-B buffered #15", "3 A-B snapshot 1 2 null null #13",
                "1 A-B stale 1 2 null null #12", "2 A-B applied 1 3 null null #15"),
                told("okx", book("update", sides("", ""), 0, 12, 10),
                        book("update", sides("[\"1\",\"3\"]", ""), 0, 15, 12),
                        "http {\"code\":\"0\",\"msg\":\"\",\"data\":[{\"asks\":[],\"bids\":[[\"1\",\"2\",\"0\",\"1\"]],"
                                + "\"ts\":\"1\",\"seqId\":13}]}"));
    }

    @Test
    void shouldCompareTheChecksumWhenThereIsOne() throws Exception {
        int right = checksum("1:2:1.5:3:0.9:10");
        assertEquals(List.of("1 A-B snapshot 1 2 1.5 3 ok", "2 A-B bad-checksum bad", "3 A-B buffered"),
                told("okx", book("snapshot", sides("[\"1\",\"2\"],[\"0.9\",\"10\"]", "[\"1.5\",\"3\"]"), right, 0, 0),
                        book("update", sides("[\"1\",\"5\"]", ""), right, 0, 0),
                        book("update", sides("", ""), 0, 0, 0)));
    }

    @Test
    void shouldRefuseNumbersThatDoNotFit() throws Exception {
        String whole = book("snapshot", sides("[\"1\",\"2\"]", ""), 0, 10, -1);
        for (String text : List.of("100e2147483646", "1e2147483648", "1e-2147483647", "1e-19", "1e19", "+1", "0x1",
                "9223372036854775808", " 1", "1.", "NaN", "")) {
            assertEquals(List.of("1 A-B snapshot 1 2 null null #10", "2 A-B error"),
                    told("okx", whole, book("update", sides("[\"" + text + "\",\"1\"]", ""), 0, 11, 10)), text);
            assertEquals(List.of("1 A-B snapshot 1 2 null null #10", "2 A-B error"),
                    told("okx", whole, book("update", sides("[\"1\",\"" + text + "\"]", ""), 0, 11, 10)), text);
        }
    }

    @Test
    void shouldTellOtherMessagesApart() throws Exception {
        assertEquals(List.of("1 null heartbeat", "2 A-B ack", "3 null error", "4 A-B trade #7", "4 A-B trade #8",
                "5 A-B quote 1 2 null null #9", "6 A-B funding", "7 null ack", "8 null error", "9 null ignored"),
                told("okx", "pong", "{\"event\":\"subscribe\",\"arg\":{\"channel\":\"books\",\"instId\":\"A-B\"}}",
                        "{\"event\":\"error\",\"code\":\"60012\",\"msg\":\"no\"}",
                        "{\"arg\":{\"channel\":\"trades\",\"instId\":\"A-B\"},\"data\":[{\"tradeId\":\"7\"},"
                                + "{\"tradeId\":\"8\"}]}",
                        "{\"arg\":{\"channel\":\"bbo-tbt\",\"instId\":\"A-B\"},\"data\":[{\"asks\":[],"
                                + "\"bids\":[[\"1\",\"2\",\"0\",\"1\"]],\"seqId\":9}]}",
                        "{\"arg\":{\"channel\":\"funding-rate\",\"instId\":\"A-B\"},"
                                + "\"data\":[{\"fundingRate\":\"0.1\"}]}",
                        "{\"id\":\"1\",\"op\":\"order\",\"code\":\"0\",\"data\":[{}]}",
                        "{\"id\":\"1\",\"op\":\"order\",\"code\":\"1\",\"data\":[{}]}",
                        "{\"op\":\"subscribe\",\"args\":[]}"));
    }
}
