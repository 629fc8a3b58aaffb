package arbd.feeds.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted connections, to a server whose key was made for the test. */
final class TlsTest {
    private static final char[] PASSWORD = "of-a-test-key".toCharArray();

    @TempDir
    private Path folder;
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final FeedCounters counters = new FeedCounters();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTalkToAVenueWithTheRightName(boolean stepped) throws Exception {
        KeyStore keys = keys("localhost");
        try (LoopbackServer server = new LoopbackServer(server(keys)); TestLoop loop = new TestLoop(stepped)) {
            WebSocketConnection connection = connect(server, loop, trusting(keys));
            loop.until("connected", () -> events.contains("connected") && server.connections() == 1);
            loop.run(() -> assertTrue(connection.send("hello")));
            loop.until("heard", () -> server.heard().contains("hello"));
            server.say("x".repeat(100_000));
            loop.until("text", () -> events.contains("text of 100000"));
            connection.close();
        }
    }

    @Test
    void shouldRefuseAnotherName() throws Exception {
        KeyStore keys = keys("other.example.com");
        try (LoopbackServer server = new LoopbackServer(server(keys)); TestLoop loop = new TestLoop(false)) {
            WebSocketConnection connection = connect(server, loop, trusting(keys));
            loop.until("refused", () -> counters.disconnects() >= 2);
            assertEquals(List.of(), events);
            connection.close();
        }
    }

    @Test
    void shouldRefuseAKeyThatNobodyVouchesFor() throws Exception {
        KeyStore keys = keys("localhost");
        try (LoopbackServer server = new LoopbackServer(server(keys)); TestLoop loop = new TestLoop(false)) {
            WebSocketConnection connection = connect(server, loop, WebSocketPipeline.tls());
            loop.until("refused", () -> counters.disconnects() >= 2);
            assertEquals(List.of(), events);
            connection.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "other.example.com"})
    void shouldAskOnlyTheRightNameForBooks(String name) throws Exception {
        KeyStore keys = keys(name);
        try (LoopbackServer server = new LoopbackServer(server(keys)); TestLoop loop = new TestLoop(false)) {
            server.answer("/x", "book");
            RestClient client = new RestClient(
                    server.rest(), loop.net(), RestSettings.defaults(), counters, trusting(keys));
            loop.run(() -> client.get("/x", (body, receivedNanos, wallNanos) ->
                    events.add(body == null ? "failed" : body.toString(StandardCharsets.UTF_8))));
            loop.until("over", () -> events.size() == 1);
            assertEquals(List.of(name.equals("localhost") ? "book" : "failed"), events);
            assertEquals(name.equals("localhost") ? 1 : 0, server.asked().size());
        }
    }

    private WebSocketConnection connect(LoopbackServer server, TestLoop loop, SslContext tls) {
        WebSocketConnection connection = new WebSocketConnection(server.address(), loop.net(),
                new ConnectionSettings(1 << 20, 5_000, 5, 20, 100, 1_000, 1), new SessionEvents() {
                    @Override
                    public void connected() {
                        events.add("connected");
                    }

                    @Override
                    public void text(ByteBuf frame, long receivedNanos, long wallNanos) {
                        events.add("text of " + frame.toString(StandardCharsets.UTF_8).length());
                    }

                    @Override
                    public void disconnected(String why) {
                        events.add("down");
                    }
                }, counters, tls);
        connection.start();
        return connection;
    }

    private KeyStore keys(String name) throws Exception {
        Path file = folder.resolve("keys.p12");
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process making = new ProcessBuilder(keytool, "-genkeypair", "-alias", "test", "-keyalg", "EC", "-groupname",
                "secp256r1", "-dname", "CN=" + name, "-ext", "san=dns:" + name, "-validity", "2", "-storetype",
                "PKCS12", "-keystore", file.toString(), "-storepass", new String(PASSWORD))
                .redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
        assertEquals(0, making.waitFor(), () -> "keytool, see " + folder);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SslContext server(KeyStore keys) throws Exception {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        return SslContextBuilder.forServer(factory).sslProvider(SslProvider.JDK).build();
    }

    private static SslContext trusting(KeyStore keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("test", keys.getCertificate("test"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return SslContextBuilder.forClient().trustManager(factory).sslProvider(SslProvider.JDK)
                .endpointIdentificationAlgorithm("HTTPS").build();
    }
}
