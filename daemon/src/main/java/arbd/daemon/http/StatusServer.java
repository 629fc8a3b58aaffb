package arbd.daemon.http;

import arbd.daemon.run.Daemon;
import arbd.daemon.run.StopException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;

/** Serves on the loopback address, on a thread of its own. Until a daemon is shown it says that one is starting. */
public final class StatusServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 128;
    private static final int UNSENT_LOW = 64 << 10;
    private static final int UNSENT_HIGH = 256 << 10;

    private final ClientLimits limits;
    private final EventLoopGroup threads;
    private final Clients clients;
    private final Watch watch;
    private Channel listener;

    private StatusServer(ClientLimits limits) {
        this.limits = limits;
        this.threads = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("status", true), NioIoHandler.newFactory());
        this.clients = new Clients(threads.next(), limits.connections());
        this.watch = new Watch(clients, threads.next());
    }

    /**
     * Listens.
     *
     * @param port 0 = any that is free
     * @throws StopException when it cannot, with one clear line
     */
    public static StatusServer open(int port) throws StopException {
        return open(port, ClientLimits.USUAL);
    }

    /** As the other, with other limits. */
    static StatusServer open(int port, ClientLimits limits) throws StopException {
        StatusServer server = new StatusServer(limits);
        try {
            server.listen(port);
            return server;
        } catch (StopException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Shows this daemon from now on. */
    public void show(Daemon daemon) {
        threads.next().execute(() -> watch.show(daemon));
    }

    /** Where it is, for a browser. */
    public String url() {
        return "http://127.0.0.1:" + port() + "/";
    }

    /** Where it listens. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Ends all connections and the thread. */
    @Override
    public void close() {
        if (threads.isShuttingDown()) {
            return;
        }
        threads.next().submit(watch::close).awaitUninterruptibly();
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private void listen(int port) throws StopException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(UNSENT_LOW, UNSENT_HIGH))
                .childHandler(new ClientPipeline(limits, clients, watch));
        try {
            InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
            ChannelFuture bound = bootstrap.bind(new InetSocketAddress(loopback, port)).awaitUninterruptibly();
            if (!bound.isSuccess()) {
                throw refused(port, bound.cause());
            }
            listener = bound.channel();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static StopException refused(int port, Throwable cause) {
        String what = "cannot serve the status page on 127.0.0.1:" + port + ": ";
        if (String.valueOf(cause.getMessage()).contains("ermission")) {
            return new StopException(StopException.PERMISSION,
                    what + "no permission; set http.port to 1024 or above", cause);
        }
        return new StopException(StopException.HELD, what + "the port is taken, perhaps by another arbd;"
                + " set http.port to another (0 = any free one), or http.enabled to false", cause);
    }
}
