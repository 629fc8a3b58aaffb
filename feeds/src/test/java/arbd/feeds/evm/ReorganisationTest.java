package arbd.feeds.evm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.evm.ModelChain.Block;
import arbd.feeds.net.BookFault;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Blocks that are replaced, missing or told twice. */
final class ReorganisationTest {
    private final ModelChain chain = new ModelChain(TestPools.ALL.pools(), 40, new SplittableRandom(11)).calm();
    private final ScriptedNode node = ScriptedNode.live(TestPools.ALL, chain);

    @Test
    void shouldNoticeByTheParentOfAHead() {
        Block gone = tell(chain.mine(8));
        chain.takeBack(1);
        Block other = chain.mine(8);
        node.told.clear();
        node.say(NodeText.head(chain.mine(0)));
        assertEquals(List.of("0 STALE", "1 STALE", "2 STALE"), node.told);
        assertEquals(1, node.counters.faults(BookFault.REORGANISED));
        NodeText.logs(other).forEach(node::say);
        removed(gone);
        healed("late logs of both branches are covered or replaced");
    }

    @Test
    void shouldNoticeByALogOfAnotherBlock() {
        tell(chain.mine(8));
        chain.takeBack(1);
        Block other = chain.mine(8);
        node.told.clear();
        node.say(NodeText.logs(other).get(0));
        assertEquals(List.of("0 STALE", "1 STALE", "2 STALE"), node.told);
        NodeText.logs(other).subList(1, 8).forEach(node::say);
        node.say(NodeText.head(other));
        healed("one replaced block");
    }

    @Test
    void shouldNoticeByLogsThatAreTakenBack() {
        Block gone = tell(chain.mine(8));
        chain.takeBack(1);
        node.told.clear();
        removed(gone);
        assertEquals(List.of("0 STALE", "1 STALE", "2 STALE"), node.told);
        assertEquals(1, node.counters.faults(BookFault.REORGANISED));
        node.pass(31_000);
        assertEquals(List.of(), node.asked, "nothing is asked for before the next head");
        tell(chain.mine(8));
        healed("after the next head");
    }

    /** The logs of a block that was replaced are taken back after its heir was told: that is old news. */
    @Test
    void shouldNotBeStaleTwiceForOneReorganisation() {
        Block gone = tell(chain.mine(8));
        chain.takeBack(1);
        tell(chain.mine(8));
        healed("replaced");
        node.told.clear();
        removed(gone);
        assertEquals(List.of(), node.told);
        assertEquals(1, node.counters.faults(BookFault.REORGANISED));
    }

    @Test
    void shouldSurviveAShorterChain() {
        for (int i = 0; i < 5; i++) {
            tell(chain.mine(4));
        }
        chain.takeBack(4);
        node.say(NodeText.head(chain.mine(3)));
        node.heal();
        for (int i = 0; i < 5; i++) {
            tell(chain.mine(4));
        }
        healed("as long as it was, and longer");
    }

    @Test
    void shouldNoticeAMissingHead() {
        chain.mine(4);
        node.told.clear();
        node.say(NodeText.head(chain.mine(4)));
        assertEquals(List.of("0 STALE", "1 STALE", "2 STALE"), node.told);
        assertEquals(1, node.counters.gaps());
        healed("after a gap");
    }

    @Test
    void shouldNoticeALogThatComesTwice() {
        Block block = tell(chain.mine(8));
        node.told.clear();
        node.say(NodeText.log(block, 3, false));
        assertEquals(List.of("0 STALE", "1 STALE", "2 STALE"), node.told);
        assertEquals(1, node.counters.gaps());
        healed("read anew");
    }

    /** A swap says what the liquidity is: a mint that was lost shows as soon as the price moves. */
    @Test
    void shouldNoticeALostMintAtTheNextSwap() {
        ModelPool model = chain.pool(TestPools.WIDE);
        int lower = Math.floorDiv(model.tick, 10) * 10 - 10;
        Block block = chain.mine(List.of(
                () -> model.mint(new ModelPool.Position(lower, lower + 20, java.math.BigInteger.TEN)),
                () -> model.swapTo(model.tick + 1, new SplittableRandom(1))));
        node.told.clear();
        node.say(NodeText.log(block, 1, false));
        assertEquals(List.of("1 STALE"), node.told);
        assertEquals(1, node.counters.faults(BookFault.CROSS_CHECK));
        node.say(NodeText.head(block));
        healed("read anew");
    }

    @Test
    void shouldNotBeFooledByTheSameHeadAgain() {
        Block block = tell(chain.mine(3));
        node.told.clear();
        node.say(NodeText.head(block));
        assertEquals(List.of(), node.told);
        assertEquals(0, node.counters.gaps() + node.counters.faults(BookFault.REORGANISED));
    }

    /** A log from a future that no head confirms would keep its pool waiting: another connection is better. */
    @Test
    void shouldLeaveANodeWhoseLogsAreFarAhead() {
        String text = NodeText.log(chain.mine(1), 0, false);
        assertNull(node.decoder.leaving());
        node.say(text.replaceAll("\"blockNumber\":\"0x[0-9a-f]+\"", "\"blockNumber\":\"0x7fffffffffffffff\""));
        assertNotNull(node.decoder.leaving());
        node.connect();
        node.say(text.replaceAll("\"blockNumber\":\"0x[0-9a-f]+\"", "\"blockNumber\":\"0x7fffffffffffffff\""));
        assertNull(node.decoder.leaving(), "there is no head to compare with");
        node.say(NodeText.head(chain.head()));
        assertNotNull(node.decoder.leaving());
    }

    private Block tell(Block block) {
        NodeText.logs(block).forEach(node::piece);
        node.say(NodeText.head(block));
        return block;
    }

    private void removed(Block gone) {
        for (int i = gone.logs().size() - 1; i >= 0; i--) {
            node.say(NodeText.log(gone, i, true));
        }
    }

    private void healed(String when) {
        node.heal();
        for (int i = 0; i < 3; i++) {
            assertTrue(node.upToDate(i), when + ": pool " + i + " of " + node.told);
        }
        assertEquals("", node.wrong(), when);
        tell(chain.mine(6));
        for (int i = 0; i < 3; i++) {
            assertTrue(node.upToDate(i), when + ", one block on: pool " + i + " of " + node.told);
        }
    }
}
