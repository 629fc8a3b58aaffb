package arbd.feeds.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RestClientTest {
    private static final RestSettings SETTINGS = new RestSettings(1_000, 10_000, 1_000, 1_000, 60);

    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final FeedCounters counters = new FeedCounters();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldAskOneAfterTheOther(boolean stepped) {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(stepped)) {
            server.answer("/under/a?x=1", "one");
            server.answer("/under/b", "two");
            RestClient client = new RestClient(server.rest().resolve("/under/"), loop.net(), SETTINGS, counters);
            loop.run(() -> {
                client.get("/a?x=1", this::take);
                client.get("/b", this::take);
                client.get("/c", this::take);
            });
            loop.until("answers", () -> answers.size() == 3);
            assertEquals(List.of("one", "two", "failed"), answers);
            assertEquals(List.of("/under/a?x=1", "/under/b", "/under/c"), server.asked());
            assertEquals(2, counters.snapshots());
            assertEquals(1, counters.snapshotFailures());
        }
    }

    @Test
    void shouldTakeNothingButAWholeAnswerOfModestSize() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(false)) {
            FullHttpResponse elsewhere = LoopbackServer.response(302, "");
            elsewhere.headers().set(HttpHeaderNames.LOCATION, server.rest() + "/good");
            server.answer("/good", "good");
            server.answer("/x", elsewhere);
            server.answer("/x", LoopbackServer.response(500, "broken"));
            server.answer("/x", "x".repeat(1_001));
            server.answer("/x", bytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab"));
            server.answer("/x", bytes("no HTTP at all\r\n\r\n"));
            RestClient client = new RestClient(server.rest(), loop.net(),
                    new RestSettings(1_000, 500, 1_000, 1_000, 60), counters);
            loop.run(() -> {
                for (int i = 0; i < 5; i++) {
                    client.get("/x", this::take);
                }
                client.get("/good", this::take);
            });
            loop.until("answers", () -> answers.size() == 6);
            assertEquals(List.of("failed", "failed", "failed", "failed", "failed", "good"), answers);
            assertEquals(6, server.asked().size(), "a redirect must not be followed");
        }
    }

    @Test
    void shouldGiveUpAtTheDeadline() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(false)) {
            server.answer("/x", LoopbackServer.SILENCE);
            server.answer("/x", "late");
            RestClient client = new RestClient(server.rest(), loop.net(),
                    new RestSettings(1_000, 50, 1_000, 1_000, 60), counters);
            loop.run(() -> client.get("/x", this::take));
            loop.until("given up", () -> answers.size() == 1);
            assertEquals(List.of("failed"), answers);
        }
    }

    @Test
    void shouldWaitAsLongAsTheVenueSays() {
        AtomicLong now = new AtomicLong(1);
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            FullHttpResponse refusal = LoopbackServer.response(429, "{}");
            refusal.headers().set(HttpHeaderNames.RETRY_AFTER, "1");
            server.answer("/x", refusal);
            server.answer("/x", LoopbackServer.response(418, "{}"));
            server.answer("/x", "at last");
            NetLoop net = new NetLoop(loop.net().eventLoop(), loop.net().channel(), clock(now));
            RestClient client = new RestClient(server.rest(), net,
                    new RestSettings(1_000, 10_000, 1_000, 1_000, 2), counters);
            client.get("/x", this::take);
            client.get("/x", this::take);
            client.get("/x", this::take);
            loop.until("refused", () -> answers.size() == 1);
            assertEquals(1, server.asked().size());
            now.addAndGet(TimeUnit.SECONDS.toNanos(1));
            loop.until("asked again", () -> answers.size() == 2);
            assertEquals(2, server.asked().size());
            now.addAndGet(TimeUnit.SECONDS.toNanos(2));
            loop.until("answered", () -> answers.size() == 3);
            assertEquals(List.of("failed", "failed", "at last"), answers);
        }
    }

    /** The clock stands still, so the window never ends: what is beyond the budget is never asked. */
    @Test
    void shouldKeepToItsBudget() {
        AtomicLong now = new AtomicLong(1);
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            NetLoop net = new NetLoop(loop.net().eventLoop(), loop.net().channel(), clock(now));
            RestClient client = new RestClient(server.rest(), net, new RestSettings(1_000, 10_000, 2, 50, 2), counters);
            for (int i = 0; i < 3; i++) {
                client.get("/x", this::take);
            }
            loop.until("budget used", () -> answers.size() == 2);
            assertEquals(2, server.asked().size());
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(50));
            loop.until("a new window", () -> answers.size() == 3);
            assertEquals(3, server.asked().size());
        }
    }

    @Test
    void shouldTellNothingMoreAfterClear() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            server.answer("/x", LoopbackServer.SILENCE);
            server.answer("/y", "y");
            RestClient client = new RestClient(server.rest(), loop.net(), SETTINGS, counters);
            client.get("/x", this::take);
            client.get("/y", this::take);
            loop.until("asked", () -> server.asked().size() == 1);
            client.clear();
            client.get("/y", this::take);
            loop.until("answered", () -> answers.size() == 1);
            assertEquals(List.of("y"), answers);
            assertEquals(List.of("/x", "/y"), server.asked());
        }
    }

    @Test
    void shouldRefuseToTalkInTheClearToOthers() {
        try (TestLoop loop = new TestLoop(true)) {
            for (String address : List.of("http://example.com", "http://192.0.2.1", "ftp://127.0.0.1", "https:/x")) {
                assertThrows(IllegalArgumentException.class,
                        () -> new RestClient(URI.create(address), loop.net(), SETTINGS, counters), address);
            }
        }
    }

    private static Object bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    private static NanoClock clock(AtomicLong now) {
        return new NanoClock() {
            @Override
            public long nanoTime() {
                return now.get();
            }

            @Override
            public long wallNanos() {
                return now.get();
            }
        };
    }

    private void take(ByteBuf body, long receivedNanos, long wallNanos) {
        answers.add(body == null ? "failed" : body.toString(StandardCharsets.UTF_8));
    }
}
