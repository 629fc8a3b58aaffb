package arbd.feeds.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests to one venue over connections that are open before they are needed, asked now and then whether they still
 * are, and replaced when they are not. A request is written once, on a connection known to be open, and never again:
 * what becomes of it afterwards is told, not mended. One request at a time on each connection. Called on the event loop
 * only, but for {@link #start()} and {@link #close()}. {@code http://} is refused unless the host is this machine;
 * {@code https://} verifies certificate and host name; redirects are not followed.
 */
public final class RestPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestPool.class);
    private static final int TOO_MANY = 429;
    private static final int BANNED = 418;

    private final URI base;
    private final NetLoop net;
    private final ConnectionSettings limits;
    private final PoolSettings settings;
    private final Runnable changed;
    private final RestPipeline pipeline;
    private final ConnectBudget budget;
    private final List<PooledConnection> connections = new ArrayList<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private ScheduledFuture<?> check;
    private PooledConnection probed;
    private boolean started;
    private boolean closed;
    private boolean held;
    private long notBeforeNanos;

    private record Waiting(RestRequest request, RestReply reply, long untilNanos) {
    }

    /** Tells an idle connection that is alive from one that only seems so. */
    private final class Probe implements RestReply {
        private final PooledConnection of;

        Probe(PooledConnection of) {
            this.of = of;
        }

        @Override
        public void answered(int status, ByteBuf body, long receivedNanos, long wallNanos) {
            probed = null;
            if (status >= 500) {
                of.drop("status " + status + " to a probe");
            }
        }

        @Override
        public void failed(boolean sent, String why) {
            probed = null;
        }
    }

    /**
     * Nothing is opened yet.
     *
     * @param base scheme, host and port, no path
     * @param net event loop, channel class and clock
     * @param limits of connecting, and of an answer's bytes
     * @param settings of the pool
     * @param changed told on the event loop when a connection was opened or lost
     * @throws IllegalArgumentException when the address is not one that may be connected to
     */
    public RestPool(URI base, NetLoop net, ConnectionSettings limits, PoolSettings settings, Runnable changed) {
        this(base, net, limits, settings, changed,
                SafeAddress.secure(base, "https", "http") ? WebSocketPipeline.tls() : null);
    }

    /** As the other, trusting whom {@code tls} trusts; null = no TLS. */
    RestPool(URI base, NetLoop net, ConnectionSettings limits, PoolSettings settings, Runnable changed,
            SslContext tls) {
        this.base = base;
        this.net = net;
        this.limits = limits;
        this.settings = settings;
        this.changed = changed;
        this.pipeline = new RestPipeline(base, limits.maxFrameBytes(), limits.connectTimeoutMillis(), tls);
        this.budget = new ConnectBudget(limits.connectsPerWindow(), limits.windowMillis() * 1_000_000L);
        for (int i = 0; i < settings.connections(); i++) {
            connections.add(new PooledConnection(this, net, limits, limits.seed() * 64 + i));
        }
    }

    /** Opens the connections and keeps them. From any thread. */
    public void start() {
        net.eventLoop().execute(this::open);
    }

    /** Whether a request can be written now. */
    public boolean ready() {
        return free() != null;
    }

    /** Connections that are open, those under way with a request included. */
    public int opened() {
        int open = 0;
        for (PooledConnection connection : connections) {
            open += connection.open() ? 1 : 0;
        }
        return open;
    }

    /** Writes a request at once; false = no connection is free, nothing was written and nobody will be told. */
    public boolean send(RestRequest request, RestReply reply) {
        PooledConnection connection = free();
        if (connection == null) {
            return false;
        }
        write(connection, request, reply);
        return true;
    }

    /** Writes a request as soon as a connection is free and those asked before have left. */
    public void ask(RestRequest request, RestReply reply) {
        if (closed) {
            reply.failed(false, "closed");
            return;
        }
        open();
        long until = net.clock().nanoTime() + settings.answerMillis() * 1_000_000L;
        waiting.add(new Waiting(request, reply, until));
        freed();
    }

    /** Closes everything, telling those who wait. From any thread. */
    @Override
    public void close() {
        net.eventLoop().execute(() -> {
            closed = true;
            if (check != null) {
                check.cancel(false);
            }
            connections.forEach(connection -> connection.drop("closed by us"));
            while (!waiting.isEmpty()) {
                waiting.poll().reply().failed(false, "closed");
            }
        });
    }

    private void open() {
        if (started || closed) {
            return;
        }
        started = true;
        long every = Math.max(1, Math.min(settings.probeMillis(), settings.answerMillis()) / 4);
        check = net.eventLoop().scheduleAtFixedRate(this::look, every, every, TimeUnit.MILLISECONDS);
        connections.forEach(this::connect);
    }

    private void connect(PooledConnection connection) {
        if (closed) {
            return;
        }
        long now = net.clock().nanoTime();
        long wait = budget.waitNanos(now);
        if (wait > 0) {
            net.eventLoop().schedule(() -> connect(connection), wait, TimeUnit.NANOSECONDS);
            return;
        }
        budget.take(now);
        HostLookup.find(base.getHost(), pipeline.port(), net.eventLoop(), to -> {
            if (closed) {
                return;
            }
            if (to.isUnresolved()) {
                LOG.warn("{}: host name not found", base);
                again(connection);
            } else {
                connection.connectTo(to, pipeline);
            }
        });
    }

    private void again(PooledConnection connection) {
        net.eventLoop().schedule(() -> connect(connection), connection.nextMillis(), TimeUnit.MILLISECONDS);
    }

    /** A free connection, the one that was in use last, null = none. */
    private PooledConnection free() {
        PooledConnection latest = null;
        for (PooledConnection connection : connections) {
            if (connection.idle() && (latest == null || connection.usedNanos() > latest.usedNanos())) {
                latest = connection;
            }
        }
        return latest;
    }

    private void write(PooledConnection connection, RestRequest request, RestReply reply) {
        FullHttpRequest text = pipeline.request(request.post() ? HttpMethod.POST : HttpMethod.GET, request.path(),
                Unpooled.wrappedBuffer(request.body()));
        if (!request.authorization().isEmpty()) {
            text.headers().set(HttpHeaderNames.AUTHORIZATION, request.authorization());
        }
        connection.send(text, reply, settings.answerMillis());
    }

    /** Asks one connection that was idle for long, and gives up on those who waited for too long. */
    private void look() {
        long now = net.clock().nanoTime();
        while (!waiting.isEmpty() && waiting.peek().untilNanos() - now < 0) {
            waiting.poll().reply().failed(false, "not connected");
        }
        freed();
        for (PooledConnection connection : connections) {
            if (probed == null && connection.idle()
                    && now - connection.usedNanos() > settings.probeMillis() * 1_000_000L) {
                probed = connection;
                write(connection, RestRequest.get(settings.probePath(), ""), new Probe(connection));
            }
        }
    }

    void opened(PooledConnection connection) {
        if (closed) {
            connection.drop("closed by us");
            return;
        }
        changed.run();
        freed();
    }

    void lost(PooledConnection connection, boolean was, String why) {
        if (!closed) {
            LOG.warn("{}: {}", base, why);
            again(connection);
        }
        if (was) {
            changed.run();
        }
    }

    /** Notes how long the venue wants no more questions. */
    void refused(int status, long retryAfterSeconds) {
        if (status == TOO_MANY || status == BANNED) {
            held = true;
            long millis = retryAfterSeconds > 0 ? retryAfterSeconds * 1_000 : settings.refusedMillis();
            notBeforeNanos = net.clock().nanoTime() + millis * 1_000_000L;
        }
    }

    /** A connection may be free: who waits longest is next. */
    void freed() {
        if (held && net.clock().nanoTime() - notBeforeNanos < 0) {
            return;
        }
        held = false;
        while (!waiting.isEmpty()) {
            PooledConnection connection = free();
            if (connection == null) {
                return;
            }
            Waiting next = waiting.poll();
            write(connection, next.request(), next.reply());
        }
    }
}
