package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.testing.HostileServer;
import arbd.testing.HostileServer.Client;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One venue's market data attacks the daemon in turn with all it has; the other two trade on. */
final class HostileVenueIT {
    private static final long SECONDS = 60;
    private static final String DEEP = "{\"stream\":\"btcusdt@bookTicker\",\"data\":" + "[".repeat(100_000);
    private static final List<HostileServer.Script> ATTACKS = List.of(
            client -> repeat(client.accept("").header(0x81, 64 << 20), new byte[64 << 10], 1 << 10),
            client -> repeat(client.accept("").frame(0x01, new byte[9]), new byte[] {0, 0}, 1 << 22),
            client -> repeat(client.accept(""), new byte[] {(byte) 0x89, 0}, 1 << 22),
            client -> client.accept("").frame(0xc1, new byte[9]).flush(),
            client -> client.accept("").text(DEEP).frame(0x81, new byte[] {'"', (byte) 0xff, '"'}).frame(0x82,
                    new byte[1]).flush(),
            client -> repeat(client.request().send("HTTP/1.1 101 Switching Protocols\r\n"),
                    "X-More: more\r\n".getBytes(StandardCharsets.US_ASCII), 1 << 20));

    @TempDir
    private Path folder;

    @Test
    void shouldTradeOnWhereOneVenueAttacks() throws Exception {
        Sandbox box = new Sandbox(folder);
        AtomicInteger turn = new AtomicInteger();
        try (HostedVenues venues = new HostedVenues(box, 3, 2);
                HostileServer hostile = new HostileServer(client ->
                        ATTACKS.get(turn.getAndIncrement() % ATTACKS.size()).run(client))) {
            String text = Files.readString(venues.config()).replaceFirst("marketData: ws://\\S+",
                    "marketData: " + Matcher.quoteReplacement(hostile.address().toString().replace("/x", "")));
            try (DaemonProcess daemon = box.start("run", "--config", box.write("h.yaml", text).toString(), "--json");
                    LifeWatch life = new LifeWatch(box, 0)) {
                life.awaitTrading(SECONDS);
                awaitRounds(hostile, ATTACKS.size() + 1, daemon);
                life.awaitTrading(SECONDS);
                String metrics = StatusPage.metrics(daemon);
                for (String reason : List.of("oversized", "framing", "syntax", "binary")) {
                    assertTrue(metrics.matches("(?s).*\\narbd_feed_malformed_total\\{venue=\"alpha\",reason=\"" + reason
                            + "\"} [1-9].*"), () -> reason + " in\n" + metrics);
                }
                assertFalse(metrics.matches("(?s).*\\narbd_feed_malformed_total\\{venue=\"(beta|gamma)\",reason=\"\\w+"
                        + "\"} [1-9].*"), metrics);
                String talk = daemon.err();
                assertFalse(talk.contains("\tat "), () -> "it told a trace:\n" + talk);
                daemon.signal("TERM");
                daemon.expectExit(0, SECONDS);
                assertEquals(List.of(), hostile.failures());
            }
        }
    }

    private static void awaitRounds(HostileServer hostile, int clients, DaemonProcess daemon) throws Exception {
        long until = System.nanoTime() + 2 * SECONDS * 1_000_000_000L;
        while (hostile.connections() < clients) {
            assertTrue(daemon.alive(), daemon.err());
            assertTrue(System.nanoTime() < until, () -> "came back " + hostile.connections() + " times only");
            Thread.sleep(20);
        }
    }

    private static void repeat(Client client, byte[] bytes, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            client.send(bytes);
        }
        client.flush();
    }
}
