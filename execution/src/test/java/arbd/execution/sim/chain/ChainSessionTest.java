package arbd.execution.sim.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The text that the node reads and writes, read by a decoder of the test's own. */
final class ChainSessionTest {
    private static final String SYNC = "0x1c411e9a96e071241c2f21f7726b17ae89e3cab4c78be50e062b03a9fffbbad1";
    private static final Pool PAIR = Chains.POOLS.get(Chains.PAIR);
    private static final Pool CONCENTRATED = Chains.POOLS.get(Chains.CONCENTRATED);

    private final Node node = new Node(ChainSettings.lively(11, Chains.SECOND));

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String call(String to, String data) {
        return "{\"to\":\"" + to + "\",\"data\":\"" + data + "\"}";
    }

    @Test
    void shouldWriteHeadsAsANodeDoes() {
        String subscription = node.result("eth_subscribe", "\"newHeads\"").textValue();
        assertTrue(subscription.matches("0x[1-9a-f][0-9a-f]*"), subscription);
        String parent = node.result("eth_getBlockByNumber", "\"latest\",false").get("hash").textValue();
        node.mine(20);
        assertEquals(20, node.pushed.size());
        for (int i = 0; i < 20; i++) {
            JsonNode message = Node.parse(node.pushed.get(i));
            assertEquals(List.of("jsonrpc", "method", "params"), names(message));
            assertEquals(subscription, message.get("params").get("subscription").textValue());
            JsonNode head = message.get("params").get("result");
            assertEquals(List.of("parentHash", "sha3Uncles", "miner", "stateRoot", "transactionsRoot", "receiptsRoot",
                    "logsBloom", "difficulty", "number", "gasLimit", "gasUsed", "timestamp", "extraData", "mixHash",
                    "nonce", "baseFeePerGas", "withdrawalsRoot", "hash"), names(head));
            assertEquals(parent, head.get("parentHash").textValue());
            assertEquals(21_000_001L + i, Node.quantity(head.get("number")));
            assertEquals(Chains.START_NANOS / Chains.SECOND + 1 + i, Node.quantity(head.get("timestamp")));
            assertTrue(head.get("logsBloom").textValue().matches("0x[0-9a-f]{512}"));
            parent = head.get("hash").textValue();
            assertTrue(parent.matches("0x[0-9a-f]{64}"), parent);
        }
    }

    @Test
    void shouldWriteLogsAsANodeDoes() {
        node.result("eth_subscribe", "\"logs\",{\"address\":\"" + PAIR.symbol() + "\"}");
        node.mine(30);
        assertTrue(node.pushed.size() > 20);
        long block = 0;
        long index = -1;
        for (String text : node.pushed) {
            JsonNode log = Node.parse(text).get("params").get("result");
            assertEquals(List.of("address", "topics", "data", "blockNumber", "transactionHash", "transactionIndex",
                    "blockHash", "logIndex", "removed"), names(log));
            assertEquals("0xaa00000000000000000000000000000000000001", log.get("address").textValue());
            log.get("topics").forEach(topic -> assertTrue(topic.textValue().matches("0x[0-9a-f]{64}")));
            assertTrue(log.get("transactionHash").textValue().matches("0x[0-9a-f]{64}"));
            assertFalse(log.get("removed").booleanValue());
            long at = Node.quantity(log.get("blockNumber"));
            long logIndex = Node.quantity(log.get("logIndex"));
            assertTrue(at > block || at == block && logIndex > index, "in order");
            assertTrue(Node.quantity(log.get("transactionIndex")) <= logIndex);
            assertEquals(node.result("eth_getBlockByNumber", "\"" + log.get("blockNumber").textValue() + "\",false")
                    .get("hash"), log.get("blockHash"));
            block = at;
            index = logIndex;
        }
    }

    @Test
    void shouldSendWhatTheFilterWantsAndNothingElse() {
        node.result("eth_subscribe", "\"logs\",{\"address\":[\"" + PAIR.symbol() + "\",\"" + CONCENTRATED.symbol()
                + "\"],\"topics\":[[\"" + SYNC + "\"]]}");
        String second = node.result("eth_subscribe", "\"logs\",{\"topics\":[null,null,null]}").textValue();
        node.mine(20);
        List<String> sync = node.pushed.stream().filter(text -> !text.contains(second)).toList();
        assertFalse(sync.isEmpty());
        sync.forEach(text -> assertTrue(text.contains(SYNC) && text.contains("0000001\""), text));
        long threeTopics = node.pushed.stream().filter(text -> text.contains(second)).peek(text ->
                assertTrue(Node.parse(text).get("params").get("result").get("topics").size() >= 3, text)).count();
        assertTrue(threeTopics > 0);
        assertTrue(node.result("eth_unsubscribe", "\"" + second + "\"").booleanValue());
        assertEquals("-32000 subscription not found", node.error("eth_unsubscribe", "\"" + second + "\""));
        node.pushed.clear();
        node.mine(20);
        assertTrue(node.pushed.stream().noneMatch(text -> text.contains(second)));
    }

    @Test
    void shouldTellWhatAPoolIs() {
        assertEquals(1, Node.quantity(node.result("eth_chainId", "")));
        assertEquals(21_000_000L, Node.quantity(node.result("eth_blockNumber", "")));
        for (Pool pool : Chains.POOLS) {
            assertEquals(List.of(new BigInteger(pool.token0().substring(2), 16)),
                    node.call(pool.symbol(), Node.TOKEN0, 21_000_000L));
            assertEquals(List.of(new BigInteger(pool.token1().substring(2), 16)),
                    node.call(pool.symbol(), Node.TOKEN1, 21_000_000L));
        }
        assertEquals(3, node.call(PAIR.symbol(), Node.RESERVES, 21_000_000L).size());
        assertEquals(List.of(BigInteger.valueOf(500)), node.call(CONCENTRATED.symbol(), Node.FEE, 21_000_000L));
        assertEquals(List.of(BigInteger.TEN), node.call(CONCENTRATED.symbol(), Node.TICK_SPACING, 21_000_000L));
        assertEquals("0x", node.result("eth_call", call("0x" + "9".repeat(40), Node.TOKEN0)).textValue());
        assertEquals("-32000 execution reverted", node.error("eth_call", call(PAIR.symbol(), Node.SLOT0)));
        assertEquals("-32000 execution reverted", node.error("eth_call", call(PAIR.symbol(), "0x")));
        assertEquals("-32000 execution reverted",
                node.error("eth_call", call(CONCENTRATED.symbol(), Node.TICKS + Node.argument(1 << 23))));
        assertEquals("-32000 execution reverted", node.error("eth_call", call(CONCENTRATED.symbol(), Node.TICKS)));
    }

    @Test
    void shouldRefuseWhatItDoesNotKnowInTheProtocolsWords() {
        assertEquals("-32601 the method eth_sendBundle does not exist/is not available",
                node.error("eth_sendBundle", ""));
        assertEquals("-32601 no \"syncing\" subscription in eth namespace",
                node.error("eth_subscribe", "\"syncing\""));
        assertEquals("-32602 missing value for required argument 0", node.error("eth_call", ""));
        assertEquals("-32602 missing value for required argument 0", node.error("eth_subscribe", ""));
        assertEquals("-32602 invalid argument 0: invalid address", node.error("eth_call", call("0x12", "0x")));
        assertEquals("-32602 invalid argument 0: invalid hex string",
                node.error("eth_call", call(PAIR.symbol(), "0x123")));
        assertEquals("-32602 invalid argument 1: hex number with leading zero digits",
                node.error("eth_call", call(PAIR.symbol(), Node.TOKEN0) + ",\"0x01\""));
        assertEquals("-32602 invalid argument 1: hex string without 0x prefix",
                node.error("eth_call", call(PAIR.symbol(), Node.TOKEN0) + ",\"17\""));
        assertEquals("-32602 invalid argument 1: hex string has length 2, want 40",
                node.error("eth_subscribe", "\"logs\",{\"address\":\"0x12\"}"));
        assertEquals("-32602 invalid argument 0: invalid topic(s)",
                node.error("eth_getLogs", "{\"topics\":\"" + SYNC + "\"}"));
        node.mine(3);
        assertEquals("-32602 invalid block range params",
                node.error("eth_getLogs", "{\"fromBlock\":\"latest\",\"toBlock\":\"earliest\"}"));
    }

    @Test
    void shouldAnswerBatchesAndRefuseWhatIsNoRequest() {
        JsonNode replies = node.send("[{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"eth_chainId\"},"
                + "{\"jsonrpc\":\"2.0\",\"method\":\"eth_chainId\"},"
                + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"eth_x\"}]");
        assertEquals(2, replies.size());
        assertEquals("a", replies.get(0).get("id").textValue());
        assertEquals("0x1", replies.get(0).get("result").textValue());
        assertEquals(-32601, replies.get(1).get("error").get("code").intValue());
        assertEquals(-32700, node.send("{\"jsonrpc\":").get("error").get("code").intValue());
        assertEquals(-32600, node.send("[]").get("error").get("code").intValue());
        assertEquals(-32600, node.send("5").get("error").get("code").intValue());
        assertEquals(-32600, node.send("{\"id\":1}").get("error").get("code").intValue());
        assertEquals(-32602, node.send("{\"id\":1,\"method\":\"eth_call\",\"params\":{}}").get("error").get("code")
                .intValue());
        assertTrue(node.silent("{\"jsonrpc\":\"2.0\",\"method\":\"eth_chainId\"}"));
    }
}
