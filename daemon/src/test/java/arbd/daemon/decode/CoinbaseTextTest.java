package arbd.daemon.decode;

import static arbd.daemon.decode.Recordings.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoinbaseTextTest {
    private static String level(String side, String px, String qty) {
        return "{\"side\":\"" + side + "\",\"event_time\":\"1970-01-01T00:00:00Z\",\"price_level\":\"" + px
                + "\",\"new_quantity\":\"" + qty + "\"}";
    }

    private static String event(String type, String product, String... updates) {
        return "{\"type\":\"" + type + "\",\"product_id\":\"" + product + "\",\"updates\":["
                + String.join(",", updates) + "]}";
    }

    private static String frame(String channel, long number, String... events) {
        return "{\"channel\":\"" + channel + "\",\"client_id\":\"\",\"timestamp\":\"2026-09-07T01:57:58.894355Z\","
                + "\"sequence_num\":" + number + ",\"events\":[" + String.join(",", events) + "]}";
    }

    private static String exchange(String type, String more) {
        return "{\"type\":\"" + type + "\",\"product_id\":\"A-B\"" + more + "}";
    }

    @Test
    void shouldLoseEveryBookWithANumberThatIsLeftOut() throws Exception {
        String whole = level("bid", "1.0", "2.5");
        assertEquals(List.of(
                "1 A-B snapshot 1.0 2.5 null null #3",
                "2 C-D snapshot 1.0 2.5 null null #4", "2 E-F snapshot 1.0 2.5 null null #4",
                "3 null heartbeat #5",
                "4 A-B applied 1.0 2.5 2.0 3.0 #6",
                "5 A-B stale 1.0 2.5 2.0 3.0 #6", "6 A-B stale #3",
                "7 A-B gap #8", "7 C-D gap #8", "7 E-F gap #8", "7 null heartbeat #8",
                "8 A-B ignored #9",
                "9 C-D snapshot 1.0 2.5 null null #10",
                "10 C-D gap #12",
                "11 C-D snapshot 1.0 2.5 null null #13",
                "12 C-D gap #0", "12 null ack #0",
                "13 A-B snapshot 1.0 2.5 null null #1"),
                told("coinbase", frame("l2_data", 3, event("snapshot", "A-B", whole)),
                        frame("l2_data", 4, event("snapshot", "C-D", whole), event("snapshot", "E-F", whole)),
                        frame("heartbeats", 5, "{\"heartbeat_counter\":1}"),
                        frame("l2_data", 6, event("update", "A-B", level("offer", "2.0", "3.0"))),
                        frame("l2_data", 6, event("update", "A-B", level("offer", "1.5", "3.0"))),
                        frame("l2_data", 3, event("snapshot", "A-B", whole)),
                        frame("heartbeats", 8, "{\"heartbeat_counter\":3}"),
                        frame("l2_data", 9, event("update", "A-B", level("offer", "2.0", "0"))),
                        frame("l2_data", 10, event("snapshot", "C-D", whole)),
                        frame("l2_data", 12, event("update", "C-D", level("offer", "2.0", "0"))),
                        frame("l2_data", 13, event("snapshot", "C-D", whole)),
                        frame("subscriptions", 0, "{}"),
                        frame("l2_data", 1, event("snapshot", "A-B", whole))));
    }

    @Test
    void shouldFollowTheBooksOfExchangeInTheirOrder() throws Exception {
        assertEquals(List.of("1 A-B gap", "2 A-B ignored", "3 A-B snapshot 1.00 2.0 2.00 3.0",
                "4 A-B applied 1.50 4.0 3.00 1.0", "5 A-B error", "6 A-B ignored",
                "7 A-B snapshot 40531.19 0.5 null null"),
                told("coinbase-exchange", exchange("l2update", ",\"changes\":[]"),
                        exchange("l2update", ",\"changes\":[]"),
                        exchange("snapshot", ",\"asks\":[[\"2.00\",\"3.0\"]],\"bids\":[[\"1.00\",\"2.0\"]]"),
                        exchange("l2update", ",\"changes\":[[\"buy\",\"1.50\",\"4.0\"],[\"sell\",\"2.00\",\"0\"],"
                                + "[\"sell\",\"3.00\",\"1.0\"]]"),
                        exchange("l2update", ",\"changes\":[[\"bye\",\"1.5\",\"4\"]]"),
                        exchange("l2update", ",\"changes\":[]"),
                        exchange("snapshot", ",\"asks\":[],\"bids\":[[\"40533.24\",\"0.-10000\"],"
                                + "[\"40531.19\",\"0.5\"]]")));
    }

    @Test
    void shouldTellOtherMessagesApart() throws Exception {
        assertEquals(List.of("1 A-B quote 1 2 3 4 #9", "2 A-B trade #7", "3 A-B trade #8", "4 A-B heartbeat #9",
                "5 null ack", "6 null error", "7 A-B quote 1 2 null null #1", "8 A-B trade #5", "8 A-B trade #4",
                "9 null ack #3", "10 null ignored #4", "11 null ignored #5", "12 null ack", "13 null error",
                "14 null ignored", "15 A-B error", "16 null error #7"),
                told("coinbase", exchange("ticker", ",\"best_bid\":\"1\",\"best_bid_size\":\"2\",\"best_ask\":\"3\","
                                + "\"best_ask_size\":\"4\",\"sequence\":9"),
                        exchange("match", ",\"trade_id\":7"), exchange("last_match", ",\"trade_id\":8"),
                        exchange("heartbeat", ",\"sequence\":9"), "{\"type\":\"subscriptions\",\"channels\":[]}",
                        "{\"type\":\"error\",\"message\":\"authentication failure\"}",
                        frame("ticker", 1, "{\"tickers\":[{\"product_id\":\"A-B\",\"best_bid\":\"1\","
                                + "\"best_bid_quantity\":\"2\"}]}"),
                        frame("market_trades", 2, "{\"trades\":[{\"product_id\":\"A-B\",\"trade_id\":\"5\"},"
                                + "{\"product_id\":\"A-B\",\"trade_id\":\"4\"}]}"),
                        frame("subscriptions", 3, "{}"), frame("candles", 4, "{}"), frame("l2_data", 5),
                        "{\"success\":true}", "{\"success\":false}", "{\"trades\":[]}",
                        frame("l2_data", 6, event("whole", "A-B")), frame("l2_data", 7, "{}")));
    }
}
