package arbd.feeds.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** One connection of a {@link RestPool}: opened ahead, one request at a time, replaced when it is gone. */
final class PooledConnection {
    private final RestPool pool;
    private final NetLoop net;
    private final ConnectionSettings settings;
    private final Backoff backoff;
    private Attempt current;
    private boolean open;
    private RestReply waiting;
    private ScheduledFuture<?> deadline;
    private long openedNanos;
    private long usedNanos;

    /** One socket; what an earlier one still says is not heard. */
    private final class Attempt {
        private Channel channel;

        void opened(Channel by) {
            if (this == current) {
                open = true;
                openedNanos = net.clock().nanoTime();
                usedNanos = openedNanos;
                pool.opened(PooledConnection.this);
            } else {
                by.close();
            }
        }

        void answered(int status, long retryAfterSeconds, boolean keepsOpen, ByteBuf body) {
            RestReply reply = waiting;
            if (this != current) {
                return;
            }
            if (reply == null) {
                lost("an answer to nothing");
                return;
            }
            waiting = null;
            deadline.cancel(false);
            usedNanos = net.clock().nanoTime();
            pool.refused(status, retryAfterSeconds);
            if (!keepsOpen) {
                lost("the venue takes no more on this connection");
            }
            reply.answered(status, body, usedNanos, net.clock().wallNanos());
            pool.freed();
        }

        void lost(String why) {
            if (this != current) {
                return;
            }
            boolean was = open;
            RestReply reply = waiting;
            open = false;
            current = null;
            waiting = null;
            channel.close();
            if (deadline != null) {
                deadline.cancel(false);
            }
            if (was && net.clock().nanoTime() - openedNanos > settings.backoffMaxMillis() * 1_000_000L) {
                backoff.reset();
            }
            pool.lost(PooledConnection.this, was, why);
            if (reply != null) {
                reply.failed(true, why);
            }
        }
    }

    PooledConnection(RestPool pool, NetLoop net, ConnectionSettings settings, long seed) {
        this.pool = pool;
        this.net = net;
        this.settings = settings;
        this.backoff = new Backoff(settings.backoffMinMillis(), settings.backoffMaxMillis(), seed);
    }

    boolean open() {
        return open && current.channel.isActive();
    }

    /** Whether a request written now is the only one on an open connection. */
    boolean idle() {
        return waiting == null && open();
    }

    /** Monotonic time of the last answer, or of the opening. */
    long usedNanos() {
        return usedNanos;
    }

    void connectTo(InetSocketAddress to, RestPipeline pipeline) {
        Attempt attempt = new Attempt();
        ChannelFuture connecting = new Bootstrap()
                .group(net.eventLoop())
                .channel(net.channel())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, settings.connectTimeoutMillis())
                .handler(pipeline.initializer(new RestExchange(attempt::opened, attempt::answered, attempt::lost)))
                .connect(to);
        attempt.channel = connecting.channel();
        current = attempt;
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                attempt.lost("connect failed: " + done.cause().getMessage());
            }
        });
    }

    /** Writes a request; the caller has seen that this is {@link #idle()}. */
    void send(FullHttpRequest request, RestReply reply, long answerMillis) {
        Attempt on = current;
        waiting = reply;
        deadline = net.eventLoop().schedule(() -> on.lost("no answer in time"), answerMillis, TimeUnit.MILLISECONDS);
        on.channel.writeAndFlush(request).addListener(written -> {
            if (!written.isSuccess()) {
                on.lost("write failed: " + written.cause().getMessage());
            }
        });
    }

    /** Closes it; whoever waits is told. It is opened again unless the pool is closed. */
    void drop(String why) {
        if (current != null) {
            current.lost(why);
        }
    }

    /** The next wait before it is opened again, milliseconds. */
    long nextMillis() {
        return backoff.nextMillis();
    }
}
