package arbd.feeds.evm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.feeds.evm.ModelChain.Block;
import arbd.feeds.net.BookFault;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.LoopbackServer;
import arbd.feeds.net.Malformed;
import arbd.feeds.net.TestLoop;
import arbd.market.MarketState;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A feed over real sockets, against a server that answers as a node does. */
final class ChainFeedTest {
    private static final ConnectionSettings SETTINGS =
            new ConnectionSettings(1 << 20, 5_000, 5, 20, 100, 1_000, 1).withDataSilence(20_000);

    private final FeedCounters counters = new FeedCounters();
    private final ModelChain chain = new ModelChain(TestPools.ALL.pools(), 40, new SplittableRandom(9)).calm();
    /** Answers what is asked over the socket. */
    private final ScriptedNode answers = new ScriptedNode(TestPools.ALL, chain);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private int answered;

    private void on(PoolEvent event) {
        Pool pool = TestPools.ALL.pools().get(event.pool);
        boolean live = event.state == MarketState.LIVE;
        told.add(event.pool + " " + event.state + (live ? " " + event.block + "/" + event.logIndex : "")
                + (live && !chain.was(pool, event) ? " never was" : ""));
    }

    private ChainFeed feed(LoopbackServer server, TestLoop loop, ConnectionSettings settings) {
        return new ChainFeed(TestPools.ALL, server.address(), loop.net(), settings, this::on, counters);
    }

    /** Waits, and answers in the meantime. */
    private void until(LoopbackServer server, TestLoop loop, String what, BooleanSupplier condition) {
        loop.until(what, () -> {
            List<String> heard = server.heard();
            while (answered < heard.size()) {
                server.say(answers.answer(heard.get(answered++)));
            }
            return condition.getAsBoolean();
        });
    }

    /** On this many connections, one after the other, all that a feed needs was asked for and answered. */
    private void subscribed(LoopbackServer server, TestLoop loop, int connections) {
        until(server, loop, "subscribed", () -> answered == server.heard().size() && server.heard().stream()
                .filter(line -> line.contains("newHeads")).count() == connections);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldWatchPoolsHealAndTellWhenItIsDown(boolean stepped) {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(stepped)) {
            ChainFeed feed = feed(server, loop, SETTINGS);
            feed.start();
            subscribed(server, loop, 1);
            assertEquals("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\",\"params\":[]}",
                    server.heard().get(0));
            assertTrue(server.heard().get(1).contains("\"eth_subscribe\",\"params\":[\"logs\",{\"address\":[\""
                    + TestPools.PAIR.symbol() + "\","), server.heard().get(1));
            assertTrue(server.heard().get(2).endsWith("\"eth_subscribe\",\"params\":[\"newHeads\"]}"));
            server.say(NodeText.head(chain.head()));
            until(server, loop, "live", () -> told.size() == 3);
            assertEquals(List.of("0 LIVE 40/0", "1 LIVE 40/0", "2 LIVE 40/0"), told.stream().sorted().toList());

            Block block = chain.mine(6);
            NodeText.logs(block).forEach(server::say);
            server.say(NodeText.head(block));
            // All of them: what is told later would be asked of the chain while it is taken back.
            Map<Integer, String> last = new TreeMap<>();
            for (int i = 0; i < block.logs().size(); i++) {
                int pool = block.logs().get(i).pool().id();
                last.put(pool, pool + " LIVE 41/" + i);
            }
            until(server, loop, "changed", () -> told.containsAll(last.values()));

            chain.takeBack(1);
            server.say(NodeText.head(chain.mine(6)));
            until(server, loop, "stale and whole again", () -> told.stream().filter(
                    line -> line.endsWith("LIVE 41/0")).count() == 3);
            assertEquals(3, told.stream().filter(line -> line.endsWith("STALE")).count());

            server.drop();
            subscribed(server, loop, 2);
            server.say(NodeText.head(chain.mine(2)));
            until(server, loop, "live again", () -> told.stream().filter(
                    line -> line.endsWith("LIVE 42/0")).count() == 3);
            assertEquals(3, told.stream().filter(line -> line.endsWith("DISCONNECTED")).count());
            feed.close();
            until(server, loop, "down", () -> told.stream().filter(
                    line -> line.endsWith("DISCONNECTED")).count() == 6);
        }
        assertTrue(told.stream().noneMatch(line -> line.contains("never was")), told.toString());
        assertEquals(1, counters.faults(BookFault.REORGANISED));
        assertEquals(told.size(), counters.ticks());
    }

    /** Logs that come in one read are told as one state for each pool. */
    @Test
    void shouldTellAPoolOnceForEachRead() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            ChainFeed feed = feed(server, loop, SETTINGS);
            feed.start();
            subscribed(server, loop, 1);
            server.say(NodeText.head(chain.head()));
            until(server, loop, "live", () -> told.size() == 3);
            Block block = chain.mine(40);
            // One write of many small frames: they are in one buffer when the loop is stepped again.
            server.send(bytesOf(block));
            until(server, loop, "changed", () -> told.size() >= 6);
            assertEquals(6, told.size(), told.toString());
            assertTrue(told.stream().noneMatch(line -> line.contains("never was")), told.toString());
            feed.close();
        }
    }

    /** Not a frame but the bytes of many, which the server's encoder lets pass. */
    private static Object bytesOf(Block block) {
        ByteBuf all = Unpooled.buffer();
        for (String text : NodeText.logs(block)) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            all.writeByte(0x81).writeByte(126).writeShort(bytes.length).writeBytes(bytes);
        }
        return all;
    }

    @Test
    void shouldReplaceAConnectionWithoutNewBlocks() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            ChainFeed feed = feed(server, loop, SETTINGS.withDataSilence(400));
            feed.start();
            subscribed(server, loop, 1);
            server.say(NodeText.head(chain.head()));
            until(server, loop, "live", () -> told.size() == 3);
            until(server, loop, "another connection", () -> server.connections() == 2);
            assertEquals(List.of("0 STALE", "1 STALE", "2 STALE", "0 DISCONNECTED", "1 DISCONNECTED",
                    "2 DISCONNECTED"), told.subList(3, 9));
            assertEquals(1, counters.faults(BookFault.SILENT));
            feed.close();
        }
    }

    @Test
    void shouldLeaveANodeThatSendsWhatCannotBeReadOrIsTooLarge() {
        char[] large = new char[(1 << 20) + 1];
        Arrays.fill(large, ' ');
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            ChainFeed feed = feed(server, loop, SETTINGS);
            feed.start();
            int connection = 1;
            for (String text : List.of("{\"method\":", "[".repeat(5_000), new String(large))) {
                int now = connection++;
                subscribed(server, loop, now);
                server.say(NodeText.head(chain.head()));
                until(server, loop, "live", () -> told.size() >= 3 && told.subList(told.size() - 3, told.size())
                        .stream().allMatch(line -> line.contains("LIVE")));
                server.say(text);
                until(server, loop, "down", () -> told.get(told.size() - 1).contains("DISCONNECTED"));
            }
            assertEquals(2, counters.malformedFrames(Malformed.SYNTAX));
            assertEquals(1, counters.malformedFrames(Malformed.OVERSIZED));
            feed.close();
        }
    }

    @Test
    void shouldNotConnectToAStrangerWithoutTls() {
        try (TestLoop loop = new TestLoop(true)) {
            assertThrows(IllegalArgumentException.class, () -> new ChainFeed(TestPools.ALL,
                    URI.create("ws://node.example.com"), loop.net(), SETTINGS, event -> { }, counters));
        }
    }
}
