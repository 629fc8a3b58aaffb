package arbd.feeds.evm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.market.Asset;
import arbd.market.MarketState;
import arbd.market.Venue;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node answers to calls: other pools, other chains, nonsense, nothing. */
final class SnapshotAnswersTest {
    private final ModelChain chain = new ModelChain(TestPools.ALL.pools(), 40, new SplittableRandom(3)).calm();

    SnapshotAnswersTest() {
        chain.mine(100);
    }

    /** The configuration names another token, fee, spacing or kind than the contract on the chain has. */
    @TestFactory
    Stream<DynamicTest> shouldLeaveAPoolUnpricedThatIsAnother() {
        return Stream.of(
                other("token 0", 0x12, 0x22, 500, 10, PoolKind.CONCENTRATED),
                other("token 1", 0x11, 0x23, 500, 10, PoolKind.CONCENTRATED),
                other("turned round", 0x22, 0x11, 500, 10, PoolKind.CONCENTRATED),
                other("fee", 0x11, 0x22, 3_000, 10, PoolKind.CONCENTRATED),
                other("spacing", 0x11, 0x22, 500, 60, PoolKind.CONCENTRATED));
    }

    private DynamicTest other(String what, long token0, long token1, int fee, int spacing, PoolKind kind) {
        return DynamicTest.dynamicTest(what, () -> {
            Asset eth = new Asset(0, "ETH", 8);
            Pool wide = new Pool(1, new Venue(0, "chain", "evm"), TestPools.WIDE.symbol(), kind, eth,
                    new Asset(1, "USD", 6), Hex.address(token0), Hex.address(token1), 18, 6, fee, spacing);
            ScriptedNode node = ScriptedNode.live(
                    new ChainPools(1, List.of(TestPools.PAIR, wide, TestPools.NARROW)), chain);
            assertEquals(MarketState.STALE, node.states[1]);
            assertTrue(node.upToDate(0) && node.upToDate(2), node.told.toString());
            assertEquals(1, node.counters.snapshotFailures());
            node.say(NodeText.head(chain.mine(0)));
            node.pass(100_000);
            assertEquals(List.of(), node.asked, "it is not asked for again");
        });
    }

    @Test
    void shouldLeaveAllUnpricedOnAnotherChain() {
        ScriptedNode node = new ScriptedNode(TestPools.ALL, chain);
        node.lie(answer -> answer.replace("\"result\":\"0x1\"", "\"result\":\"0x2\""));
        node.connect();
        node.say(NodeText.head(chain.head()));
        node.say(NodeText.logs(chain.mine(1)).get(0));
        node.pass(100_000);
        assertEquals(List.of(), node.asked);
        assertEquals(List.of("0 STALE", "1 STALE", "2 STALE"), node.told);
    }

    @Test
    void shouldLeaveAPoolUnpricedThatIsNoContract() {
        ScriptedNode node = new ScriptedNode(TestPools.ALL, chain);
        node.connect();
        node.lie(answer -> answer.replaceAll("\"result\":\"0x[0-9a-f]{64,}\"", "\"result\":\"0x\""));
        node.say(NodeText.head(chain.head()));
        node.answerAll();
        node.pass(100_000);
        assertEquals(List.of(), node.asked);
        assertEquals(List.of("0 STALE", "1 STALE", "2 STALE"), node.told.stream().sorted().toList());
    }

    @Test
    void shouldLeaveANodeThatRefusesSubscriptions() {
        ScriptedNode node = new ScriptedNode(TestPools.ALL, chain);
        node.lie(answer -> answer.contains(NodeText.LOGS) ? NodeText.error(2, "notifications not supported") : answer);
        node.connect();
        assertEquals("the node refuses what a feed needs: notifications not supported", node.decoder.leaving());
        node.lie(answer -> answer.contains(NodeText.HEADS) ? answer.replace("\"" + NodeText.HEADS + "\"", "[]")
                : answer);
        node.connect();
        assertNotNull(node.decoder.leaving());
    }

    /** Nonsense in one answer: nothing is told, and the pool is asked for again. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"\"", "\"0x1\"", "\"0xzz\"", "[]", "{}", "\"0xWORD\"", "\"0x-1\"", "ERROR",
            "SILENCE"})
    void shouldAskAgainAfterNonsense(String nonsense) {
        List<UnaryOperator<String>> places = List.of(answer -> answer.matches(".*0x[0-9a-f]{448}\".*") ? "" : answer,
                answer -> answer.matches(".*0x[0-9a-f]{512}\".*") ? "" : answer,
                answer -> answer.matches(".*0x[0-9a-f]{192}\".*") ? "" : answer);
        for (UnaryOperator<String> place : places) {
            ScriptedNode node = new ScriptedNode(TestPools.ALL, chain);
            node.connect();
            int[] lies = new int[1];
            node.lie(answer -> {
                if (!place.apply(answer).isEmpty()) {
                    return answer;
                }
                lies[0]++;
                String id = ScriptedNode.tree(answer).get("id").asText();
                return nonsense.equals("ERROR") ? NodeText.error(Long.parseLong(id), "header \\u0007not found")
                        : nonsense.equals("SILENCE") ? NodeText.answer(999_999, "0x1")
                        : "{\"id\":" + id + ",\"result\":" + nonsense.replace("WORD", "f".repeat(64 * 8)) + "}";
            });
            node.say(NodeText.head(chain.head()));
            node.answerAll();
            assertTrue(lies[0] > 0, nonsense);
            long live = node.told.stream().filter(line -> line.contains("LIVE")).count();
            assertTrue(live < 3, nonsense + ": " + node.told);
            node.lie(answer -> answer);
            node.heal();
            node.heal();
            for (int i = 0; i < 3; i++) {
                assertTrue(node.upToDate(i), nonsense + ": " + node.told);
            }
            assertEquals("", node.wrong());
            assertTrue(node.counters.snapshotFailures() > 0, nonsense);
        }
    }

    /** Far more ticks than an event has room for, on both sides: those next to the price are told, all of them. */
    @Test
    void shouldTellTheTicksAroundThePrice() {
        ModelPool model = chain.pool(TestPools.WIDE);
        int middle = Math.floorDiv(model.tick, 10) * 10;
        for (int i = 1; i <= 120; i++) {
            model.mint(new ModelPool.Position(middle - 10 * i, middle + 20 * i, BigInteger.valueOf(1_000 + i)));
        }
        chain.mine(0);
        ScriptedNode node = ScriptedNode.live(TestPools.ALL, chain);
        assertTrue(node.upToDate(1), node.told.toString());
        assertEquals(TickChoice.WANTED, ticks(node.newest[1]));
        for (int i = 1; i <= 40; i++) {
            int upper = middle + 20 * i + 10;
            ModelChain.Block block = chain.mine(List.of(
                    () -> model.mint(new ModelPool.Position(middle, upper, BigInteger.TEN))));
            NodeText.logs(block).forEach(node::say);
            node.say(NodeText.head(block));
            assertTrue(node.upToDate(1), node.told.toString());
        }
        assertEquals(PoolEvent.TICKS, ticks(node.newest[1]));
        assertEquals("", node.wrong());
    }

    private static int ticks(String described) {
        return described.split("=").length - 1;
    }
}
