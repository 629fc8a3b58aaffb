package arbd.execution.bybit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens to an account, told in whatever order and more than once. */
final class BybitEventsTest {
    private final Perps perps = new Perps("BTCUSDT");
    private final BybitEvents events = perps.events;

    @Test
    void shouldTellEachExecutionOnceThoughItIsPushedAgain() {
        events.executions(trade("70", "0.001", "5"));
        assertEquals(1, events.executions(trade("70", "0.001", "5")));
        events.executions(trade("71", "0.002", "6"));
        assertEquals(List.of("FILL 5 cum -1 trade 70 px 300001 qty 1 fee 1000 of 0 realised 0 at 1500000000",
                "FILL 5 cum -1 trade 71 px 300001 qty 2 fee 1000 of 0 realised 0 at 1500000000"), perps.news);
    }

    @Test
    void shouldTellWhatBecameOfAnOrder() {
        for (String[] told : new String[][] {{"New", "0", "ACCEPTED 5 cum 0"},
                {"PartiallyFilled", "0.001", "ACCEPTED 5 cum 1"}, {"Filled", "0.003", "ACCEPTED 5 cum 3"},
                {"Cancelled", "0.001", "CANCELLED 5 cum 1"}, {"PartiallyFilledCanceled", "0.002", "CANCELLED 5 cum 2"},
                {"Deactivated", "0", "CANCELLED 5 cum 0"}, {"Rejected", "0", "REJECTED 5 cum 0"},
                {"Rejected", "0.001", "CANCELLED 5 cum 1"}}) {
            assertEquals(0, events.orders(order(told[0], told[1])));
            assertEquals(told[2], perps.last());
        }
        perps.news.clear();
        assertEquals(2, events.orders(order("Untriggered", "0")) + events.orders(order("Triggered", "0")));
        assertEquals(2, events.orders(other(order("Filled", "0"), "\"linear\"", "\"spot\""))
                + events.orders(other(order("Filled", "0"), "BTCUSDT", "ETHUSDT")));
        assertEquals(List.of(), perps.news);
    }

    @Test
    void shouldRoundAgainstUsAndAddTaxesOfTheSameAsset() {
        events.executions(other(trade("1", "0.001", "1"), "\"execFee\":\"0.00001\"", "\"execFee\":\"0.00000192834\""));
        events.executions(other(trade("2", "0.001", "1"), "\"execFee\":\"0.00001\"", "\"execFee\":\"-0.00000192834\""));
        events.executions(other(trade("3", "0.001", "1"), "\"execPnl\":\"0\"", "\"execPnl\":\"-0.123456789\""));
        events.executions(other(trade("4", "0.001", "1"), "\"extraFees\":\"\"", "\"extraFees\":[{\"feeCoin\":\"USDT\","
                + "\"fee\":\"0.00000500\"},{\"feeCoin\":\"INR\",\"fee\":\"7\"}]"));
        events.executions(other(trade("5", "0.001", "1"), "\"feeCurrency\":\"\"", "\"feeCurrency\":\"MNT\""));
        assertEquals(List.of("fee 193 of 0 realised 0", "fee -192 of 0 realised 0", "fee 1000 of 0 realised -12345679",
                "fee 1500 of 0 realised 0", "fee 0 of -1 realised 0"),
                perps.news.stream().map(text -> text.replaceAll(".*(fee .*) at .*", "$1")).toList());
    }

    @Test
    void shouldChargeSpotInWhatIsReceived() {
        Perps spot = Perps.spot();
        String buy = trade("1", "0.001", "1").toString().replace("linear", "spot").replace("\"feeCurrency\":\"\",", "");
        spot.events.executions(Reply.object(buy));
        spot.events.executions(Reply.object(buy.replace("\"1\",\"execP", "\"2\",\"execP").replace("Buy", "Sell")));
        String rebate = buy.replace("\"isMaker\":false", "\"isMaker\":true").replace("\"0.00001\"", "\"-0.00001\"");
        spot.events.executions(Reply.object(rebate.replace("\"1\",\"execP", "\"3\",\"execP")));
        spot.events.executions(Reply.object(
                rebate.replace("\"1\",\"execP", "\"4\",\"execP").replace("Buy", "Sell")));
        assertEquals(List.of("fee 1000 of 1", "fee 1000 of 0", "fee -1000 of 0", "fee -1000 of 1"),
                spot.news.stream().map(text -> text.replaceAll(".*(fee .*) realised.*", "$1")).toList());
    }

    @Test
    void shouldTellEachFundingOnceWhoeverTellsIt() {
        events.executions(funding("f1", "0.5", 1_500));
        assertEquals("flow FUNDING 0 -50000000 at 1500000000", perps.last());
        events.fundings().fell(2_000, true);
        events.settlements(rows("\"id\":\"a\",\"funding\":\"-0.5\",\"transactionTime\":\"1500\"",
                "\"id\":\"b\",\"funding\":\"0.25\",\"transactionTime\":1900", "\"id\":\"c\",\"funding\":\"\"",
                "\"id\":\"\",\"tradeId\":\"d\",\"funding\":\"-0.5\",\"transactionTime\":\"9500\""));
        events.settlements(rows("\"id\":\"b\",\"funding\":\"0.25\",\"transactionTime\":1900"));
        events.executions(funding("f2", "-0.25", 1_900));
        assertEquals(List.of("flow FUNDING 0 -50000000 at 1500000000", "flow FUNDING 0 25000000 at 1900000000",
                "flow FUNDING 0 -50000000 at 9500000000"), perps.news);
        JsonNode without = rows("\"id\":\"e\",\"funding\":\"1\"");
        assertThrows(IllegalArgumentException.class, () -> events.settlements(without));
    }

    /** What a wallet says is of no use while it is not known which payments it holds; that one is hedged is. */
    @Test
    void shouldTellNoWalletWhileFundingIsMissing() {
        events.holdings().wallets(wallet("\"locked\":\"1\",\"totalOrderIM\":\"1\",\"totalPositionIM\":\"3\""));
        assertEquals("balance 0 1000000000 free 600000000 at 1500000000", perps.last());
        events.holdings().wallets(wallet("\"totalOrderIM\":\"\",\"totalPositionIM\":\"30\""));
        assertEquals("balance 0 1000000000 free 0 at 1500000000", perps.last());
        events.holdings().positions(position("0", "Buy", "0.003", "7"));
        assertEquals("position 0 3 for 9000000000 at 1500000000", perps.last());
        events.fundings().fell(2_000, true);
        perps.news.clear();
        events.holdings().wallets(wallet("\"totalOrderIM\":\"\""));
        assertEquals(1, events.holdings().positions(position("0", "Buy", "0.003", "7")));
        assertEquals(List.of(), perps.news);
        assertHedged("1");
        assertHedged("2");
    }

    private void assertHedged(String index) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                () -> events.holdings().positions(position(index, "Buy", "0.003", "7")));
        assertTrue(refused.getMessage().contains("hedge mode"), refused.getMessage());
    }

    @Test
    void shouldLetAPositionPassThatIsOlderThanTheLastExecution() {
        events.holdings().positions(position("0", "", "0", "-1"));
        assertEquals("position 0 0 for 0 at 1500000000", perps.last());
        events.executions(trade("1", "0.001", "9"));
        assertEquals(1, events.holdings().positions(position("0", "Buy", "0.001", "8")));
        assertEquals(0, events.holdings().positions(position("0", "Sell", "0.002", "9")));
        assertEquals("position 0 -2 for 9000000000 at 1500000000", perps.last());
        events.holdings().begin();
        assertEquals(0, events.holdings().positions(position("0", "Sell", "0.002", "1")));
    }

    @Test
    void shouldTellAssetsThatAreNotListedAsNothing() {
        Perps spot = Perps.spot();
        spot.events.holdings().account(Reply.object("{\"time\":1500,\"result\":{\"list\":[{\"coin\":[{\"coin\":\"BTC\","
                + "\"walletBalance\":\"2\",\"locked\":\"0.5\"},{\"coin\":\"DOGE\",\"walletBalance\":\"1\"}]}]}}"));
        assertEquals(List.of("balance 1 200000000 free 150000000 at 1500000000", "balance 0 0 free 0 at 1500000000"),
                spot.news);
        JsonNode none = Reply.object("{\"time\":1500,\"result\":{\"list\":[]}}");
        assertThrows(IllegalArgumentException.class, () -> spot.events.holdings().account(none));
    }

    @Test
    void shouldRefuseWhatIsNotPromised() {
        String good = trade("1", "0.001", "1").toString();
        for (String[] change : new String[][] {{"\"0.001\"", "\"\""}, {"\"0.001\"", "null"},
                {"\"1\",\"execP", "5,\"execP"}, {"\"1\",\"execP", "\"\",\"execP"},
                {"\"1500\"", "\"-1\""}, {"\"1500\"", "\"x\""}, {"\"1500\"", "[]"},
                {"\"1500\"", "\"" + "9".repeat(18) + "\""}, {"\"orderId\"", "\"order\""},
                {"\"extraFees\":\"\"", "\"extraFees\":[{\"feeCoin\":\"USDT\",\"fee\":\"92233720368\"},"
                        + "{\"feeCoin\":\"USDT\",\"fee\":\"92233720368\"}]"}}) {
            JsonNode bad = Reply.object(good.replace(change[0], change[1]));
            assertThrows(IllegalArgumentException.class, () -> events.executions(bad), change[0] + " as " + change[1]);
        }
    }

    private JsonNode trade(String execId, String qty, String seq) {
        return Reply.object("{\"topic\":\"execution\",\"data\":[{\"category\":\"linear\",\"symbol\":\"BTCUSDT\","
                + "\"orderId\":\"o\",\"orderLinkId\":\"" + perps.account.ids().text(1, 5) + "\",\"execType\":\"Trade\","
                + "\"execId\":\"" + execId + "\",\"execPrice\":\"30000.1\",\"execQty\":\"" + qty + "\","
                + "\"execFee\":\"0.00001\",\"feeCurrency\":\"\",\"isMaker\":false,\"side\":\"Buy\",\"execPnl\":\"0\","
                + "\"extraFees\":\"\",\"seq\":" + seq + ",\"execTime\":\"1500\"}]}");
    }

    private static JsonNode funding(String execId, String fee, long millis) {
        return Reply.object("{\"topic\":\"execution\",\"data\":[{\"category\":\"linear\",\"symbol\":\"BTCUSDT\","
                + "\"execType\":\"Funding\",\"execId\":\"" + execId + "\",\"execFee\":\"" + fee + "\",\"execTime\":\""
                + millis + "\"}]}");
    }

    private JsonNode order(String status, String cumExecQty) {
        return Reply.object("{\"topic\":\"order\",\"data\":[{\"category\":\"linear\",\"symbol\":\"BTCUSDT\","
                + "\"orderId\":\"o\",\"orderLinkId\":\"" + perps.account.ids().text(1, 5) + "\",\"orderStatus\":\""
                + status + "\",\"cumExecQty\":\"" + cumExecQty + "\",\"updatedTime\":\"1500\"}]}");
    }

    private static JsonNode wallet(String rest) {
        return Reply.object("{\"topic\":\"wallet\",\"creationTime\":1500,\"data\":[{\"coin\":[{\"coin\":\"USDT\","
                + "\"walletBalance\":\"10\"," + rest + "}]}]}");
    }

    private static JsonNode position(String index, String side, String size, String seq) {
        return Reply.object("{\"topic\":\"position\",\"data\":[{\"category\":\"linear\",\"symbol\":\"BTCUSDT\","
                + "\"positionIdx\":" + index + ",\"side\":\"" + side + "\",\"size\":\"" + size
                + "\",\"positionValue\":\"90\",\"seq\":" + seq + ",\"updatedTime\":\"1500\"}]}");
    }

    private static JsonNode rows(String... rows) {
        StringBuilder list = new StringBuilder("{\"list\":[");
        for (String row : rows) {
            list.append(list.length() > 10 ? "," : "").append("{\"symbol\":\"BTCUSDT\",").append(row).append('}');
        }
        return Reply.object(list.append("]}").toString()).get("list");
    }

    private static JsonNode other(JsonNode push, String from, String to) {
        String text = push.toString().replace(from, to);
        assertTrue(!text.equals(push.toString()), from);
        return Reply.object(text);
    }
}
