package arbd.feeds.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GET requests to one venue, one after the other, each on a connection of its own. Called on the event loop only, which
 * is never blocked. {@code http://} is refused unless the host is this machine; {@code https://} verifies certificate
 * and host name. Only status 200 is an answer: redirects are not followed. Requests are paced by a budget; after status
 * 418 or 429 none is sent before the venue allows it ({@code Retry-After}).
 */
public final class RestClient {
    private static final Logger LOG = LoggerFactory.getLogger(RestClient.class);

    private final URI base;
    private final String prefix;
    private final NetLoop net;
    private final RestSettings settings;
    private final FeedCounters counters;
    private final RestPipeline pipeline;
    private final ConnectBudget budget;
    private final Deque<Request> waiting = new ArrayDeque<>();
    private Request current;
    private Channel channel;
    private ScheduledFuture<?> deadline;
    private ScheduledFuture<?> wakeUp;
    private long notBeforeNanos;
    private boolean held;

    private record Request(String path, RestAnswer answer) {
    }

    /**
     * Nothing is asked for yet.
     *
     * @param base scheme, host and port; a path in it is kept as prefix
     * @param net event loop, channel class and clock
     * @param settings limits and pace
     * @param counters counted into
     * @throws IllegalArgumentException when the address is not one that may be connected to
     */
    public RestClient(URI base, NetLoop net, RestSettings settings, FeedCounters counters) {
        this(base, net, settings, counters,
                SafeAddress.secure(base, "https", "http") ? WebSocketPipeline.tls() : null);
    }

    /** As the other, trusting whom {@code tls} trusts; null = no TLS. */
    RestClient(URI base, NetLoop net, RestSettings settings, FeedCounters counters, SslContext tls) {
        this.base = base;
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        this.prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        this.net = net;
        this.settings = settings;
        this.counters = counters;
        this.pipeline = new RestPipeline(base, settings.maxBodyBytes(), settings.deadlineMillis(), tls);
        this.budget = new ConnectBudget(settings.requestsPerWindow(), settings.windowMillis() * 1_000_000L);
    }

    /** Asks for a path (with query) below the base, after those that wait. */
    public void get(String path, RestAnswer answer) {
        waiting.add(new Request(path, answer));
        next();
    }

    /** Forgets what waits and what is under way, without telling. */
    public void clear() {
        waiting.clear();
        if (current != null) {
            finish();
        }
    }

    private void next() {
        if (current != null || waiting.isEmpty() || wakeUp != null) {
            return;
        }
        long now = net.clock().nanoTime();
        long wait = Math.max(budget.waitNanos(now), held ? notBeforeNanos - now : 0);
        if (wait > 0) {
            wakeUp = net.eventLoop().schedule(() -> {
                wakeUp = null;
                next();
            }, wait, TimeUnit.NANOSECONDS);
            return;
        }
        held = false;
        budget.take(now);
        Request request = waiting.poll();
        current = request;
        deadline = net.eventLoop().schedule(() -> failed(request, "no answer in time"), settings.deadlineMillis(),
                TimeUnit.MILLISECONDS);
        HostLookup.find(base.getHost(), pipeline.port(), net.eventLoop(), to -> connect(request, to));
    }

    private void connect(Request request, InetSocketAddress to) {
        if (request != current) {
            return;
        }
        if (to.isUnresolved()) {
            failed(request, "host name not found");
            return;
        }
        RestExchange exchange = new RestExchange(
                open -> open.writeAndFlush(pipeline.last(prefix + request.path())),
                (status, retryAfter, keepsOpen, body) -> answered(request, status, retryAfter, body),
                why -> failed(request, why));
        ChannelFuture connecting = new Bootstrap()
                .group(net.eventLoop())
                .channel(net.channel())
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(pipeline.initializer(exchange))
                .connect(to);
        channel = connecting.channel();
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                failed(request, "connect failed: " + done.cause().getMessage());
            }
        });
    }

    private void answered(Request request, int status, long retryAfterSeconds, ByteBuf body) {
        if (request != current) {
            return;
        }
        if (status == 418 || status == 429) {
            long wait = retryAfterSeconds > 0 ? retryAfterSeconds : settings.refusedSeconds();
            held = true;
            notBeforeNanos = net.clock().nanoTime() + TimeUnit.SECONDS.toNanos(wait);
            failed(request, "status " + status + ": too many requests, none for " + wait + " s");
        } else if (status != 200) {
            failed(request, HttpStatus.words(status));
        } else {
            finish();
            counters.snapshot(true);
            request.answer().done(body, net.clock().nanoTime(), net.clock().wallNanos());
            next();
        }
    }

    private void failed(Request request, String why) {
        if (request != current) {
            return;
        }
        finish();
        counters.snapshot(false);
        LOG.warn("{}://{}{}{}: {}", base.getScheme(), base.getAuthority(), prefix, request.path(), why);
        request.answer().done(null, net.clock().nanoTime(), net.clock().wallNanos());
        next();
    }

    private void finish() {
        current = null;
        deadline.cancel(false);
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
