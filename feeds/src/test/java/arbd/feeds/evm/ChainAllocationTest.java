package arbd.feeds.evm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.evm.ModelChain.Block;
import arbd.feeds.net.FeedCounters;
import arbd.market.MarketState;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Heads and logs allocate nothing, from the bytes to the event, held back or not. */
final class ChainAllocationTest {
    private static final int BLOCKS = 200;
    private static final int LOGS = 8;

    private long live;

    @Test
    void shouldDecodeWithoutAllocating() {
        ModelChain chain = new ModelChain(TestPools.ALL.pools(), 40, new SplittableRandom(5)).calm();
        ScriptedNode scripted = new ScriptedNode(TestPools.ALL, chain);
        List<String> asked = scripted.asked;
        ChainDecoder decoder = new ChainDecoder(TestPools.ALL, asked::add,
                event -> live += event.state == MarketState.LIVE ? 1 : 0, new FeedCounters(), 1);
        decoder.connected(1, 1);
        answer(scripted, decoder);
        say(decoder, NodeText.head(chain.head()).getBytes(StandardCharsets.US_ASCII));
        answer(scripted, decoder);
        assertEquals(3, live);
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            Block block = chain.mine(LOGS);
            NodeText.logs(block).forEach(text -> frames.add(text.getBytes(StandardCharsets.US_ASCII)));
            frames.add(NodeText.head(block).getBytes(StandardCharsets.US_ASCII));
        }
        int half = frames.size() / 2;
        for (byte[] frame : frames.subList(0, half)) {
            say(decoder, frame);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = half; i < frames.size(); i++) {
            say(decoder, frames.get(i));
        }
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(allocated < half, allocated + " bytes in " + half + " frames");
        assertTrue(live > BLOCKS * LOGS * 9 / 10, live + " events");
    }

    private static void say(ChainDecoder decoder, byte[] frame) {
        decoder.decode(frame, 0, frame.length, 1, 1);
        decoder.readComplete();
    }

    private static void answer(ScriptedNode node, ChainDecoder decoder) {
        while (!node.asked.isEmpty()) {
            say(decoder, node.answer(node.asked.remove(0)).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
