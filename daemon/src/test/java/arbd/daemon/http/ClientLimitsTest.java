package arbd.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that are slow, many, or do not listen, on real sockets. */
@Timeout(120)
class ClientLimitsTest {
    private static final long LONG_MILLIS = 3_600_000;
    private static final byte[] PING = {(byte) 0x89, (byte) 0xfd, 0, 0, 0, 0};

    @Test
    void shouldNotWaitForOneByteAfterTheOther() throws Exception {
        try (StatusServer server = StatusServer.open(0, new ClientLimits(9, 300, LONG_MILLIS));
                Wire wire = new Wire(server.port())) {
            assertEnded(trickle(wire, request(server) + "X-Never-Ends: ", 2_000));
        }
    }

    @Test
    void shouldNotWaitForTheBodyEither() throws Exception {
        try (StatusServer server = StatusServer.open(0, new ClientLimits(9, 300, LONG_MILLIS));
                Wire wire = new Wire(server.port())) {
            assertEnded(trickle(wire, request(server) + "Content-Length: 4000\r\n\r\n", 2_000));
        }
    }

    @Test
    void shouldNotWaitForTheFirstByteOrForTheSecondRequest() throws Exception {
        try (StatusServer server = StatusServer.open(0, new ClientLimits(9, 300, LONG_MILLIS));
                Wire kept = new Wire(server.port())) {
            for (int i = 0; i < 3; i++) {
                kept.send(bytes(request(server) + "\r\n"));
                answer(kept);
                try (Wire silent = new Wire(server.port())) {
                    assertEquals("", silent.rest(), "its time passes for the one that is kept, too");
                }
            }
            assertEnded(trickle(kept, "GET / HTTP/1.1", 2_000));
        }
    }

    @Test
    void shouldEndAConnectionThatIsKeptForNothing() throws Exception {
        try (StatusServer server = StatusServer.open(0, new ClientLimits(9, LONG_MILLIS, 200));
                Wire wire = new Wire(server.port())) {
            wire.send(bytes(request(server) + "\r\n"));
            answer(wire);
            assertEquals("", wire.rest());
        }
    }

    @Test
    void shouldKeepALiveStreamBeyondTheDeadlineOfARequest() throws Exception {
        try (StatusServer server = StatusServer.open(0, new ClientLimits(9, 100, LONG_MILLIS));
                Wire silent = new Wire(server.port()); Wire live = live(server)) {
            assertEquals("", silent.rest(), "one that came before the stream, with the same time");
            live.send(new byte[] {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0});
            assertEquals("opcode 10", live.frame(), "a pong");
            try (Wire later = new Wire(server.port())) {
                assertEquals("", later.rest(), "a whole deadline after the ping");
            }
            live.send(new byte[] {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0});
            assertEquals("opcode 10", live.frame(), "still there");
        }
    }

    @Test
    void shouldHearNoMoreClientsThanItsLimit() throws Exception {
        List<Wire> inside = new ArrayList<>();
        try (StatusServer server = StatusServer.open(0, new ClientLimits(3, LONG_MILLIS, LONG_MILLIS))) {
            for (int i = 0; i < 3; i++) {
                inside.add(live(server));
            }
            assertEquals("", Wire.talk(server.port(), request(server) + "\r\n"), "one too many");
            inside.get(0).close();
            String answer = "";
            for (int i = 0; i < 10_000 && answer.isEmpty(); i++) {
                answer = Wire.talk(server.port(), request(server) + "Connection: close\r\n\r\n");
            }
            assertTrue(answer.startsWith("HTTP/1.1 200 "), "in place of the one that left");
        } finally {
            for (Wire wire : inside) {
                wire.close();
            }
        }
    }

    @Test
    void shouldLetGoWhoAsksWithoutReadingTheAnswers() throws Exception {
        int asked = 20_000;
        try (StatusServer server = StatusServer.open(0, new ClientLimits(9, LONG_MILLIS, LONG_MILLIS));
                Wire wire = new Wire(server.port())) {
            trySend(wire, bytes((request(server) + "\r\n").repeat(asked)));
            int answered = wire.rest().split("HTTP/1.1 200 ", -1).length - 1;
            assertTrue(answered < asked / 4, () -> "answered " + answered + " of " + asked);
            assertTrue(Wire.talk(server.port(), request(server) + "Connection: close\r\n\r\n")
                    .startsWith("HTTP/1.1 200 "), "others are served");
        }
    }

    @Test
    void shouldLetGoWhoPingsWithoutReadingThePongs() throws Exception {
        byte[] ping = new byte[PING.length + 125];
        System.arraycopy(PING, 0, ping, 0, PING.length);
        try (StatusServer server = StatusServer.open(0, new ClientLimits(9, LONG_MILLIS, LONG_MILLIS));
                Wire live = live(server)) {
            boolean open = true;
            for (int i = 0; i < 300_000 && open; i++) {
                open = trySend(live, ping);
            }
            live.rest();
            assertTrue(Wire.talk(server.port(), request(server) + "Connection: close\r\n\r\n")
                    .startsWith("HTTP/1.1 200 "), "others are served");
        }
    }

    /** Sends a byte every few milliseconds; returns how many went before the server ended it. */
    private static int trickle(Wire wire, String begin, int most) throws IOException, InterruptedException {
        wire.send(bytes(begin));
        for (int sent = 0; sent < most; sent++) {
            if (wire.ended() || !trySend(wire, new byte[] {'a'})) {
                return sent;
            }
            Thread.sleep(10);
        }
        return most;
    }

    private static void assertEnded(int sent) {
        assertTrue(sent > 2 && sent < 2_000, () -> "ended after " + sent + " bytes");
    }

    private static boolean trySend(Wire wire, byte[] bytes) {
        try {
            wire.send(bytes);
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    private static void answer(Wire wire) throws IOException {
        String head = wire.head();
        assertTrue(head.startsWith("HTTP/1.1 200 "), head);
        wire.read(Integer.parseInt(head.replaceAll("(?is).*content-length: (\\d+).*", "$1")));
    }

    private static Wire live(StatusServer server) throws IOException {
        Wire wire = new Wire(server.port());
        wire.send(bytes("GET /live HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==\r\n\r\n"));
        assertTrue(wire.head().startsWith("HTTP/1.1 101 "));
        assertTrue(wire.frame().contains("starting"));
        return wire;
    }

    private static String request(StatusServer server) {
        return "GET / HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
