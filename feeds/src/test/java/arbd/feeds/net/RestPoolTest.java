package arbd.feeds.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.testing.HostileServer;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are open ahead, and requests that are written once. */
final class RestPoolTest {
    private static final ConnectionSettings LIMITS = new ConnectionSettings(1_000, 5_000, 1, 5, 1_000, 1_000, 1);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final TestLoop loop = new TestLoop(false);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger changes = new AtomicInteger();
    private RestPool pool;

    /** Notes what it is told. */
    private final class Told implements RestReply {
        private final String name;

        Told(String name) {
            this.name = name;
        }

        @Override
        public void answered(int status, ByteBuf body, long receivedNanos, long wallNanos) {
            told.add(name + " " + status + " " + body.toString(StandardCharsets.UTF_8));
        }

        @Override
        public void failed(boolean sent, String why) {
            told.add(name + (sent ? " sent, " : " not sent, ") + why);
        }
    }

    @AfterEach
    void close() {
        if (pool != null) {
            pool.close();
        }
        loop.close();
    }

    private void open(URI base, int connections, long answerMillis, long probeMillis) {
        pool = new RestPool(base, loop.net(), LIMITS,
                new PoolSettings(connections, answerMillis, "/probe", probeMillis, 60_000), changes::incrementAndGet);
        pool.start();
    }

    private void warm(int connections) {
        loop.until("open", () -> opened() == connections);
    }

    private int opened() {
        int[] open = new int[1];
        loop.run(() -> open[0] = pool.opened());
        return open[0];
    }

    private boolean send(String name, String path) {
        boolean[] sent = new boolean[1];
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        loop.run(() -> sent[0] = pool.send(RestRequest.post(path, "Bearer x", body, 2), new Told(name)));
        return sent[0];
    }

    private void ask(String name, String path) {
        loop.run(() -> pool.ask(RestRequest.get(path, "Bearer x"), new Told(name)));
    }

    private static URI http(HostileServer server) {
        return URI.create(server.address().toString().replace("ws://", "http://").replace("/x", ""));
    }

    @Test
    void shouldWriteOnConnectionsThatWereOpenBefore() {
        try (LoopbackServer server = new LoopbackServer()) {
            open(server.rest(), 2, 5_000, 60_000);
            warm(2);
            assertEquals(List.of(), server.asked());
            server.answer("/a", LoopbackServer.SILENCE);
            server.answer("/b", LoopbackServer.SILENCE);
            assertTrue(send("one", "/a"));
            assertTrue(send("two", "/b"));
            assertFalse(send("three", "/c"), "both are under way");
            loop.until("asked", () -> server.asked().size() == 2);
            server.answerLate("late");
            loop.until("answered", () -> told.size() == 1);
            loop.run(() -> assertTrue(pool.ready()));
            server.answer("/c", "three");
            assertTrue(send("three", "/c"));
            loop.until("answered", () -> told.contains("three 200 three"));
            assertEquals(2, changes.get(), "no connection was opened for a request");
        }
    }

    @Test
    void shouldLetQuestionsWaitForAFreeConnection() {
        try (LoopbackServer server = new LoopbackServer()) {
            server.answer("/a", LoopbackServer.response(400, "bad"));
            server.answer("/b", "two");
            server.answer("/c", "three");
            open(server.rest(), 1, 5_000, 60_000);
            ask("one", "/a");
            ask("two", "/b");
            ask("three", "/c");
            loop.until("answered", () -> told.size() == 3);
            assertEquals(List.of("one 400 bad", "two 200 two", "three 200 three"), told);
            assertEquals(List.of("/a", "/b", "/c"), server.asked());
        }
    }

    /** The server counts what it reads: a request that fell with its connection must not come a second time. */
    @ParameterizedTest
    @ValueSource(strings = {"closes", "closes half-way", "says nonsense", "says too much", "says nothing"})
    void shouldNeverWriteARequestTwice(String what) {
        AtomicInteger requests = new AtomicInteger();
        try (HostileServer server = new HostileServer(client -> {
            client.request();
            requests.incrementAndGet();
            switch (what) {
                case "closes" -> throw new IOException("closed");
                case "closes half-way" -> {
                    client.send(OK.substring(0, OK.length() - 1)).flush();
                    throw new IOException("closed");
                }
                case "says nonsense" -> client.send("SMTP ready\r\n\r\n").flush();
                case "says too much" -> client.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"
                        + "x".repeat(5_000)).flush();
                default -> client.flush();
            }
        })) {
            open(http(server), 3, 300, 60_000);
            warm(3);
            assertTrue(send("order", "/x"));
            loop.until("told", () -> told.size() == 1);
            assertTrue(told.get(0).startsWith("order sent, "), told.get(0));
            loop.until("opened again", () -> opened() == 3);
            assertEquals(1, requests.get());
            assertEquals(1, told.size());
        }
    }

    @Test
    void shouldReplaceAnIdleConnectionThatTheVenueCloses() {
        AtomicInteger served = new AtomicInteger();
        try (HostileServer server = new HostileServer(client -> {
            if (served.incrementAndGet() <= 2) {
                throw new IOException("closed while idle");
            }
            client.request().send(OK).flush();
        })) {
            open(http(server), 2, 5_000, 60_000);
            loop.until("replaced", () -> server.connections() >= 4 && opened() == 2);
            assertTrue(send("order", "/x"));
            loop.until("answered", () -> told.size() == 1);
            assertEquals(List.of("order 200 ok"), told);
        }
    }

    @Test
    void shouldProbeWhatIsIdleAndReplaceWhatDoesNotAnswer() {
        AtomicInteger probes = new AtomicInteger();
        try (HostileServer server = new HostileServer(client -> {
            client.request();
            if (probes.incrementAndGet() > 1) {
                client.send(OK).flush();
                client.request().send(OK).flush();
            }
        })) {
            open(http(server), 1, 200, 20);
            loop.until("a dead one replaced, a live one kept", () -> probes.get() >= 2);
            assertEquals(2, server.connections());
            assertEquals(List.of(), told, "a probe is nobody's request");
        }
    }

    @Test
    void shouldNotUseAConnectionThatTheVenueIsAboutToClose() {
        try (HostileServer server = new HostileServer(client -> client.request()
                .send(OK.replace("Content", "Connection: close\r\nContent")).flush())) {
            open(http(server), 1, 5_000, 60_000);
            warm(1);
            assertTrue(send("one", "/a"));
            loop.until("answered", () -> told.size() == 1);
            loop.until("a new one", () -> send("two", "/b"));
            loop.until("answered", () -> told.size() == 2);
            assertEquals(List.of("one 200 ok", "two 200 ok"), told);
            assertEquals(2, server.connections());
        }
    }

    @Test
    void shouldDropAConnectionThatAnswersWhatNobodyAsked() {
        try (HostileServer server = new HostileServer(client -> client.send(OK).flush())) {
            open(http(server), 1, 5_000, 60_000);
            loop.until("replaced again and again", () -> server.connections() >= 3);
            assertEquals(List.of(), told);
        }
    }

    @Test
    void shouldAskNothingForAsLongAsTheVenueSays() {
        try (LoopbackServer server = new LoopbackServer()) {
            server.answer("/a", LoopbackServer.response(429, "slow down"));
            server.answer("/b", "two");
            open(server.rest(), 2, 200, 60_000);
            warm(2);
            ask("one", "/a");
            loop.until("refused", () -> told.size() == 1);
            ask("two", "/b");
            loop.until("given up", () -> told.size() == 2);
            assertEquals(List.of("one 429 slow down", "two not sent, not connected"), told);
            assertEquals(List.of("/a"), server.asked());
        }
    }

    @Test
    void shouldTellThoseWhoWaitInVain() {
        open(URI.create("http://127.0.0.1:1"), 1, 50, 60_000);
        ask("one", "/a");
        loop.until("told", () -> told.size() == 1);
        assertEquals(List.of("one not sent, not connected"), told);
        assertFalse(send("two", "/b"));
        ask("three", "/c");
        pool.close();
        loop.until("told", () -> told.size() == 2);
        ask("four", "/d");
        assertEquals(List.of("one not sent, not connected", "three not sent, closed", "four not sent, closed"), told);
    }

    @Test
    void shouldRefuseToTalkInTheClearToOthers() {
        for (String address : List.of("http://example.com", "ws://127.0.0.1", "https:/x")) {
            assertThrows(IllegalArgumentException.class, () -> new RestPool(URI.create(address), loop.net(), LIMITS,
                    new PoolSettings(1, 1, "/", 1, 1), () -> { }), address);
        }
        assertEquals("POST /orders", RestRequest.post("/orders", "Bearer secret", new byte[] {'{'}, 1).toString());
    }
}
