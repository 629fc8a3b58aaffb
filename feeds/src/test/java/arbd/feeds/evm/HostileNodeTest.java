package arbd.feeds.evm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.evm.ModelChain.Block;
import arbd.feeds.net.Malformed;
import arbd.market.MarketState;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a node says wrongly changes nothing except to stale, and is counted. */
final class HostileNodeTest {
    private static final List<String> ALL_STALE = List.of("0 STALE", "1 STALE", "2 STALE");

    private final ModelChain chain = new ModelChain(TestPools.ALL.pools(), 40, new SplittableRandom(3)).calm();
    private final ScriptedNode node = ScriptedNode.live(TestPools.ALL, chain);

    @Test
    void shouldBelieveNoPrefixOfAFrame() {
        Block block = chain.mine(10);
        List<String> frames = new ArrayList<>(NodeText.logs(block));
        frames.add(NodeText.head(block));
        frames.add(NodeText.answer(1, "0x" + Hex.word(5)));
        frames.add(NodeText.error(1, "no"));
        for (String frame : frames) {
            for (int length = 0; length < frame.length(); length++) {
                long before = node.counters.malformedFrames(Malformed.SYNTAX);
                node.told.clear();
                Arrays.fill(node.states, MarketState.LIVE);
                node.say(frame.substring(0, length));
                assertEquals(before + 1, node.counters.malformedFrames(Malformed.SYNTAX), frame.substring(0, length));
                assertTrue(node.told.stream().noneMatch(line -> line.contains("LIVE")), frame.substring(0, length));
                assertNotNull(node.decoder.leaving());
            }
        }
        reconnected();
    }

    @Test
    void shouldTellAllStaleAndLeaveWhenAFrameCannotBeRead() {
        for (String text : List.of("", " ", "null", "[]", "{", "[" + NodeText.answer(1, "0x1") + "]",
                "[".repeat(100_000), "{\"a\":".repeat(33) + "1" + "}".repeat(33),
                NodeText.head(chain.head()).replace("\"number\":\"0x28\"", "\"number\":\"0x\""),
                NodeText.head(chain.head()).replace("\"number\":\"0x28\"", "\"number\":null"),
                NodeText.head(chain.head()).replace("parentHash", "motherHash"),
                "{\"method\":7}", "{\"method\":\"eth_subscription\"}",
                "{\"method\":\"eth_subscription\",\"params\":[]}",
                "{\"method\":\"eth_subscription\",\"params\":{\"subscription\":7,\"result\":{}}}",
                "{\"method\":\"eth_subscription\",\"params\":{\"subscription\":\"" + NodeText.LOGS
                        + "\",\"result\":[]}}")) {
            node.told.clear();
            long before = node.counters.malformedFrames(Malformed.SYNTAX);
            node.say(text);
            assertEquals(ALL_STALE, node.told, text);
            assertEquals(before + 1, node.counters.malformedFrames(Malformed.SYNTAX), text);
            assertNotNull(node.decoder.leaving(), text);
            reconnected();
        }
    }

    /** Each is a log of one pool at the next block, and each is wrong in its own way. */
    @TestFactory
    Stream<DynamicTest> shouldTellOnlyThePoolStaleWhoseLogIsWrong() {
        BigInteger big = BigInteger.ONE;
        String swap = Hex.word(1);
        return Stream.of(
                wrong("reserve too large", 0, Abi.SYNC, List.of(), Hex.word(big.shiftLeft(112)), Hex.word(1)),
                wrong("a word too few", 0, Abi.SYNC, List.of(), Hex.word(1)),
                wrong("a word too many", 0, Abi.SYNC, List.of(), Hex.word(1), Hex.word(1), Hex.word(1)),
                wrong("a topic too many", 0, Abi.SYNC, List.of(Hex.word(1)), Hex.word(1), Hex.word(1)),
                wrong("not hexadecimal", 0, Abi.SYNC, List.of(), Hex.word(1).replace('1', 'g'), Hex.word(1)),
                wrong("price too large", 1, Abi.SWAP, List.of(swap, swap), swap, swap, Hex.word(big.shiftLeft(160)),
                        Hex.word(1), Hex.word(0)),
                wrong("price below all", 1, Abi.SWAP, List.of(swap, swap), swap, swap, Hex.word(0), Hex.word(1),
                        Hex.word(-887_272)),
                wrong("liquidity too large", 1, Abi.SWAP, List.of(swap, swap), swap, swap,
                        Hex.word(ModelPool.ratio(0)), Hex.word(big.shiftLeft(128)), Hex.word(0)),
                wrong("tick too large", 1, Abi.SWAP, List.of(swap, swap), swap, swap, Hex.word(ModelPool.ratio(0)),
                        Hex.word(1), Hex.word(1 << 23)),
                wrong("tick whose sign is not in all bits", 1, Abi.SWAP, List.of(swap, swap), swap, swap,
                        Hex.word(ModelPool.ratio(-1)), Hex.word(1), Hex.word(0xff_ffffL)),
                wrong("tick that is not the price's", 1, Abi.SWAP, List.of(swap, swap), swap, swap,
                        Hex.word(ModelPool.ratio(0)), Hex.word(1), Hex.word(1)),
                wrong("tick one below a price inside it", 1, Abi.SWAP, List.of(swap, swap), swap, swap,
                        Hex.word(ModelPool.ratio(0).add(big)), Hex.word(1), Hex.word(-1)),
                wrong("unused word not hexadecimal", 1, Abi.SWAP, List.of(swap, swap), swap.replace('1', 'x'), swap,
                        Hex.word(ModelPool.ratio(0)), Hex.word(1), Hex.word(0)),
                position("off the spacing", Abi.MINT, -15, 20, 7), position("upside down", Abi.MINT, 20, -20, 7),
                position("empty range", Abi.MINT, 20, 20, 7), position("below all ticks", Abi.MINT, -887_280, 20, 7),
                position("above all ticks", Abi.MINT, 0, 887_280, 7),
                position("burnt where nothing is", Abi.BURN, -10, 10, 7));
    }

    private DynamicTest position(String name, String event, int lower, int upper, long amount) {
        List<String> indexed = List.of(Hex.word(1), Hex.word(lower), Hex.word(upper));
        return event.equals(Abi.MINT)
                ? wrong(name, 1, event, indexed, Hex.word(1), Hex.word(amount), Hex.word(1), Hex.word(1))
                : wrong(name, 1, event, indexed, Hex.word(amount), Hex.word(1), Hex.word(1));
    }

    private DynamicTest wrong(String name, int pool, String event, List<String> indexed, String... words) {
        return DynamicTest.dynamicTest(name, () -> {
            HostileNodeTest fresh = new HostileNodeTest();
            fresh.refuse(name, ModelLog.of(TestPools.ALL.pools().get(pool), event, indexed, words));
        });
    }

    private void refuse(String name, ModelLog log) {
        node.told.clear();
        Block block = chain.mine(List.of(() -> log));
        node.say(NodeText.logs(block).get(0));
        assertEquals(List.of(log.pool().id() + " STALE"), node.told, name);
        assertEquals(1, node.counters.malformedFrames(Malformed.NUMBER), name);
        assertNull(node.decoder.leaving(), name);
        node.heal();
        assertEquals(MarketState.STALE, node.states[log.pool().id()], name + ": its block is needed");
        node.say(NodeText.head(block));
        node.heal();
        allCurrent(name);
    }

    /** More is burnt than there is: of the position, and of the liquidity at the price. */
    @Test
    void shouldNotGoBelowNothing() {
        ModelPool model = chain.pool(TestPools.WIDE);
        int lower = Math.floorDiv(model.tick, 10) * 10 - 50;
        Block block = chain.mine(List.of(() -> model.mint(new ModelPool.Position(lower, lower + 100, BigInteger.TEN))));
        NodeText.logs(block).forEach(node::say);
        node.say(NodeText.head(block));
        allCurrent("minted");
        for (BigInteger much : List.of(BigInteger.valueOf(11), BigInteger.ONE.shiftLeft(127),
                BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE))) {
            node.told.clear();
            Block burnt = chain.mine(List.of(() -> ModelLog.of(TestPools.WIDE, Abi.BURN,
                    List.of(Hex.word(1), Hex.word(lower), Hex.word(lower + 100)), Hex.word(much), Hex.word(1),
                    Hex.word(1))));
            NodeText.logs(burnt).forEach(node::say);
            assertEquals(List.of("1 STALE"), node.told, "burns " + much);
            node.say(NodeText.head(burnt));
            node.heal();
            allCurrent("burns " + much);
        }
        assertEquals(3, node.counters.malformedFrames(Malformed.NUMBER));
    }

    @Test
    void shouldPassOverWhatItKnowsNothingOf() {
        Block block = chain.mine(1);
        String text = NodeText.logs(block).get(0);
        node.told.clear();
        node.say(text.replaceAll("\"address\":\"0x[0-9a-f]{40}\"", "\"address\":\"" + Hex.address(77) + "\""));
        assertEquals(1, node.counters.malformedFrames(Malformed.SYMBOL));
        node.say(text.replaceAll("\"topics\":\\[\"0x[0-9a-f]{4}", "\"topics\":[\"0x7777"));
        node.say(text.replaceAll("\"topics\":\\[[^\\]]*]", "\"topics\":[]"));
        node.say(text.replace(NodeText.LOGS, "0x77"));
        node.say("{\"jsonrpc\":\"2.0\",\"method\":\"net_version\"}");
        node.say("{}");
        assertEquals(5, node.counters.malformedFrames(Malformed.UNKNOWN_KIND));
        node.say(NodeText.answer(9_999_999, "0x1"));
        node.say("{\"id\":\"x\",\"result\":\"0x1\"}");
        node.say(NodeText.error(9_999_999, "whatever"));
        assertEquals(List.of(), node.told);
        assertNull(node.decoder.leaving());
        node.say(text);
        node.say(NodeText.head(block));
        allCurrent("as if nothing had been");
    }

    /** Logs and heads, damaged at random, amid honest ones: what is told was so, unless the damage hit numbers. */
    @Test
    void shouldNeverThrow() {
        long seed = 20_261_127L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            Block block = i % 50 == 0 ? chain.mine(2) : chain.head();
            String text = random.nextBoolean() ? NodeText.head(block) : NodeText.log(block, random.nextInt(2), false);
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            for (int n = random.nextInt(4); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            node.decoder.decode(bytes, 0, bytes.length, node.nowNanos, node.nowNanos);
            node.pass(20);
            if (node.decoder.leaving() != null || random.nextInt(50) == 0) {
                node.connect();
            }
            if (random.nextInt(4) == 0) {
                node.answerAll();
            }
        }
        assertTrue(node.counters.malformedFrames() > 2_000, "" + node.counters.malformedFrames());
        reconnected();
    }

    private void reconnected() {
        node.decoder.disconnected(node.nowNanos, node.nowNanos);
        node.connect();
        node.say(NodeText.head(chain.head()));
        node.answerAll();
        allCurrent("on another connection");
    }

    private void allCurrent(String when) {
        for (int i = 0; i < 3; i++) {
            assertTrue(node.upToDate(i), when + ": pool " + i + " of " + node.told);
        }
    }
}
