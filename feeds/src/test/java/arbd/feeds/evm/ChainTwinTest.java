package arbd.feeds.evm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.evm.ModelChain.Block;
import arbd.feeds.net.BookFault;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random chains against contracts of big numbers: heads and logs come by two queues, answers in any order, reads end
 * anywhere; blocks are replaced, heads are lost, logs come twice. Whatever is told live was so, at the place in the
 * chain that is told; and when it is quiet, all is told as it is.
 */
final class ChainTwinTest {
    private static final int STEPS = 10_000;
    private static final int BACKLOG = 20;

    private final List<String> heads = new ArrayList<>();
    private final List<String> logs = new ArrayList<>();
    /** Answers that the node has given and that are still on their way. */
    private final List<String> answers = new ArrayList<>();
    private int headsBeforeTruth;
    private ModelChain chain;
    private ScriptedNode node;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldTellNothingThatNeverWas(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        chain = new ModelChain(TestPools.ALL.pools(), random.nextInt(1_000_000), random);
        node = new ScriptedNode(TestPools.ALL, chain);
        node.connect();
        for (int i = 0; i < STEPS; i++) {
            step(random);
            assertEquals("", node.wrong(), "seed " + seed + " step " + i);
        }
        for (int i = 0; i < 5; i++) {
            settle();
        }
        for (int pool = 0; pool < TestPools.ALL.pools().size(); pool++) {
            assertTrue(node.upToDate(pool), "seed " + seed + " pool " + pool + " of "
                    + node.told.subList(Math.max(0, node.told.size() - 40), node.told.size()));
        }
        assertEquals("", node.wrong(), "seed " + seed);
        String counted = "seed " + seed + ": too little of this kind";
        assertTrue(node.counters.faults(BookFault.REORGANISED) > 3, counted);
        assertTrue(node.counters.faults(BookFault.OUT_OF_RANGE) > 0, counted);
        assertTrue(node.counters.gaps() > 5, counted);
        assertTrue(node.told.stream().filter(line -> line.contains("LIVE")).count() > 200, counted);
        assertEquals(0, node.counters.faults(BookFault.CROSS_CHECK), "seed " + seed);
        assertEquals(0, node.counters.malformedFrames(), "seed " + seed);
    }

    private void step(SplittableRandom random) {
        switch (random.nextInt(40)) {
            case 0, 1, 2 -> {
                if (heads.size() < BACKLOG) {
                    told(chain.mine(random.nextInt(6)));
                }
            }
            case 3, 4, 5, 6 -> head();
            case 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 -> {
                if (!logs.isEmpty()) {
                    String log = logs.remove(0);
                    node.piece(log);
                    if (random.nextInt(100) == 0) {
                        node.piece(log);
                    }
                }
            }
            case 17, 18, 19 -> node.decoder.readComplete();
            case 20 -> node.pass(random.nextInt(500));
            case 21 -> strange(random);
            default -> answer(random);
        }
    }

    /** Once in a while a block is replaced, or a head is lost. */
    private void strange(SplittableRandom random) {
        int what = random.nextInt(15);
        if (what == 0 && headsBeforeTruth == 0 && chain.length() > 10) {
            reorganise(random);
        } else if (what == 1 && headsBeforeTruth == 0 && heads.size() > 1) {
            heads.remove(0);
        } else if (what == 2) {
            node.pass(70_000);
        }
    }

    /** A node tells of a replaced block before it answers from the new one. */
    private void reorganise(SplittableRandom random) {
        while (!node.asked.isEmpty()) {
            answers.add(node.answer(node.asked.remove(0)));
        }
        boolean silently = random.nextBoolean();
        int depth = 1 + random.nextInt(3);
        for (Block gone : chain.takeBack(depth)) {
            for (int i = gone.logs().size() - 1; i >= 0 && !silently; i--) {
                logs.add(NodeText.log(gone, i, true));
            }
        }
        headsBeforeTruth = heads.size() + 1;
        for (int i = 0; i < depth + random.nextInt(2); i++) {
            told(chain.mine(random.nextInt(6)));
        }
    }

    private void told(Block block) {
        heads.add(NodeText.head(block));
        logs.addAll(NodeText.logs(block));
    }

    private void head() {
        if (!heads.isEmpty()) {
            node.piece(heads.remove(0));
            headsBeforeTruth = Math.max(0, headsBeforeTruth - 1);
        }
    }

    private void answer(SplittableRandom random) {
        if (headsBeforeTruth == 0 && !node.asked.isEmpty()) {
            answers.add(node.answer(node.asked.remove(random.nextInt(node.asked.size()))));
        }
        if (!answers.isEmpty()) {
            node.piece(answers.remove(random.nextInt(answers.size())));
        }
    }

    private void settle() {
        told(chain.mine(2));
        while (!heads.isEmpty()) {
            head();
        }
        while (!logs.isEmpty()) {
            node.piece(logs.remove(0));
        }
        while (!answers.isEmpty()) {
            node.piece(answers.remove(0));
        }
        node.decoder.readComplete();
        node.heal();
    }
}
