package arbd.feeds.net;

import static org.junit.jupiter.api.Assertions.fail;

import io.netty.channel.EventLoop;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** An event loop of its own thread, or one that the test itself steps. */
public final class TestLoop implements AutoCloseable {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final MultiThreadIoEventLoopGroup group;
    private final ManualIoEventLoop manual;

    /** Stepped by the calling thread, or not. */
    public TestLoop(boolean stepped) {
        this.group = stepped ? null : new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        this.manual = stepped ? new ManualIoEventLoop(Thread.currentThread(), NioIoHandler.newFactory()) : null;
    }

    /** For connections under test. */
    public NetLoop net() {
        EventLoop loop = manual != null ? manual : group.next();
        return new NetLoop(loop, NioSocketChannel.class, new SystemClock());
    }

    /** Steps, or waits, until the condition holds; fails the test when it does not within twenty seconds. */
    public void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("never: " + what);
            }
            step();
        }
    }

    /** Runs on the loop and waits for it. */
    public void run(Runnable task) {
        if (manual != null) {
            task.run();
            manual.runNow();
        } else {
            group.next().submit(task).syncUninterruptibly();
        }
    }

    @Override
    public void close() {
        if (manual != null) {
            manual.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            while (!manual.isTerminated()) {
                manual.runNow();
            }
        } else {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private void step() {
        if (manual == null || manual.runNow() == 0) {
            LockSupport.parkNanos(200_000);
        }
    }
}
