package arbd.daemon.decode;

import static arbd.daemon.decode.Recordings.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BinanceTextTest {
    private static final String SNAPSHOT =
            "http {\"lastUpdateId\":20,\"bids\":[[\"9.50\",\"1.0\"]],\"asks\":[[\"10.00\",\"2.0\"]]}";

    private static String depth(long first, long last, String bids, String asks) {
        return "{\"e\":\"depthUpdate\",\"s\":\"AB\",\"U\":" + first + ",\"u\":" + last + ",\"b\":[" + bids
                + "],\"a\":[" + asks + "]}";
    }

    private static String future(long first, long last, long previous, String bids) {
        return "{\"stream\":\"ab@depth\",\"data\":{\"e\":\"depthUpdate\",\"s\":\"AB\",\"U\":" + first + ",\"u\":" + last
                + ",\"pu\":" + previous + ",\"b\":[" + bids + "],\"a\":[]}}";
    }

    @Test
    void shouldBufferUntilTheSnapshotIsThere() throws Exception {
        assertEquals(List.of(
                "1 AB buffered #20", "2 AB buffered #22",
                "3 AB snapshot 9.50 1.0 10.00 2.0 #20",
                "1 AB stale 9.50 1.0 10.00 2.0 #20",
                "2 AB applied 9.60 3.0 10.00 2.0 #22",
                "4 AB applied 9.60 3.0 10.10 4.0 #23",
                "5 AB stale 9.60 3.0 10.10 4.0 #23"),
                told("binance", depth(18, 20, "", ""), depth(19, 22, "[\"9.60\",\"3.0\"]", ""), SNAPSHOT,
                        depth(23, 23, "", "[\"10.00\",\"0.0\"],[\"10.10\",\"4.0\"]"), depth(23, 23, "", "")));
    }

    @Test
    void shouldDiscardTheBookAtAGapAndTakeANewSnapshot() throws Exception {
        assertEquals(List.of(
                "1 null snapshot 9.50 1.0 10.00 2.0 #20",
                "2 AB buffered #21",
                "3 AB snapshot 9.50 1.0 10.00 2.0 #20", "2 AB applied 9.50 1.0 10.00 2.0 #21",
                "4 AB gap #24", "5 AB buffered #25",
                "6 AB snapshot 1 1 2 2 #24", "4 AB stale 1 1 2 2 #24", "5 AB applied 1 1 2 2 #25"),
                told("binance", SNAPSHOT, depth(21, 21, "", ""), SNAPSHOT, depth(23, 24, "", ""),
                        depth(25, 25, "", ""),
                        "http {\"lastUpdateId\":24,\"bids\":[[\"1\",\"1\"]],\"asks\":[[\"2\",\"2\"]]}"));
    }

    @Test
    void shouldNotApplyWhatTheSnapshotDoesNotReach() throws Exception {
        assertEquals(List.of("1 AB buffered #25", "2 AB snapshot 9.50 1.0 10.00 2.0 #20", "1 AB gap #25"),
                told("binance", depth(22, 25, "", ""), SNAPSHOT));
    }

    @Test
    void shouldIgnoreAnAnswerThatIsOlderThanTheBook() throws Exception {
        assertEquals(List.of("1 AB buffered #22", "2 AB snapshot 9.50 1.0 10.00 2.0 #20",
                "1 AB applied 9.50 1.0 10.00 2.0 #22", "3 AB stale 9.50 1.0 10.00 2.0 #20"),
                told("binance", depth(21, 22, "", ""), SNAPSHOT, SNAPSHOT));
    }

    @Test
    void shouldChainFuturesByThePredecessor() throws Exception {
        assertEquals(List.of(
                "1 AB buffered #20",
                "2 AB snapshot 9.50 1.0 10.00 2.0 #20",
                "1 AB applied 9.50 1.0 10.00 2.0 #20",
                "3 AB applied 9.60 3.0 10.00 2.0 #27",
                "4 AB stale 9.60 3.0 10.00 2.0 #27",
                "5 AB gap #40"),
                told("binance-usdm", future(15, 20, 12, ""), SNAPSHOT, future(25, 27, 20, "[\"9.60\",\"3.0\"]"),
                        future(25, 27, 20, ""), future(30, 40, 28, "")));
    }

    @Test
    void shouldLearnDecimalsWithoutLosingAny() throws Exception {
        assertEquals(List.of("1 AB buffered #21", "2 AB snapshot 9.50 1.0 10.00 2.0 #20",
                "1 AB applied 9.50000001 0.00000000001 10.00000000 2.00000000000 #21"),
                told("binance", depth(21, 21, "[\"9.50000001\",\"0.00000000001\"]", ""), SNAPSHOT));
    }

    @Test
    void shouldDropABookThatCannotBeRead() throws Exception {
        for (String level : List.of("[\"9.6\"]", "[\"-1\",\"1\"]", "[\"x\",\"1\"]", "[\"1\",\"1e400\"]", "7",
                "[\"1\",\"99999999999999999999\"]", "[\"0\",\"1\"]", "[null,\"1\"]", "[\"1\",\"-1\"]")) {
            assertEquals(List.of("1 AB buffered #21", "2 AB snapshot 9.50 1.0 10.00 2.0 #20",
                    "1 AB applied 9.50 1.0 10.00 2.0 #21", "3 AB error", "4 AB buffered #23"),
                    told("binance", depth(21, 21, "", ""), SNAPSHOT, depth(22, 22, level, ""),
                            depth(23, 23, "", "")), level);
        }
    }

    @Test
    void shouldTellOtherMessagesApart() throws Exception {
        assertEquals(List.of(
                "1 AB quote 1.0 2 1.1 3 #7", "2 AB trade #5", "3 AB funding", "4 null ack", "5 null error",
                "6 null error", "7 null error", "8 null ignored", "9 AB snapshot 1 2 null null #9",
                "10 null error", "11 null error"),
                told("binance", "{\"u\":7,\"s\":\"AB\",\"b\":\"1.0\",\"B\":\"2\",\"a\":\"1.1\",\"A\":\"3\"}",
                        "{\"e\":\"aggTrade\",\"s\":\"AB\",\"a\":5,\"p\":\"1\"}",
                        "{\"stream\":\"x\",\"data\":{\"e\":\"markPriceUpdate\",\"s\":\"AB\",\"r\":\"0.1\"}}",
                        "{\"result\":null,\"id\":1}", "{\"code\":2,\"msg\":\"no\"}", "{\"a\":", "",
                        "{\"method\":\"SUBSCRIBE\",\"id\":1}",
                        "{\"stream\":\"ab@depth5\",\"data\":{\"lastUpdateId\":9,\"bids\":[[\"1\",\"2\"]],\"asks\":[]}}",
                        "{\"a\":1,\"a\":2}", "{\"e\":\"depthUpdate\",\"u\":1}"));
    }
}
