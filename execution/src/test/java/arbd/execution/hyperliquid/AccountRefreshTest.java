package arbd.execution.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SystemClock;
import arbd.testing.HostileServer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a venue that answers when the test says so, with the number of the question as the balance. */
@Timeout(120)
final class AccountRefreshTest {
    private final Desk desk = new Desk(false, "BTC");
    private final MultiThreadIoEventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final NetLoop net = new NetLoop(group.next(), NioSocketChannel.class, new SystemClock());
    private final AtomicInteger asked = new AtomicInteger();
    private final Semaphore answers = new Semaphore(0);
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final HostileServer server = new HostileServer(client -> {
        client.request();
        int question = asked.incrementAndGet();
        answers.acquireUninterruptibly();
        String body = "{\"marginSummary\":{\"accountValue\":\"" + question + "\"},\"withdrawable\":\"" + question
                + "\",\"assetPositions\":[],\"time\":" + (1_000 + question) + "}";
        client.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .flush();
    });
    private final HyperliquidInfo info = new HyperliquidInfo(URI.create(server.address().toString()
            .replace("ws://", "http://").replace("/x", "")), net);
    private final AccountRefresh refresh =
            new AccountRefresh(info, desk.state, desk.requests.info("clearinghouseState"), desk.writer, net);

    @AfterEach
    void close() {
        answers.release(100);
        run(refresh::stop);
        info.close();
        server.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** Whether the answer holds the fill nobody can say: the next one does. */
    @Test
    void shouldDropAnAnswerThatAFillOvertook() {
        run(() -> refresh.now(this::done));
        until("asked", () -> asked.get() == 1);
        run(() -> refresh.soon(this::done));
        answers.release(1);
        until("asked again", () -> asked.get() == 2);
        assertEquals(List.of(), desk.news);
        answers.release(1);
        until("told", () -> !done.isEmpty());
        assertEquals(List.of("balance 1 200000000 free 200000000 at 1002000000", "position 0 for 0 at 1002000000"),
                desk.news);
        assertEquals(List.of("told"), done);
    }

    @Test
    void shouldTellNothingOfASessionThatIsGone() {
        run(() -> refresh.now(this::done));
        until("asked", () -> asked.get() == 1);
        run(refresh::stop);
        answers.release(1);
        run(() -> refresh.now(this::done));
        until("asked again", () -> asked.get() == 2);
        answers.release(1);
        until("told", () -> !done.isEmpty());
        assertEquals(2, desk.news.size());
        assertTrue(desk.news.get(0).startsWith("balance 1 200000000 "), desk.news.get(0));
    }

    private void done(String wrong) {
        done.add(wrong == null ? "told" : wrong);
    }

    private void run(Runnable task) {
        group.next().submit(task).syncUninterruptibly();
    }

    private void until(String what, BooleanSupplier condition) {
        long end = net.clock().nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(net.clock().nanoTime() < end, "never: " + what);
            LockSupport.parkNanos(500_000);
        }
    }
}
