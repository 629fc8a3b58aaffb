package arbd.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.LoopbackServer;
import arbd.feeds.net.TestLoop;
import arbd.market.Instrument;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedTest {
    private static final Instrument BTC = Recorded.instrument(3, "BTC/USD", 1, 8);
    private static final String SUBSCRIBE = "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":"
            + "[\"BTC/USD\"],\"depth\":10,\"snapshot\":true}}";
    private static final String UNSUBSCRIBE = "{\"method\":\"unsubscribe\",\"params\":{\"channel\":\"book\",\"symbol\":"
            + "[\"BTC/USD\"],\"depth\":10}}";

    private final FeedCounters counters = new FeedCounters();
    private final List<String> ticks = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldSubscribeHealAndTellWhenItIsDown(boolean stepped) throws Exception {
        List<String> lines = Recorded.lines("kraken/v2_book10_btcusd_resub_20260801.wire.jsonl");
        ConnectionSettings settings = new ConnectionSettings(1 << 20, 5_000, 5, 20, 100, 1_000, 1);
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(stepped)) {
            Feed feed = new Feed(Feeds.protocol("kraken", List.of(BTC), counters), server.address(), null, loop.net(),
                    settings, tick -> ticks.add(Recorded.describe(tick)), counters);
            feed.start();
            loop.until("subscribed", () -> server.heard().equals(List.of(SUBSCRIBE)));
            server.say(lines.get(2));
            server.say(lines.get(4));
            loop.until("two ticks", () -> ticks.size() == 2);
            server.say(lines.get(4).replace("2.08665551", "2.08665552"));
            loop.until("stale", () -> ticks.size() == 3);
            assertEquals("status 3 STALE", ticks.get(2));
            loop.until("resubscribed", () -> server.heard().equals(List.of(SUBSCRIBE, UNSUBSCRIBE, SUBSCRIBE)));
            server.say(lines.get(2));
            loop.until("healed", () -> ticks.size() == 4);
            assertEquals(ticks.get(0), ticks.get(3));
            server.drop();
            loop.until("subscribed anew", () -> server.heard().size() == 4);
            assertEquals("status 3 DISCONNECTED", ticks.get(4));
            server.say(lines.get(4));
            loop.until("stale without snapshot", () -> ticks.size() == 6);
            assertEquals("status 3 STALE", ticks.get(5));
            feed.close();
            loop.until("down", () -> ticks.size() == 7);
        }
        assertTrue(ticks.get(0).startsWith("depth 3 "), ticks.get(0));
        assertEquals(2, counters.connects());
        assertEquals(7, counters.ticks());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 700_000})
    void shouldCarryLargeAndSmallFramesAlike(int padding) {
        ConnectionSettings settings = new ConnectionSettings(1 << 20, 5_000, 5, 20, 100, 1_000, 1);
        char[] space = new char[padding];
        Arrays.fill(space, ' ');
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            Feed feed = new Feed(
                    Feeds.protocol("binance", List.of(Recorded.instrument(0, "BTCUSDT", 2, 5)), counters),
                    server.address(), server.rest(), loop.net(), settings, tick -> ticks.add(Recorded.describe(tick)),
                    counters);
            feed.start();
            loop.until("connected", () -> server.connections() == 1);
            server.say("{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"1.00\",\"B\":\"1\"," + new String(space)
                    + "\"a\":\"2\",\"A\":\"1\"}");
            loop.until("tick", () -> ticks.size() == 1);
            assertEquals("quote 0 u1 t0 b100x100000 a200x100000", ticks.get(0));
            feed.close();
        }
    }
}
