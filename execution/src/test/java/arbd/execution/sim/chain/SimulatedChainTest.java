package arbd.execution.sim.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of the simulated chain: nothing but what logs say changes a pool, and reorganisations are whole. */
final class SimulatedChainTest {
    private static final long FIRST = 21_000_000L;

    private static ChainSettings settings(long seed) {
        return ChainSettings.lively(seed, Chains.SECOND);
    }

    /** Liquidity comes and goes in every fifth block, so that ticks are made and removed in a short test. */
    private static ChainSettings busy(long seed) {
        ChainSettings lively = settings(seed);
        return new ChainSettings(seed, lively.chainId(), FIRST, lively.blockEveryNanos(), lively.depth(),
                lively.shockE8(), lively.shockSizeE8(), lively.competingE8(), 20_000_000L);
    }

    private static Map<String, Replica> replicas(Node node, long block) {
        Map<String, Replica> replicas = new TreeMap<>();
        for (Pool pool : Chains.POOLS) {
            Replica replica = new Replica(node, pool, block);
            replicas.put(replica.address, replica);
        }
        return replicas;
    }

    private static JsonNode pushed(String text) {
        JsonNode message = Node.parse(text);
        assertEquals("eth_subscription", message.get("method").textValue());
        return message.get("params").get("result");
    }

    private static boolean isHead(JsonNode result) {
        return result.has("parentHash");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldMovePoolsByNothingButWhatLogsSay(long seed) {
        Node node = new Node(busy(seed));
        Map<String, Replica> replicas = replicas(node, FIRST);
        node.result("eth_subscribe", "\"logs\",{}");
        for (int round = 0; round < 25; round++) {
            node.mine(10);
            node.pushed.forEach(text -> {
                JsonNode log = pushed(text);
                replicas.get(log.get("address").textValue()).follow(log);
            });
            node.pushed.clear();
            long head = node.chain.head().header().number();
            replicas.values().forEach(replica -> replica.assertEqual(node, head));
        }
        replicas.values().forEach(replica -> {
            replica.assertWholeEqual(node, node.chain.head().header().number());
            int kinds = replica.pair ? 4 : 3;
            assertEquals(kinds, replica.seen.size(), () -> "seed " + seed + ": events of " + replica.pool.title()
                    + ": " + replica.seen);
        });
    }

    /** What was said of a block when it was the last one is what it says 64 blocks later, and then for a while. */
    @Test
    void shouldAnswerForBlocksOfThePast() {
        Node node = new Node(busy(4));
        Map<Long, List<String>> then = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            node.mine(1);
            long head = node.chain.head().header().number();
            then.put(head, states(node, head));
            if (i >= 64) {
                assertEquals(then.get(head - 64), states(node, head - 64), "64 blocks ago");
            }
        }
        long head = node.chain.head().header().number();
        assertNotEquals(then.get(head - 64), then.get(head));
        String call = "{\"to\":\"" + Chains.POOLS.get(0).symbol() + "\",\"data\":\"" + Node.RESERVES + "\"},";
        assertTrue(node.error("eth_call", call + "\"0x" + Long.toHexString(head - 128) + "\"")
                .startsWith("-32000 missing trie node"));
        assertEquals("-32000 header not found",
                node.error("eth_call", call + "\"0x" + Long.toHexString(head + 1) + "\""));
    }

    private static List<String> states(Node node, long block) {
        return Chains.POOLS.stream().map(pool -> pool.id() == Chains.PAIR
                ? node.call(pool.symbol(), Node.RESERVES, block).toString()
                : pool.id() >= Chains.CONCENTRATED ? node.call(pool.symbol(), Node.SLOT0, block).toString()
                + node.call(pool.symbol(), Node.LIQUIDITY, block) : "").toList();
    }

    @Test
    void shouldRepeatItselfForTheSameSeedAlone() {
        assertEquals(told(7), told(7));
        assertNotEquals(told(7), told(8));
    }

    private static List<String> told(long seed) {
        Node node = new Node(settings(seed));
        node.result("eth_subscribe", "\"newHeads\"");
        node.result("eth_subscribe", "\"logs\",{}");
        node.mine(60);
        node.chain.reorganise(5);
        node.mine(60);
        return node.pushed;
    }

    /** Who was never told of the replaced blocks sees the same as who was. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64})
    void shouldReplaceBlocksAndTakeBackWhatTheirLogsSaid(int depth) {
        Node node = new Node(busy(5));
        node.mine(70);
        long fork = node.chain.head().header().number() - depth;
        Map<String, Replica> replicas = replicas(node, fork);
        String logs = "{\"fromBlock\":\"0x" + Long.toHexString(fork + 1) + "\",\"toBlock\":\"latest\"}";
        List<String> replaced = new ArrayList<>();
        node.result("eth_getLogs", logs).forEach(log -> replaced.add(log.toString()));
        String parent = node.result("eth_getBlockByNumber", "\"0x" + Long.toHexString(fork) + "\",false")
                .get("hash").textValue();
        String old = node.chain.head().header().hash();
        node.result("eth_subscribe", "\"newHeads\"");
        node.result("eth_subscribe", "\"logs\",{}");

        node.chain.reorganise(depth);
        node.mine(1);
        List<String> takenBack = new ArrayList<>();
        List<String> newLogs = new ArrayList<>();
        List<JsonNode> heads = new ArrayList<>();
        for (String text : node.pushed) {
            JsonNode result = pushed(text);
            if (isHead(result)) {
                heads.add(result);
            } else if (result.get("removed").booleanValue()) {
                assertTrue(heads.isEmpty() && newLogs.isEmpty(), "first what is not true any more");
                takenBack.add(result.toString().replace("\"removed\":true", "\"removed\":false"));
            } else {
                newLogs.add(result.toString());
                replicas.get(result.get("address").textValue()).follow(result);
            }
        }
        assertEquals(replaced, takenBack);
        assertEquals(depth + 1, heads.size());
        for (int i = 0; i < heads.size(); i++) {
            assertEquals(fork + 1 + i, Node.quantity(heads.get(i).get("number")));
            assertEquals(parent, heads.get(i).get("parentHash").textValue());
            parent = heads.get(i).get("hash").textValue();
        }
        List<String> found = new ArrayList<>();
        node.result("eth_getLogs", logs).forEach(log -> found.add(log.toString()));
        assertEquals(newLogs, found);
        assertNotEquals(replaced, newLogs);
        long head = node.chain.head().header().number();
        replicas.values().forEach(replica -> replica.assertWholeEqual(node, head));
        assertEquals("-32000 unknown block", node.error("eth_getLogs", "{\"blockHash\":\"" + old + "\"}"));
    }

    /** Edges come and go: somebody moves a pool away, others bring it back within a few blocks. */
    @Test
    void shouldOfferEdgesThatLastForAFewBlocks() {
        Node node = new Node(settings(6));
        int blocks = 3_000;
        Map<Integer, Integer> inside = new TreeMap<>();
        Map<Integer, Integer> episodes = new TreeMap<>();
        boolean[] before = new boolean[Chains.POOLS.size()];
        double farthest = 0;
        long[] now = {0};
        ReferencePrices prices = Chains.prices(now);
        for (int i = 0; i < blocks; i++) {
            now[0] = node.chain.dueNanos();
            node.mine(1);
            for (Pool pool : Chains.POOLS) {
                Opening at = new Opening(prices, 1, new ConcentratedChanges());
                double off = Math.abs(node.chain.head().states().get(pool.id()).price() / at.price(pool) - 1);
                farthest = Math.max(farthest, off);
                boolean edge = off > pool.feePips() / 1e6 + 0.001;
                if (edge) {
                    inside.merge(pool.id(), 1, Integer::sum);
                    episodes.merge(pool.id(), before[pool.id()] ? 0 : 1, Integer::sum);
                }
                before[pool.id()] = edge;
            }
        }
        for (Pool pool : Chains.POOLS) {
            int edges = episodes.get(pool.id());
            double length = inside.get(pool.id()) / (double) edges;
            String all = "edges " + episodes + ", blocks with one " + inside;
            assertTrue(edges > blocks / 30 && edges < blocks / 4, all);
            assertTrue(length > 1 && length < 4, all);
        }
        assertTrue(farthest < 0.025, "a pool was off by " + farthest);
    }
}
