package arbd.execution.kraken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import arbd.execution.net.Credentials;
import arbd.execution.net.RestCalls;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SystemClock;
import arbd.testing.HostileServer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers of REST that are too slow or too large; the session must hear of each. */
final class KrakenRestTest {
    private static final long WITHIN_SECONDS = 30;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @AfterEach
    void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void shouldNotWaitForAnAnswerThatTrickles() throws Exception {
        assertEquals("REST failed: TimeoutException", told(client -> {
            client.request().send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            for (int i = 0; i < 100_000; i++) {
                client.send(" ").flush();
                pause();
            }
        }));
    }

    @Test
    void shouldNotWaitForAnAnswerThatDoesNotBegin() throws Exception {
        assertEquals("REST failed: HttpTimeoutException", told(HostileServer.Client::request));
    }

    @Test
    void shouldNotKeepAnAnswerWithoutEnd() throws Exception {
        assertEquals("REST failed: IOException", told(client -> {
            client.request().send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            for (int i = 0; i < 1 << 14; i++) {
                client.send(new byte[64 << 10]);
            }
        }));
    }

    private String told(HostileServer.Script script) throws Exception {
        BlockingQueue<String> answers = new ArrayBlockingQueue<>(9);
        NetLoop net = new NetLoop(group.next(), NioSocketChannel.class, new SystemClock());
        try (HostileServer server = new HostileServer(script);
                KrakenRest rest = new KrakenRest(new Credentials("key", "c2VjcmV0"), net,
                        new RestCalls(http(server), net, "test-rest", Duration.ofMillis(500)))) {
            group.next().submit(() -> rest.post("Balance", "", (result, wrong) -> answers.add(String.valueOf(wrong))))
                    .sync();
            String answer = answers.poll(WITHIN_SECONDS, TimeUnit.SECONDS);
            assertNotNull(answer, "nobody was told");
            return answer;
        }
    }

    private static URI http(HostileServer server) {
        return URI.create(server.address().toString().replace("ws://", "http://").replace("/x", ""));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
