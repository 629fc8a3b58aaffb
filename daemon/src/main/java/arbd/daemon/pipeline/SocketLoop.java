package arbd.daemon.pipeline;

import arbd.feeds.net.NanoClock;
import arbd.feeds.net.NetLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;

/** A Netty event loop that is an agent: sockets are read by whatever thread steps it, with no hop. */
public final class SocketLoop implements Agent {
    private static final long TASKS_NANOS_PER_TURN = 1_000_000L;

    private final String role;
    private final ManualIoEventLoop loop;
    private final NetLoop net;

    /**
     * A loop that nobody steps yet.
     *
     * @param role for people
     * @param clock of its connections
     */
    public SocketLoop(String role, NanoClock clock) {
        this.role = role;
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory factory = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        // The owner is known when the agent's thread starts; until then nobody may step it.
        this.loop = new ManualIoEventLoop(null, factory);
        this.net = new NetLoop(loop, epoll ? EpollSocketChannel.class : NioSocketChannel.class, clock);
    }

    @Override
    public void onStart() {
        loop.setOwningThread(Thread.currentThread());
    }

    @Override
    public int doWork() {
        return loop.runNow(TASKS_NANOS_PER_TURN);
    }

    @Override
    public void onClose() {
        loop.shutdownGracefully(0, 0, TimeUnit.NANOSECONDS);
        while (!loop.isTerminated()) {
            loop.runNow(TASKS_NANOS_PER_TURN);
        }
    }

    @Override
    public String roleName() {
        return role;
    }

    /** Where its connections live. */
    public NetLoop net() {
        return net;
    }
}
