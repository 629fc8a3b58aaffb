package arbd.feeds.evm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import arbd.amm.PoolKind;
import arbd.feeds.evm.ModelChain.Block;
import arbd.feeds.evm.ModelPool.Position;
import arbd.feeds.net.BookFault;
import arbd.market.MarketState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logs of blocks before, at and after that of a snapshot, in every order in which they can meet its answers. */
final class SnapshotRaceTest {
    private static final long SEED = 5;

    private ModelChain chain;
    private ScriptedNode node;
    private Pool pool;

    @ParameterizedTest
    @EnumSource(PoolKind.class)
    void shouldApplyEachLogOnceInEveryOrder(PoolKind kind) {
        pool = kind == PoolKind.CONCENTRATED ? TestPools.concentrated(0, 500, 10) : TestPools.pair(0);
        int rounds = kind == PoolKind.CONCENTRATED ? 3 : 1;
        int orders = 0;
        for (String order : orders("LLLL", "HH", "S".repeat(rounds))) {
            meet(order);
            orders++;
        }
        assertEquals(kind == PoolKind.CONCENTRATED ? 1_260 : 105, orders);
    }

    private void meet(String order) {
        chain = new ModelChain(List.of(pool), 700, new SplittableRandom(SEED));
        node = new ScriptedNode(new ChainPools(0, List.of(pool)), chain);
        node.connect();
        List<Block> blocks = List.of(happens(1), happens(2), happens(1));
        List<String> logs = new ArrayList<>();
        blocks.forEach(block -> logs.addAll(NodeText.logs(block)));
        node.say(NodeText.head(blocks.get(0)));
        int heads = 1;
        for (char what : order.toCharArray()) {
            if (what == 'L') {
                node.say(logs.remove(0));
            } else if (what == 'H') {
                node.say(NodeText.head(blocks.get(heads++)));
            } else {
                List<String> round = List.copyOf(node.asked);
                node.asked.clear();
                round.forEach(request -> node.say(node.answer(request)));
            }
            assertEquals("", node.wrong(), order);
        }
        assertTrue(node.upToDate(0), order + ": " + node.told);
        assertTrue(node.told.stream().noneMatch(line -> line.contains("STALE")), order + ": " + node.told);
        assertEquals(0, node.counters.malformedFrames() + node.counters.gaps(), order);
    }

    private Block happens(int logs) {
        ModelPool model = chain.pool(pool);
        SplittableRandom random = new SplittableRandom(chain.length());
        if (pool.kind() == PoolKind.CONSTANT_PRODUCT) {
            return chain.mine(Collections.nCopies(logs, () -> model.happens(random, false)));
        }
        Supplier<ModelLog> mint = () -> model.mint(new Position(Math.floorDiv(model.tick, 10) * 10 - 20,
                Math.floorDiv(model.tick, 10) * 10 + 10, BigInteger.valueOf(1_000_000_007L * chain.length())));
        return chain.mine(List.of(mint, (Supplier<ModelLog>) () -> model.swapTo(model.tick + 25, random))
                .subList(0, logs));
    }

    /** Every way to merge these three sequences. */
    private static List<String> orders(String first, String second, String third) {
        List<String> all = new ArrayList<>();
        if (first.isEmpty() && second.isEmpty() && third.isEmpty()) {
            all.add("");
        }
        if (!first.isEmpty()) {
            orders(first.substring(1), second, third).forEach(rest -> all.add(first.charAt(0) + rest));
        }
        if (!second.isEmpty()) {
            orders(first, second.substring(1), third).forEach(rest -> all.add(second.charAt(0) + rest));
        }
        if (!third.isEmpty()) {
            orders(first, second, third.substring(1)).forEach(rest -> all.add(third.charAt(0) + rest));
        }
        return all;
    }

    @Test
    void shouldKeepOnlySoManyLogsForASnapshot() {
        pool = TestPools.pair(0);
        chain = new ModelChain(List.of(pool), 700, new SplittableRandom(SEED));
        node = new ScriptedNode(new ChainPools(0, List.of(pool)), chain);
        node.connect();
        node.say(NodeText.head(chain.head()));
        Block flood = chain.mine(WatchedPools.HELD_MOST + 1);
        List<String> logs = NodeText.logs(flood);
        logs.subList(0, WatchedPools.HELD_MOST).forEach(node::say);
        assertEquals(List.of(), node.told);
        node.say(logs.get(WatchedPools.HELD_MOST));
        assertEquals(List.of("0 STALE"), node.told);
        assertEquals(1, node.counters.faults(BookFault.BUFFER_FULL));
        node.heal();
        assertEquals(MarketState.STALE, node.states[0], "the flood's own block is needed");
        node.say(NodeText.head(flood));
        node.heal();
        assertTrue(node.upToDate(0), node.told.toString());
    }

    /** What comes before any head is covered by the first snapshot, which must be of that block at least. */
    @Test
    void shouldNotAskBeforeTheBlockOfTheFirstLogs() {
        pool = TestPools.pair(0);
        chain = new ModelChain(List.of(pool), 700, new SplittableRandom(SEED));
        node = new ScriptedNode(new ChainPools(0, List.of(pool)), chain);
        node.connect();
        Block before = chain.head();
        Block block = chain.mine(2);
        NodeText.logs(block).forEach(node::say);
        node.say(NodeText.head(before));
        node.pass(100);
        assertEquals(List.of(), node.asked);
        node.say(NodeText.head(block));
        node.answerAll();
        assertTrue(node.upToDate(0), node.told.toString());
        assertEquals(List.of("0 LIVE " + block.number() + "/0"), node.told);
    }
}
