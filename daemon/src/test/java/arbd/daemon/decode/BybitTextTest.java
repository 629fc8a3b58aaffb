package arbd.daemon.decode;

import static arbd.daemon.decode.Recordings.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BybitTextTest {
    private static String book(String type, String bids, String asks, Object u) {
        return book("50", type, bids, asks, u);
    }

    private static String book(String depth, String type, String bids, String asks, Object u) {
        return "{\"topic\":\"orderbook." + depth + ".AB\",\"type\":\"" + type
                + "\",\"ts\":1,\"data\":{\"s\":\"AB\",\"b\":[" + bids + "],\"a\":[" + asks + "],\"u\":" + u
                + ",\"seq\":9},\"cts\":1}";
    }

    private static String ticker(String type, String fields) {
        return "{\"topic\":\"tickers.AB\",\"type\":\"" + type + "\",\"data\":{\"symbol\":\"AB\"" + fields
                + "},\"ts\":1}";
    }

    @Test
    void shouldFollowNumbersUpToAHoleAndBeginAnewAtOne() throws Exception {
        String bid = "[\"1.50\",\"2\"]";
        String ask = "[\"1.60\",\"0.100\"]";
        assertEquals(List.of("1 AB gap #4", "2 AB ignored #5", "3 AB snapshot 1.50 2 1.60 0.100 #10",
                "4 AB applied 1.55 3.25 1.60 0.100 #11", "5 AB stale 1.55 3.25 1.60 0.100 #11", "6 AB gap #13",
                "7 AB ignored #14", "8 AB snapshot 1.50 2 null null #1", "9 AB applied #2",
                "10 AB snapshot 1.50 2 1.60 0.100 #1", "11 AB snapshot null null 1.60 0.100 #1"),
                told("bybit", book("delta", "", "", 4), book("delta", "", "", 5), book("snapshot", bid, ask, 10),
                        book("delta", "[\"1.55\",\"3.25\"]", "", 11), book("delta", "", "", 11),
                        book("delta", "", "", 13), book("delta", "", "", 14), book("snapshot", bid, "", 1),
                        book("delta", "[\"1.5\",\"0\"]", "", 2), book("snapshot", bid, ask, 1),
                        book("delta", "", ask, 1)));
    }

    @Test
    void shouldKeepEachDepthsBookAndTheWayItIsWritten() throws Exception {
        assertEquals(List.of("1 AB snapshot 1.5 2.10 null null #10", "2 AB snapshot 1.50 2.1 null null #7",
                "3 AB applied 1.50 2.1 null null #8", "4 AB applied 1.4 5 null null #11"),
                told("bybit", book("1", "snapshot", "[\"1.5\",\"2.10\"]", "", 10),
                        book("50", "snapshot", "[\"1.50\",\"2.1\"],[\"1.25\",\"0.0001\"]", "", 7),
                        book("50", "delta", "[\"1.125\",\"3.00001\"]", "", 8),
                        book("1", "delta", "[\"1.50\",\"0\"],[\"1.4\",\"5\"]", "", 11)));
    }

    @Test
    void shouldDiscardABookThatItCannotRead() throws Exception {
        String whole = book("snapshot", "[\"1\",\"2\"]", "", 10);
        for (String bad : List.of(book("delta", "[\"1\",\"x\"]", "", 11), book("delta", "[\"1\"]", "", 11),
                book("delta", "7", "", 11), book("delta", "", "", "\"x\""), book("partial", "", "", 11))) {
            assertEquals(List.of("1 AB snapshot 1 2 null null #10", "2 AB error", "3 AB ignored #12"),
                    told("bybit", whole, bad, book("delta", "", "", 12)), bad);
        }
        assertEquals(List.of("1 AB error", "2 null error"), told("bybit", book("x", "snapshot", "", "", 10), "{"));
    }

    @Test
    void shouldKeepWhatATickerLeavesOut() throws Exception {
        assertEquals(List.of("1 AB quote 1.5 2 1.6 3", "1 AB funding", "2 AB quote 1.5 4 1.6 3",
                "3 AB quote 1.5 4 1.6 3", "3 AB funding", "4 AB quote"),
                told("bybit", ticker("snapshot", ",\"bid1Price\":\"1.5\",\"bid1Size\":\"2\",\"ask1Price\":\"1.6\","
                                + "\"ask1Size\":\"3\",\"fundingRate\":\"0.0001\""),
                        ticker("delta", ",\"bid1Size\":\"4\""), ticker("delta", ",\"fundingRate\":\"0\""),
                        ticker("snapshot", ",\"fundingRate\":\"\"")));
    }

    @Test
    void shouldTellOtherMessagesApart() throws Exception {
        assertEquals(List.of("1 null heartbeat", "2 null heartbeat", "3 null heartbeat", "4 null ack", "5 null error",
                "6 null ack", "7 null error", "8 AB trade #2290000000050703789", "8 AB trade", "9 AB ignored",
                "10 null ignored", "11 AB snapshot 1 2 null null #5", "12 null ack", "13 AB ignored", "14 null ack"),
                told("bybit", "{\"success\":true,\"ret_msg\":\"pong\",\"op\":\"ping\"}",
                        "{\"op\":\"pong\",\"args\":[\"1675418560633\"]}", "{\"retCode\":0,\"op\":\"pong\"}",
                        "{\"success\":true,\"ret_msg\":\"subscribe\",\"op\":\"subscribe\"}",
                        "{\"success\":false,\"ret_msg\":\"error:handler not found\",\"op\":\"subscribe\"}",
                        "{\"reqId\":\"1\",\"retCode\":0,\"op\":\"order.create\",\"data\":{}}",
                        "{\"reqId\":\"1\",\"retCode\":10001,\"op\":\"order.create\",\"data\":{}}",
                        "{\"topic\":\"publicTrade.AB\",\"data\":[{\"i\":\"2290000000050703789\",\"s\":\"AB\"},"
                                + "{\"i\":\"20f43950-d8dd\",\"s\":\"AB\"}]}",
                        "{\"topic\":\"priceLimit.AB\",\"data\":{\"symbol\":\"AB\"}}",
                        "{\"op\":\"subscribe\",\"args\":[]}",
                        "http {\"retCode\":0,\"result\":{\"s\":\"AB\",\"b\":[[\"1\",\"2\"]],\"a\":[],\"u\":5}}",
                        "http {\"retCode\":0,\"result\":{\"list\":[]}}", "{\"topic\":\"publicTrade.AB\",\"data\":[]}",
                        "{\"success\":true,\"data\":{\"failTopics\":[]},\"type\":\"COMMAND_RESP\"}"));
    }

    /** The parser takes zeros in front for another encoding, and has an exception of its own for that. */
    @Test
    void shouldSurviveWhatLooksLikeAnotherEncoding() throws Exception {
        assertEquals(List.of("1 null error", "2 null error"), told("bybit", "\0\0\0\1name", "\0{\0}\0"));
    }
}
