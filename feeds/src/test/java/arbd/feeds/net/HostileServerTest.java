package arbd.feeds.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.testing.HostileServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetric;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A venue that attacks: its connection ends where a limit says so and comes back, and others notice nothing. */
@Timeout(120)
final class HostileServerTest {
    private static final int LIMIT_BYTES = 1 << 20;
    /** The allocator keeps chunks of some megabytes; 64 MB sent again and again would stand out. */
    private static final long GROWTH_MAX_BYTES = 24L << 20;
    private static final ConnectionSettings SETTINGS =
            new ConnectionSettings(LIMIT_BYTES, 400, 5, 20, 1_000, 1_000, 1);

    private final FeedCounters counters = new FeedCounters();
    private final List<String> attacked = new CopyOnWriteArrayList<>();
    private final List<String> neighbour = new CopyOnWriteArrayList<>();
    private long peakBytes;

    @ParameterizedTest
    @EnumSource(Attack.class)
    void shouldEndTheConnectionAndComeBackWhileOthersGoOn(Attack attack) {
        try (HostileServer hostile = new HostileServer(attack.script); LoopbackServer calm = new LoopbackServer();
                TestLoop loop = new TestLoop(false)) {
            WebSocketConnection good = connect(calm.address(), loop, neighbour, new FeedCounters());
            loop.until("the neighbour is up", () -> calm.connections() == 1 && neighbour.size() == 1);
            long before = allocated();
            WebSocketConnection bad = connect(hostile.address(), loop, attacked, counters);
            loop.until("ended and back, four times", () -> {
                peakBytes = Math.max(peakBytes, allocated());
                return hostile.connections() >= 5 && hostile.closedByClient() >= 4;
            });
            calm.say("still here");
            loop.until("the neighbour hears", () -> neighbour.size() == 2);
            bad.close();
            good.close();
            loop.until("the neighbour is down", () -> neighbour.size() == 3);
            assertEquals(List.of("connected", "text still here", "down"), neighbour, "never disturbed");
            assertTrue(peakBytes - before < GROWTH_MAX_BYTES, () -> "grew by " + (peakBytes - before) + " bytes");
            assertTrue(counters.disconnects() >= 4, "each is counted");
            assertReason(attack);
            assertEquals(List.of(), hostile.failures());
        }
    }

    @Test
    void shouldNotFollowARedirect() {
        AtomicInteger elsewhere = new AtomicInteger();
        try (HostileServer target = new HostileServer(client -> elsewhere.incrementAndGet());
                HostileServer hostile = new HostileServer(client -> client.request()
                        .send("HTTP/1.1 302 Found\r\nLocation: " + target.address() + "\r\nContent-Length: 0\r\n\r\n")
                        .flush());
                TestLoop loop = new TestLoop(false)) {
            WebSocketConnection connection = connect(hostile.address(), loop, attacked, counters);
            loop.until("tried again", () -> hostile.connections() >= 4);
            connection.close();
            assertEquals(0, elsewhere.get());
            assertEquals(List.of(), attacked);
        }
    }

    @Test
    void shouldGiveUpAVenueThatDoesNotRead() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (HostileServer deaf = new HostileServer(client -> {
            client.accept("");
            await(done);
        }); TestLoop loop = new TestLoop(false)) {
            WebSocketConnection connection = connect(deaf.address(), loop, attacked, counters);
            loop.until("connected", () -> attacked.contains("connected"));
            long before = allocated();
            String text = "x".repeat(16 << 10);
            loop.until("given up", () -> {
                loop.run(() -> connection.send(text));
                peakBytes = Math.max(peakBytes, allocated());
                return attacked.contains("down");
            });
            connection.close();
            done.countDown();
            assertTrue(peakBytes - before < GROWTH_MAX_BYTES, () -> "grew by " + (peakBytes - before) + " bytes");
        }
    }

    @Test
    void shouldTellAVenueFromAnAttackByItsPings() {
        int pings = FrameLimits.CONTROLS_PER_SECOND - 10;
        try (HostileServer lively = new HostileServer(client -> {
            client.accept("");
            for (int i = 0; i < pings; i++) {
                client.frame(0x89, new byte[] {'p'});
            }
            client.text("after pings");
            for (int i = 0; i < FrameLimits.FRAGMENTS_MAX; i++) {
                client.frame(i == 0 ? 0x01 : 0x00, new byte[] {'x'});
            }
            client.frame(0x80, new byte[] {'y'}).flush();
        }); TestLoop loop = new TestLoop(false)) {
            WebSocketConnection connection = connect(lively.address(), loop, attacked, counters);
            loop.until("both texts", () -> attacked.size() == 3);
            assertEquals(List.of("connected", "text after pings", "text " + "x".repeat(FrameLimits.FRAGMENTS_MAX)
                    + "y"), attacked);
            assertEquals(0, counters.malformedFrames());
            connection.close();
        }
    }

    /** Counted once for each time; nothing of it reached the decoder. */
    private void assertReason(Attack attack) {
        for (Malformed reason : Malformed.values()) {
            if (reason == attack.reason) {
                assertTrue(counters.malformedFrames(reason) >= 4, () -> reason + " was not counted each time");
            } else {
                assertEquals(0, counters.malformedFrames(reason), reason.name());
            }
        }
        assertTrue(attacked.stream().allMatch(event -> event.equals("connected") || event.equals("down")),
                attacked.toString());
        assertEquals(attack.afterHandshake(), !attacked.isEmpty(), "whether a handshake worked");
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Bytes that the allocator of all sockets holds. */
    private static long allocated() {
        ByteBufAllocatorMetric metric = ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric();
        return metric.usedDirectMemory() + metric.usedHeapMemory();
    }

    private static WebSocketConnection connect(URI address, TestLoop loop, List<String> events,
            FeedCounters counters) {
        WebSocketConnection connection = new WebSocketConnection(address, loop.net(), SETTINGS, new SessionEvents() {
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
        connection.start();
        return connection;
    }
}
