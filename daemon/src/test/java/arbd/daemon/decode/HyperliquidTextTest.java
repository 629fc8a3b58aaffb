package arbd.daemon.decode;

import static arbd.daemon.decode.Recordings.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HyperliquidTextTest {
    private static String book(long time, String bids, String asks) {
        return "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"@107\",\"time\":" + time + ",\"levels\":[[" + bids + "],["
                + asks + "]]}}";
    }

    private static String level(String px, String sz) {
        return "{\"px\":\"" + px + "\",\"sz\":\"" + sz + "\",\"n\":1}";
    }

    @Test
    void shouldTakeEachBookForAWholeOneAndNoneThatIsOlder() throws Exception {
        assertEquals(List.of(
                "1 @107 snapshot 10.0 2.50 11.0 3 #100",
                "2 @107 snapshot 10.0 2.50 null null #100",
                "3 @107 stale #99",
                "4 @107 snapshot #101"),
                told("hyperliquid", book(100, level("10.0", "2.50") + "," + level("9", "1"), level("11.0", "3")),
                        book(100, level("10.0", "2.50"), ""), book(99, level("8", "1"), ""), book(101, "", "")));
    }

    @Test
    void shouldTellOtherMessagesApart() throws Exception {
        String statuses = "{\"status\":\"ok\",\"response\":{\"type\":\"order\",\"data\":{\"statuses\":[%s]}}}";
        String posted = "{\"channel\":\"post\",\"data\":{\"id\":1,\"response\":{\"type\":\"%s\",\"payload\":%s}}}";
        assertEquals(List.of("1 BTC quote 10.0 2 null null #5", "2 null heartbeat", "3 BTC ack", "4 null error",
                "5 BTC trade #7", "5 BTC trade #8", "6 BTC funding", "7 null ignored", "8 null ack", "9 null error",
                "10 null error", "11 null ack", "12 null error", "13 null error", "14 null ignored", "15 BTC error",
                "16 A/B snapshot 1 2 3 4"),
                told("hyperliquid", "{\"channel\":\"bbo\",\"data\":{\"coin\":\"BTC\",\"time\":5,\"bbo\":["
                                + level("10.0", "2") + ",null]}}",
                        "{\"channel\":\"pong\"}",
                        "{\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"subscribe\",\"subscription\":"
                                + "{\"type\":\"bbo\",\"coin\":\"BTC\"}}}",
                        "{\"channel\":\"error\",\"data\":\"Already unsubscribed: {}\"}",
                        "{\"channel\":\"trades\",\"data\":[{\"coin\":\"BTC\",\"tid\":7},{\"coin\":\"BTC\",\"tid\":8}]}",
                        "{\"channel\":\"activeAssetCtx\",\"data\":{\"coin\":\"BTC\",\"ctx\":{\"funding\":\"0.1\"}}}",
                        "{\"channel\":\"trades\",\"data\":[]}",
                        statuses.formatted("{\"resting\":{\"oid\":1}}"), statuses.formatted("{\"error\":\"no\"}"),
                        "{\"status\":\"err\",\"response\":\"no\"}",
                        posted.formatted("action", statuses.formatted("{\"filled\":{\"oid\":1}}")),
                        posted.formatted("action", "{\"status\":\"err\",\"response\":\"no\"}"),
                        posted.formatted("error", "\"no\""),
                        "{\"method\":\"ping\"}",
                        "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"BTC\",\"time\":5,\"levels\":null}}",
                        "http {\"coin\":\"A/B\",\"levels\":[[" + level("1", "2") + "],[" + level("3", "4") + "]]}"));
    }
}
