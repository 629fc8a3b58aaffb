package arbd.feeds.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebSocketConnectionTest {
    private static final ConnectionSettings SETTINGS =
            new ConnectionSettings(1000, 5_000, 5, 20, 100, 1_000, 1);

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final FeedCounters counters = new FeedCounters();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTalkAndComeBackAfterTheVenueHungUp(boolean stepped) {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(stepped)) {
            WebSocketConnection connection = connect(server, loop);
            loop.until("connected", () -> events.contains("connected"));
            loop.run(() -> assertTrue(connection.send("hello \u20ac")));
            loop.until("heard", () -> server.heard().contains("hello \u20ac"));
            server.say("one");
            server.say("two");
            loop.until("both texts", () -> events.contains("text two"));
            server.drop();
            loop.until("connected again", () -> server.connections() == 2 && events.size() == 5);
            assertEquals(List.of("connected", "text one", "text two", "down", "connected"), events);
            assertEquals(2, counters.connects());
            assertEquals(2, counters.frames());
            assertEquals(6, counters.bytes());
            connection.close();
            loop.until("down", () -> events.size() == 6);
            loop.run(() -> assertFalse(connection.send("late")));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldAnswerPingsWithTheirPayload(boolean stepped) {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(stepped)) {
            WebSocketConnection connection = connect(server, loop);
            loop.until("connected", () -> server.connections() == 1);
            server.send(new PingWebSocketFrame(Unpooled.copiedBuffer("abc1", StandardCharsets.UTF_8)));
            loop.until("pong", () -> server.heard().contains("pong:abc1"));
            connection.close();
        }
    }

    @Test
    void shouldSendTheVenuesPingText() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(false)) {
            WebSocketConnection connection = make(server.address(), loop);
            connection.keepAlive("are you there", 5);
            connection.start();
            loop.until("pings", () -> server.heard().size() >= 3);
            assertEquals("are you there", server.heard().get(2));
            connection.close();
        }
    }

    @Test
    void shouldReconnectAfterAnOversizedFrame() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(false)) {
            WebSocketConnection connection = connect(server, loop);
            loop.until("connected", () -> server.connections() == 1);
            server.say("x".repeat(1001));
            loop.until("connected again", () -> server.connections() == 2);
            assertEquals(1, counters.malformedFrames(Malformed.OVERSIZED));
            assertFalse(events.toString().contains("xx"));
            connection.close();
        }
    }

    @Test
    void shouldReconnectAfterAnOversizedMessageOfSmallFrames() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(false)) {
            WebSocketConnection connection = connect(server, loop);
            loop.until("connected", () -> server.connections() == 1);
            server.send(new TextWebSocketFrame(false, 0, "x".repeat(900)));
            server.send(new ContinuationWebSocketFrame(true, 0, "x".repeat(900)));
            loop.until("connected again", () -> server.connections() == 2);
            assertEquals(1, counters.malformedFrames(Malformed.OVERSIZED));
            connection.close();
        }
    }

    @Test
    void shouldPutFragmentsTogether() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(false)) {
            WebSocketConnection connection = connect(server, loop);
            loop.until("connected", () -> server.connections() == 1);
            server.send(new TextWebSocketFrame(false, 0, "one "));
            server.send(new ContinuationWebSocketFrame(true, 0, "text"));
            loop.until("text", () -> events.contains("text one text"));
            connection.close();
        }
    }

    @Test
    void shouldReconnectAfterBrokenFraming() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(false)) {
            WebSocketConnection connection = connect(server, loop);
            loop.until("connected", () -> server.connections() == 1);
            server.raw(0xff, 0xff, 0xff, 0xff);
            loop.until("connected again", () -> server.connections() == 2);
            assertEquals(1, counters.malformedFrames(Malformed.FRAMING));
            connection.close();
        }
    }

    @Test
    void shouldTellNothingOfAFrameThatIsCutOff() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(false)) {
            WebSocketConnection connection = connect(server, loop);
            loop.until("connected", () -> server.connections() == 1);
            server.raw(0x81, 0x05, 'h', 'e', 'l');
            server.drop();
            loop.until("connected again", () -> server.connections() == 2 && events.size() == 3);
            assertEquals(List.of("connected", "down", "connected"), events);
            connection.close();
        }
    }

    @Test
    void shouldReconnectAfterAFrameThatIsNotText() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(false)) {
            WebSocketConnection connection = connect(server, loop);
            loop.until("connected", () -> server.connections() == 1);
            server.send(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[] {1})));
            loop.until("connected again", () -> server.connections() == 2);
            assertEquals(1, counters.malformedFrames(Malformed.BINARY));
            connection.close();
        }
    }

    @Test
    void shouldStopReadingWhenTold() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            WebSocketConnection connection = connect(server, loop);
            loop.until("connected", () -> events.contains("connected") && server.connections() == 1);
            loop.run(() -> connection.setAutoRead(false));
            server.drop();
            loop.run(() -> connection.reconnect("test"));
            loop.until("connected again", () -> server.connections() == 2 && events.size() == 3);
            server.say("held back");
            long end = System.nanoTime() + 50_000_000L;
            loop.until("fifty milliseconds", () -> System.nanoTime() > end);
            assertEquals(List.of("connected", "down", "connected"), events);
            loop.run(() -> connection.setAutoRead(true));
            loop.until("text", () -> events.contains("text held back"));
            connection.close();
        }
    }

    @Test
    void shouldKeepTryingWhileNobodyListens() {
        try (TestLoop loop = new TestLoop(false)) {
            WebSocketConnection connection = make(gone(), loop);
            connection.start();
            loop.until("attempts", () -> counters.disconnects() >= 4);
            assertEquals(List.of(), events);
            connection.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldGiveUpAVenueThatSaysNothing(boolean stepped) {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(stepped)) {
            WebSocketConnection connection = make(server.address(), loop,
                    new ConnectionSettings(1000, 5_000, 5, 20, 100, 1_000, 50, 60_000, 1));
            connection.start();
            loop.until("connected again", () -> events.size() >= 3);
            assertEquals(List.of("connected", "down", "connected"), events.subList(0, 3));
            connection.close();
        }
    }

    @Test
    void shouldRefuseToTalkInTheClearToOthers() {
        try (TestLoop loop = new TestLoop(true)) {
            for (String address : List.of("ws://example.com/x", "ws://10.0.0.1/", "http://127.0.0.1/", "ws:///x",
                    "ws://127.0.0.1.example.com/")) {
                assertThrows(IllegalArgumentException.class, () -> make(URI.create(address), loop), address);
            }
            make(URI.create("ws://localhost:1/"), loop);
            make(URI.create("ws://[::1]:1/"), loop);
            make(URI.create("wss://example.com/"), loop);
        }
    }

    private static URI gone() {
        try (LoopbackServer server = new LoopbackServer()) {
            return server.address();
        }
    }

    private WebSocketConnection connect(LoopbackServer server, TestLoop loop) {
        WebSocketConnection connection = make(server.address(), loop);
        connection.start();
        return connection;
    }

    private WebSocketConnection make(URI address, TestLoop loop) {
        return make(address, loop, SETTINGS);
    }

    private WebSocketConnection make(URI address, TestLoop loop, ConnectionSettings settings) {
        return new WebSocketConnection(address, loop.net(), settings, new SessionEvents() {
            @Override
            public void connected() {
                events.add("connected");
            }

            @Override
            public void text(ByteBuf frame, long receivedNanos, long wallNanos) {
                events.add("text " + frame.toString(StandardCharsets.UTF_8));
            }

            @Override
            public void disconnected(String why) {
                events.add("down");
            }
        }, counters);
    }
}
