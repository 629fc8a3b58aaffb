package arbd.execution.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.Report;
import arbd.market.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States of orders from the user channel, fills from REST, and each of them once. */
final class CoinbaseFillsTest extends Scripted {
    @Test
    void shouldTellEachFillOnceThoughTheSumsAreToldAgain() {
        user("PENDING", "0");
        user("OPEN", "0");
        user("OPEN", "0.001");
        user("OPEN", "0.001");
        assertEquals(List.of("ACCEPTED 5 cum 0", "ACCEPTED 5 cum 100000", "ACCEPTED 5 cum 100000"), news);
        assertEquals(List.of("/orders/historical/fills?order_ids=11111-00000-000000&limit=100"), asked);
        news.clear();
        answer(fillsOf(fill("t1", "0.001", "10000", "0.1")));
        user("FILLED", "0.003");
        answer(fillsOf(fill("t2", "0.002", "10001", "0.2"), fill("t1", "0.001", "10000", "0.1")));
        user("FILLED", "0.003");
        assertEquals(2, asked.size(), "nothing is missing any more");
        assertEquals(List.of(TradeNumber.of("t1"), TradeNumber.of("t2")), news.stream()
                .filter(text -> text.startsWith("FILL 5")).map(text -> Long.parseLong(text.split(" ")[3])).toList());
        assertEquals(0, fills.outstanding());
    }

    @Test
    void shouldAskUntilTheFillsAddUpAndSayWhenTheyDoNot() {
        user("CANCELLED", "0.002");
        answer(fillsOf());
        waited(1);
        answer(fillsOf(fill("t1", "0.001", "10000", "0.1")));
        waited(2);
        answer(fillsOf(fill("t1", "0.001", "10000", "0.1"), fill("t2", "0.001", "10000", "0.1")));
        waited(3);
        assertEquals(3, asked.size());
        assertEquals(List.of("CANCELLED 5 cum 200000", "FILL", "FILL"),
                news.stream().map(text -> text.startsWith("FILL") ? "FILL" : text).toList());
        news.clear();
        user("FILLED", "0.003");
        for (int tries = 4; !answers.isEmpty(); tries++) {
            answers.remove(0).take(null, 503, "REST status 503");
            waited(tries);
        }
        assertEquals(12, asked.size());
        assertEquals("UNKNOWN NO_ANSWER 5 cum -1 'REST status 503'", news.get(news.size() - 1));
        assertEquals(0, fills.outstanding());
        user("FILLED", "0.003");
        assertEquals(13, asked.size(), "the next event asks again");
    }

    @Test
    void shouldReadEveryPageOfFills() {
        query.ask(Request.about(order(), Request.Kind.QUERY), id);
        assertEquals("/orders/historical/batch?product_ids=BTC-USD&limit=250", asked.get(0));
        answer("{\"orders\":[" + row("other", "FILLED", "0.5") + "],\"has_next\":true,\"cursor\":\"a+b/c=\"}");
        assertEquals("/orders/historical/batch?product_ids=BTC-USD&limit=250&cursor=a%2Bb%2Fc%3D", asked.get(1));
        answer("{\"orders\":[" + row(id, "CANCELLED", "0.002") + "],\"has_next\":false,\"cursor\":\"\"}");
        answer(fillsOf(fill("7", "0.001", "10000", "0.1")).replace("\"cursor\":\"\"", "\"cursor\":\"1\""));
        assertEquals("/orders/historical/fills?order_ids=11111-00000-000000&limit=100&cursor=1", asked.get(3));
        answer(fillsOf(fill("6", "0.001", "10000", "-0.1")));
        assertEquals(List.of("ACCEPTED 5 cum 200000",
                "FILL 5 trade 7 px 1000000 qty 100000 fee 10000000 of 1 at 1622455199000000000",
                "FILL 5 trade 6 px 1000000 qty 100000 fee -10000000 of 1 at 1622455199000000000",
                "CANCELLED 5 cum 200000"), news);
    }

    @Test
    void shouldNotCallAnOrderEndedWhoseFillsDoNotAddUp() {
        query.ask(Request.about(order(), Request.Kind.QUERY), id);
        answer("{\"orders\":[" + row(id, "CANCELLED", "0.002") + "],\"has_next\":false}");
        answer(fillsOf(fill("7", "0.001", "10000", "0.1")));
        assertEquals("UNKNOWN NO_ANSWER 5 cum -1 'fills are not listed'", news.get(news.size() - 1));
        assertFalse(news.stream().anyMatch(text -> text.startsWith("CANCELLED")), news::toString);
    }

    @Test
    void shouldSayThatAnOrderIsNotThereOnlyAfterTheWholeList() {
        query.ask(Request.about(order(), Request.Kind.QUERY), id);
        answer("{\"orders\":[],\"has_next\":true,\"cursor\":\"1\"}");
        assertEquals(List.of(), news);
        answer("{\"orders\":[],\"has_next\":false}");
        assertEquals(List.of("NOT_FOUND NONE 5 cum -1"), news);
        news.clear();
        query.ask(Request.about(order(), Request.Kind.QUERY), id);
        answer("{\"orders\":[],\"has_next\":true,\"cursor\":\"\"}");
        query.ask(Request.about(order(), Request.Kind.QUERY), id);
        answers.remove(0).take(null, 404, "REST status 404");
        query.ask(Request.about(order(), Request.Kind.QUERY), id);
        answer("{\"orders\":{}}");
        assertEquals(List.of("UNKNOWN NO_ANSWER", "UNKNOWN NO_ANSWER", "UNKNOWN NO_ANSWER"),
                news.stream().map(text -> text.substring(0, 17)).toList());
    }

    @ParameterizedTest
    @CsvSource({"OPEN, 0, ACCEPTED", "CANCEL_QUEUED, 0, ACCEPTED", "FILLED, 5, ACCEPTED", "CANCELLED, 0, CANCELLED",
        "EXPIRED, 5, CANCELLED", "FAILED, 0, REJECTED", "FAILED, 5, CANCELLED", "PENDING, 0,", "QUEUED, 0,",
        "UNKNOWN_ORDER_STATUS, 0,", "filled, 5,"})
    void shouldKnowEveryState(String status, long cumQty, Report.Kind expected) {
        assertEquals(expected, CoinbaseEvents.kind(status, cumQty));
    }

    @Test
    void shouldLeaveOrdersOfOthersAlone() {
        String foreign = Reply.object(row("theirs", "OPEN", "0.5")).toString();
        assertFalse(events.order(pushed(foreign), true, (known, qty) -> news.add("executed")));
        assertEquals(List.of(), news);
        assertTrue(events.order(pushed(foreign), false, (known, qty) -> news.add("executed")));
        assertEquals(List.of("ACCEPTED 0 cum 50000000"), news, "told as nobody's, and its fills are not asked for");
        assertFalse(events.order(pushed(foreign.replace("BTC-USD", "DOGE-USD")), false, (known, qty) -> { }));
    }

    @Test
    void shouldRefuseFillsThatAreNotPromised() {
        KnownOrder known = orders.learn(id, ORDER_ID, about(), account.table().get(0));
        String good = fill("t", "0.001", "10000", "0.1");
        for (String[] change : new String[][] {{"\"0.001\"", "\"0\""}, {"\"0.001\"", "\"-1\""}, {"\"0.001\"", "null"},
                {"\"0.001\"", "\"0.0000000001\""}, {"\"10000\"", "\"1e308\""}, {"\"10000\"", "\"0\""},
                {"\"t\"", "\"\""}, {"\"t\"", "5"}, {"BTC-USD", "ETH-USD"}, {ORDER_ID, "other"},
                {"\"size_in_quote\":false", "\"size_in_quote\":true"}, {"\"0.1\"", "\"\""},
                {"\"trade_time\"", "\"trade\""}}) {
            JsonNode bad = Reply.object(good.replace(change[0], change[1]));
            assertThrows(IllegalArgumentException.class, () -> events.fill(bad, known, false),
                    change[0] + " as " + change[1]);
        }
        assertEquals(0, events.fill(Reply.object(good.replace("\"FILL\"", "\"REVERSAL\"")), known, false));
        assertEquals(List.of(), news);
        assertEquals(100_000, events.fill(Reply.object(good), known, false));
        assertEquals(100_000, events.fill(Reply.object(good), known, false));
        assertEquals(1, news.size());
    }

    @Test
    void shouldRoundAChargeAgainstUs() {
        KnownOrder known = orders.learn(id, ORDER_ID, about(), account.table().get(0));
        events.fill(Reply.object(fill("1", "0.001", "10000", "0.000000001")), known, false);
        events.fill(Reply.object(fill("2", "0.001", "10000", "-0.000000019")), known, false);
        assertTrue(news.get(0).contains(" fee 1 of 1 "), news.get(0));
        assertTrue(news.get(1).contains(" fee -1 of 1 "), news.get(1));
    }

    @Test
    void shouldNumberTradesAlikeInEveryLife() {
        assertEquals(22_381_691, TradeNumber.of("22381691"));
        assertEquals(7, TradeNumber.of("00000000-0000-0000-0000-000000000007"));
        assertEquals(2_584_347_326_433_198_369L, TradeNumber.of("1111-11111-111111"));
        assertNotEquals(TradeNumber.of("00000000-0000-0001-0000-000000000007"), 7);
        assertNotEquals(TradeNumber.of("b87a2d3f-8a1e-49b3-a4ea-402d8c389aca"),
                TradeNumber.of("b87a2d3f-8a1e-49b3-a4ea-402d8c389acb"));
    }
}
