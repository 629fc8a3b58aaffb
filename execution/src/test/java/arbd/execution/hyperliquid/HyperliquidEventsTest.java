package arbd.execution.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.TimeInForce;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HyperliquidEventsTest {
    private final Desk perps = new Desk(false, "BTC");
    private final Desk spot = new Desk(true, "@107");

    private static JsonNode fills(String... fills) {
        return Reply.object("{\"user\":\"0x\",\"fills\":[" + String.join(",", fills) + "]}");
    }

    private static String fill(long number, long trade, String sz) {
        return "{\"coin\":\"BTC\",\"px\":\"62000.0\",\"sz\":\"" + sz + "\",\"side\":\"B\",\"time\":1500,"
                + "\"startPosition\":\"0.0\",\"dir\":\"Open Long\",\"closedPnl\":\"-1.5\",\"hash\":\"0x\",\"oid\":"
                + number + ",\"crossed\":true,\"fee\":\"0.25\",\"tid\":" + trade + ",\"feeToken\":\"USDC\"}";
    }

    private String update(long number, String status, String left, String all, String cloid) {
        return "[{\"order\":{\"coin\":\"BTC\",\"side\":\"B\",\"limitPx\":\"62000.0\",\"sz\":\"" + left + "\",\"oid\":"
                + number + ",\"timestamp\":1,\"origSz\":\"" + all + "\"" + (cloid.isEmpty() ? ""
                : ",\"cloid\":\"" + cloid + "\"") + "},\"status\":\"" + status + "\",\"statusTimestamp\":1600}]";
    }

    private String cloid(long number) {
        return CloidTest.cloid(perps.account.ids(), 7, number);
    }

    private void orders(String list) {
        perps.events.orders(Reply.object("{\"list\":" + list + "}").get("list"));
    }

    @Test
    void shouldHoldAnExecutionUntilItIsKnownWhoseItIs() {
        assertEquals(2, perps.events.fills(fills(fill(50, 1, "0.02"), fill(51, 2, "0.03")), false));
        assertEquals(List.of(), perps.news);
        orders(update(50, "filled", "0.0", "0.02", cloid(4)));
        assertEquals(List.of("FILL 4 cum -1 trade 1 px 62000000000 qty 20000 fee 25000000 of 1 realised -150000000 at "
                + "1500000000 oid 50", "ACCEPTED 4 cum 20000 oid 50"), perps.news);
        perps.news.clear();
        orders(update(51, "open", "0.01", "0.04", ""));
        assertEquals(List.of("FILL 0 cum -1 trade 2 px 62000000000 qty 30000 fee 25000000 of 1 realised -150000000 at "
                + "1500000000 oid 51", "ACCEPTED 0 cum 30000 oid 51"), perps.news, "somebody else's, told as such");
    }

    @Test
    void shouldTellAForeignExecutionAtLast() {
        for (int i = 0; i < 1_024; i++) {
            perps.events.fills(fills(fill(100 + i, i, "0.02")), false);
        }
        assertEquals(List.of(), perps.news);
        perps.events.fills(fills(fill(7_000, 7_000, "0.02")), false);
        assertEquals(1, perps.news.size());
        assertEquals("FILL 0 cum -1 trade 0 ", perps.news.get(0).substring(0, 22));
    }

    @Test
    void shouldTellEachExecutionOnceThoughTheStreamBeginsAgain() {
        perps.events.fills(fills(fill(40, 10, "0.5")), true);
        assertEquals(List.of(), perps.news, "of an earlier life");
        orders(update(50, "open", "0.04", "0.04", cloid(4)));
        perps.news.clear();
        assertEquals(1, perps.events.fills(fills(fill(50, 1, "0.02")), false));
        assertEquals(0, perps.events.fills(fills(fill(50, 1, "0.02")), false));
        assertEquals(1, perps.events.fills(
                fills(fill(50, 2, "0.02"), fill(50, 1, "0.02"), fill(40, 10, "0.5")), false));
        assertEquals(2, perps.news.size());
        Request asked = Request.about(Desk.order(4, "62000", "0.04", TimeInForce.GTC), Request.Kind.QUERY);
        perps.events.fill(fills(fill(50, 1, "0.02")).get("fills").get(0), asked, perps.account.table().get(0), 0);
        perps.events.fill(fills(fill(50, 3, "0.01")).get("fills").get(0), asked, perps.account.table().get(0), 0);
        assertEquals(4, perps.news.size(), "told again to whoever asks");
        assertEquals(0, perps.events.fills(fills(fill(50, 3, "0.01")), false), "and not by the stream after that");
    }

    @Test
    void shouldReportWhatBecameOfAnOrder() {
        for (String[] told : new String[][] {{"open", "0.04"}, {"filled", "0.0"}, {"filled", "0.01"},
                {"canceled", "0.04"}, {"canceled", "0.0"}, {"marginCanceled", "0.03"}, {"scheduledCancel", "0.02"},
                {"iocCancelRejected", "0.04"}, {"tickRejected", "0.04"}, {"perpMarginRejected", "0.04"},
                {"rejected", "0.04"}, {"triggered", "0.04"}, {"whatever", "0.04"}}) {
            orders(update(50, told[0], told[1], "0.04", cloid(4)));
        }
        assertEquals(List.of("ACCEPTED 4 cum 0", "ACCEPTED 4 cum 40000", "CANCELLED 4 cum 30000", "CANCELLED 4 cum 0",
                "CANCELLED 4 cum -1", "CANCELLED 4 cum 10000", "CANCELLED 4 cum 20000", "CANCELLED 4 cum 0",
                "REJECTED 4 FILTER cum 0", "REJECTED 4 INSUFFICIENT_BALANCE cum 0", "REJECTED 4 OTHER cum 0"),
                perps.news.stream().map(line -> line.replace(" oid 50", "")).toList());
    }

    @Test
    void shouldReadTheExecutionOnRecord() throws Exception {
        for (String line : Files.readAllLines(SharedData.path("venues/visible/hyperliquid/messages.jsonl"))) {
            JsonNode entry = Reply.object(line);
            if (entry.get("id").asText().equals("jkorf-Subscriptions-UserEventTrade-2-message")) {
                spot.events.learn(257_770_947_487L, spot.account.ids().text(7, 5));
                spot.events.fills(Reply.object(entry.get("raw").asText()).get("data"), false);
            }
        }
        assertEquals(List.of("FILL 5 cum -1 trade 1 px 34895000 qty 500000 fee 0 of -1 realised 0 at "
                + "1764840678849000000 oid 257770947487"), spot.news, "charged in a token that is none of ours");
    }

    @Test
    void shouldTellFundingOnce() {
        JsonNode first = funding(1_000, "-3.625312");
        assertEquals(0, perps.events.fundings(first, true));
        assertEquals(1, perps.events.fundings(funding(2_000, "0.5"), false));
        assertEquals(0, perps.events.fundings(funding(2_000, "0.5"), false));
        assertEquals(0, perps.events.fundings(first, false));
        assertEquals(List.of("flow FUNDING 1 50000000 at 2000000000"), perps.news);
    }

    private static JsonNode funding(long time, String usdc) {
        return Reply.object("{\"fundings\":[{\"time\":" + time + ",\"coin\":\"BTC\",\"usdc\":\"" + usdc
                + "\",\"szi\":\"49.1477\",\"fundingRate\":\"0.0000417\"},{\"coin\":\"ETH\"}]}");
    }

    @Test
    void shouldTellMarginAndPositions() {
        perps.state.tell(Reply.object("{\"marginSummary\":{\"accountValue\":\"1000.5\"},\"withdrawable\":\"900.0\","
                + "\"assetPositions\":[{\"type\":\"oneWay\",\"position\":{\"coin\":\"BTC\",\"szi\":\"-0.02\","
                + "\"entryPx\":\"62000.5\",\"unrealizedPnl\":\"-7.25\"}},{\"position\":{\"coin\":\"ETH\",\"szi\":\"1\","
                + "\"unrealizedPnl\":\"2.0\"}}],\"time\":1500}"));
        assertEquals(List.of("balance 1 100575000000 free 90000000000 at 1500000000",
                "position -20000 for 124001000000 at 1500000000"), perps.news);
        perps.news.clear();
        perps.state.tell(Reply.object("{\"marginSummary\":{\"accountValue\":\"1.0\"},\"withdrawable\":\"2.0\","
                + "\"assetPositions\":[],\"time\":1600}"));
        assertEquals(List.of("balance 1 100000000 free 100000000 at 1600000000", "position 0 for 0 at 1600000000"),
                perps.news);
    }

    @Test
    void shouldTellSpotBalancesByTheNamesOfTokens() {
        spot.state.tell(Reply.object("{\"balances\":[{\"coin\":\"UBASE\",\"token\":9,\"hold\":\"0.5\","
                + "\"total\":\"2.000000019\"},{\"coin\":\"PURR\",\"total\":\"1\",\"hold\":\"0\"}]}"));
        assertEquals(List.of("balance 0 200000001 free 150000001 at 0", "balance 1 0 free 0 at 0"),
                spot.news.stream().sorted().toList());
        for (String bad : List.of("{}", "{\"balances\":[{\"coin\":\"UBASE\",\"hold\":\"0\",\"total\":\"-1\"}]}",
                "{\"balances\":[{\"coin\":5}]}", "{\"balances\":[{\"coin\":\"USDC\",\"hold\":\"0\"}]}")) {
            assertThrows(IllegalArgumentException.class, () -> spot.state.tell(Reply.object(bad)), bad);
        }
    }

    @Test
    void shouldRefuseWhatIsNotPromised() {
        String good = fill(50, 1, "0.02");
        for (String[] change : new String[][] {{"\"0.02\"", "\"\""}, {"\"62000.0\"", "\"1e308\""}, {"1500", "-1"},
                {"1500", "\"x\""}, {"\"oid\":50", "\"oid\":null"}, {"\"-1.5\"", "\"NaN\""}, {"\"0.25\"", "{}"},
                {"\"USDC\"", "7"}, {"\"BTC\"", "[]"}, {"\"tid\":1", "\"tid\":1.5"}}) {
            JsonNode bad = fills(good.replace(change[0], change[1]));
            for (boolean old : new boolean[] {true, false}) {
                assertThrows(IllegalArgumentException.class, () -> perps.events.fills(bad, old), change[1]);
            }
        }
        String order = update(50, "canceled", "0.01", "0.04", cloid(4));
        for (String[] change : new String[][] {{"\"0.01\"", "\"0.05\""}, {"\"0.01\"", "\"-0.05\""},
                {"\"oid\":50", "\"oid\":{}"}, {"\"0.04\"", "null"}, {"1600", "-1"}, {"\"canceled\"", "5"}}) {
            assertThrows(IllegalArgumentException.class, () -> orders(order.replace(change[0], change[1])), change[1]);
        }
        assertEquals(List.of(), perps.news);
    }

    @Test
    void shouldTellManyExecutionsOfOneOrderOnce() {
        String many = IntStream.range(0, 3_000).mapToObj(i -> fill(50, i, "0.01")).collect(Collectors.joining(","));
        orders(update(50, "open", "0.04", "0.04", cloid(4)));
        assertEquals(3_000, perps.events.fills(fills(many), false));
        assertEquals(0, perps.events.fills(fills(many), false));
        assertEquals(3_000, perps.news.stream().filter(line -> line.startsWith("FILL")).count());
    }
}
