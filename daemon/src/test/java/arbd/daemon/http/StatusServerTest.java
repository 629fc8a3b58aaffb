package arbd.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.run.StopException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusServerTest {
    private StatusServer server;
    private int port;

    @BeforeEach
    void open() throws StopException {
        server = StatusServer.open(0);
        port = server.port();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldServeAPageThatNeedsNothingFromElsewhere() throws IOException {
        String answer = get("/");

        assertEquals("200", status(answer));
        String head = head(answer);
        for (String header : List.of("content-type: text/html; charset=utf-8", "cache-control: no-store",
                "x-content-type-options: nosniff", "referrer-policy: no-referrer",
                "content-security-policy: default-src 'none'; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'; style-src 'sha256-", "x-frame-options: deny",
                "cross-origin-resource-policy: same-origin", "cross-origin-opener-policy: same-origin")) {
            assertTrue(head.contains("\r\n" + header), () -> "no '" + header + "' in\n" + head);
        }
        assertFalse(head.contains("unsafe"), head);
        String page = answer.substring(answer.indexOf("\r\n\r\n"));
        assertTrue(page.contains("<h1 id=\"word\">"), "the word of state");
        assertFalse(page.matches("(?s).*(?:src|href)\\s*=\\s*[\"']?(?:https?:)?//.*"), "an address of elsewhere");
        assertFalse(page.contains("innerHTML"), "text of others is put in as text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:", "localhost:", "LocalHost:", "[::1]:"})
    void shouldAnswerToItsOwnNames(String host) throws IOException {
        assertEquals("200", status(talk("GET / HTTP/1.1", "Host: " + host + port)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "evil.example", "evil.example:PORT", "127.0.0.1:1",
        "127.0.0.1:PORT.evil.example", "localhost:PORT\r\nHost: localhost:PORT", ""})
    void shouldRefuseOtherNames(String host) throws IOException {
        String named = host.replace("PORT", Integer.toString(port));
        for (String path : List.of("/", "/metrics", "/healthz", "/live")) {
            String status = status(talk("GET " + path + " HTTP/1.1", "Host: " + named));
            assertTrue(status.equals("403") || status.equals("400"), () -> path + " said " + status);
        }
    }

    @Test
    void shouldRefuseARequestWithoutAHost() throws IOException {
        assertEquals("403", status(talk("GET / HTTP/1.0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "https://localhost:PORT", "null", "http://localhost:1"})
    void shouldRefusePagesOfElsewhere(String origin) throws IOException {
        String named = origin.replace("PORT", Integer.toString(port));
        assertEquals("403", status(talk(upgrade("Origin: " + named))));
        assertEquals("403", status(talk("GET /metrics HTTP/1.1", "Host: localhost:" + port, "Origin: " + named)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW"})
    void shouldAllowOnlyGet(String method) throws IOException {
        String answer = talk(method + " / HTTP/1.1", "Host: localhost:" + port, "Content-Length: 0");
        assertEquals("405", status(answer));
        assertTrue(head(answer).contains("\r\nallow: get\r\n"), answer);
        assertTrue(head(answer).contains("\r\ncontent-security-policy: default-src 'none';"), answer);
    }

    @Test
    void shouldKnowNoOtherPath() throws IOException {
        for (String path : List.of("/favicon.ico", "/metrics/", "//", "/../etc/passwd", "/%2e%2e/")) {
            assertEquals("404", status(get(path)), path);
        }
        assertEquals("200", status(get("/?theme=none")));
    }

    @Test
    void shouldRefuseWhatIsTooLarge() throws IOException {
        assertEquals("414", status(get("/" + "a".repeat(ClientPipeline.LINE_BYTES))));
        assertEquals("431", status(talk("GET / HTTP/1.1", "Host: localhost:" + port,
                "X-Long: " + "a".repeat(ClientPipeline.HEADER_BYTES))));
        assertEquals("413", status(talk("POST / HTTP/1.1", "Host: localhost:" + port, "Connection: close",
                "Content-Length: " + (ClientPipeline.BODY_BYTES + 1))));
        assertEquals("400", status(talk("\u0001\u0002 nonsense")));
        assertEquals("200", status(get("/")), "and goes on");
    }

    @Test
    void shouldKeepAConnectionForSeveralRequests() throws IOException {
        try (Wire wire = new Wire(port)) {
            for (int i = 0; i < 3; i++) {
                wire.send(bytes(Wire.request("GET /healthz HTTP/1.1", "Host: localhost:" + port)));
                String head = wire.head();
                assertEquals("503", status(head));
                assertEquals("starting", wire.read(length(head)).substring(0, 8));
            }
        }
    }

    @Test
    void shouldSayThatItStartsBeforeThereIsADaemon() throws IOException {
        String answer = get("/healthz");
        assertEquals("503", status(answer));
        assertTrue(answer.endsWith("\r\n\r\nstarting: opening the journal and warming up\n"), answer);
        assertEquals("200", status(get("/metrics")));
        try (Wire wire = new Wire(port)) {
            wire.send(bytes(upgrade("Origin: http://localhost:" + port)));
            assertEquals("101", status(wire.head()));
            JsonNode state = new ObjectMapper().readTree(wire.frame());
            assertEquals("state starting", state.get("type").asText() + " " + state.get("state").asText());
        }
    }

    @Test
    void shouldWantAWebSocketWhereThereIsOne() throws IOException {
        String answer = get("/live");
        assertEquals("426", status(answer));
        assertTrue(head(answer).contains("\r\nupgrade: websocket\r\n"), answer);
    }

    @Test
    void shouldEndAStreamWhoseClientSendsTooMuchAtOnce() throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.send(bytes(upgrade()));
            assertEquals("101", status(wire.head()));
            wire.frame();
            wire.send(new byte[] {(byte) 0x81, (byte) 0xfe, 0x10, 0x00, 1, 2, 3, 4});
            assertTrue(wire.rest().length() < 200, "a closing frame at most");
        }
    }

    @Test
    void shouldSayWhenThePortIsTaken() {
        StopException taken = assertThrows(StopException.class, () -> StatusServer.open(port));
        assertEquals(StopException.HELD, taken.exitCode());
        assertEquals("cannot serve the status page on 127.0.0.1:" + port + ": the port is taken, perhaps by another"
                + " arbd; set http.port to another (0 = any free one), or http.enabled to false", taken.getMessage());
    }

    @Test
    void shouldEndConnectionsWithItself() throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.send(bytes(upgrade()));
            wire.head();
            wire.frame();
            server.close();
            assertEquals("opcode 8", wire.frame(), "a closing frame");
        }
        assertThrows(IOException.class, () -> get("/"));
    }

    private String upgrade(String... more) {
        return Wire.request("GET /live HTTP/1.1", "Host: localhost:" + port, "Upgrade: websocket",
                "Connection: keep-alive, Upgrade", "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==" + (more.length == 0 ? "" : "\r\n" + more[0]));
    }

    private String get(String path) throws IOException {
        return talk("GET " + path + " HTTP/1.1", "Host: localhost:" + port, "Connection: close");
    }

    private String talk(String... lines) throws IOException {
        boolean whole = lines[0].endsWith("\r\n\r\n");
        String request = whole ? lines[0] : Wire.request(lines);
        return Wire.talk(port, request.contains("Connection:") ? request
                : request.replaceFirst("\r\n", "\r\nConnection: close\r\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? answer.substring(9, 12) : "nothing: '" + answer + "'";
    }

    private static String head(String answer) {
        return answer.substring(0, answer.indexOf("\r\n\r\n") + 2).toLowerCase(Locale.ROOT);
    }

    private static int length(String head) {
        return Integer.parseInt(head.replaceAll("(?is).*content-length: (\\d+).*", "$1"));
    }
}
