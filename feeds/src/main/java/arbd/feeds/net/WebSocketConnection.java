package arbd.feeds.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket client connection that comes back by itself. Everything but {@link #start()} and {@link #close()} is
 * called on the event loop, which is never blocked. {@code ws://} is refused unless the host is this machine;
 * {@code wss://} verifies certificate and host name. No compression; frames, messages, their pieces, pings and what
 * waits to be sent are bounded.
 */
public final class WebSocketConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketConnection.class);

    /** Most bytes that wait for the venue to read them: far more than it is ever sent at once. */
    private static final int UNSENT_MAX = 256 << 10;

    private final URI address;
    /** For people: without the query, which may be long, and without anything secret. */
    private String title;
    private final NetLoop net;
    private final ConnectionSettings settings;
    private final SessionEvents events;
    private final FeedCounters counters;
    private final WebSocketPipeline pipeline;
    private final Backoff backoff;
    private final ConnectBudget budget;

    private Channel channel;
    private boolean open;
    private boolean closed;
    private boolean autoRead = true;
    private String lastWhy = "";
    private long connectedNanos;
    private String keepAliveText;
    private long keepAliveMillis;
    private ScheduledFuture<?> keepAlive;
    private ScheduledFuture<?> silenceCheck;

    /**
     * Not connected yet.
     *
     * @param address with scheme ws or wss, path and query
     * @param net event loop, channel class and clock
     * @param settings limits and back-off
     * @param events told what happens
     * @param counters counted into
     * @throws IllegalArgumentException when the address is not one that may be connected to
     */
    public WebSocketConnection(URI address, NetLoop net, ConnectionSettings settings, SessionEvents events,
            FeedCounters counters) {
        this(address, net, settings, events, counters,
                SafeAddress.secure(address, "wss", "ws") ? WebSocketPipeline.tls() : null);
    }

    /** As the other, trusting whom {@code tls} trusts; null = no TLS. */
    WebSocketConnection(URI address, NetLoop net, ConnectionSettings settings, SessionEvents events,
            FeedCounters counters, SslContext tls) {
        this.address = address;
        this.title = address.getScheme() + "://" + address.getAuthority() + address.getPath();
        this.net = net;
        this.settings = settings;
        this.events = events;
        this.counters = counters;
        this.pipeline = new WebSocketPipeline(address, settings, net.clock(), tls);
        this.backoff = new Backoff(settings.backoffMinMillis(), settings.backoffMaxMillis(), settings.seed());
        this.budget = new ConnectBudget(settings.connectsPerWindow(), settings.windowMillis() * 1_000_000L);
    }

    /** Takes another name in the log: for an address whose path is itself a secret. Before the start. */
    public WebSocketConnection called(String name) {
        title = name;
        return this;
    }

    /** Starts connecting and keeps connected. From any thread. */
    public void start() {
        net.eventLoop().execute(this::connect);
    }

    /** Sends {@code text} every so often while connected; null or 0 = never. Takes effect at the next connect. */
    public void keepAlive(String text, long everyMillis) {
        keepAliveText = text;
        keepAliveMillis = everyMillis;
    }

    /** Whether texts can be sent now. */
    public boolean isOpen() {
        return open;
    }

    /** Sends one text frame; false = not connected, nothing was sent. */
    public boolean send(CharSequence text) {
        if (!open) {
            return false;
        }
        ByteBuf bytes = channel.alloc().buffer(ByteBufUtil.utf8MaxBytes(text));
        ByteBufUtil.writeUtf8(bytes, text);
        return send(bytes);
    }

    /**
     * Sends one text frame.
     *
     * @param text UTF-8 bytes; released here in any case
     * @return false = not connected, nothing was sent
     */
    public boolean send(ByteBuf text) {
        if (!open) {
            text.release();
            return false;
        }
        channel.writeAndFlush(new TextWebSocketFrame(text), channel.voidPromise());
        return true;
    }

    /** A buffer to fill for {@link #send(ByteBuf)}, or null when not connected. */
    public ByteBuf buffer(int capacity) {
        return open ? channel.alloc().buffer(capacity) : null;
    }

    /** Stops or resumes reading the socket, now and after reconnects. What is already decoded still arrives. */
    public void setAutoRead(boolean read) {
        autoRead = read;
        if (open) {
            channel.config().setAutoRead(read);
        }
    }

    /** Drops the connection and connects anew after the back-off. */
    public void reconnect(String why) {
        if (channel != null) {
            lost(channel, why);
        }
    }

    /** Disconnects for good. From any thread. */
    @Override
    public void close() {
        net.eventLoop().execute(() -> {
            closed = true;
            if (channel != null) {
                lost(channel, "closed by us");
            }
        });
    }

    private void connect() {
        if (closed || channel != null) {
            return;
        }
        long now = net.clock().nanoTime();
        long wait = budget.waitNanos(now);
        if (wait > 0) {
            net.eventLoop().schedule(this::connect, wait, TimeUnit.NANOSECONDS);
            return;
        }
        budget.take(now);
        HostLookup.find(address.getHost(), pipeline.port(), net.eventLoop(), this::connectTo);
    }

    private void connectTo(InetSocketAddress to) {
        if (closed || channel != null) {
            return;
        }
        if (to.isUnresolved()) {
            counters.disconnect();
            LOG.warn("{}: host name not found", title);
            again();
            return;
        }
        WebSocketSession session = new WebSocketSession(this, counters);
        ChannelFuture connecting = new Bootstrap()
                .group(net.eventLoop())
                .channel(net.channel())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(UNSENT_MAX / 2, UNSENT_MAX))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, settings.connectTimeoutMillis())
                .handler(pipeline.initializer(session))
                .connect(to);
        channel = connecting.channel();
        Channel attempt = channel;
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                lost(attempt, "connect failed: " + done.cause().getMessage());
            }
        });
    }

    /** The handshake is done. */
    void opened(Channel by, ReadStamp stamp) {
        if (by != channel || open || closed) {
            return;
        }
        open = true;
        connectedNanos = net.clock().nanoTime();
        counters.connect();
        LOG.info("connected to {}", title);
        channel.config().setAutoRead(autoRead);
        if (keepAliveText != null && keepAliveMillis > 0) {
            keepAlive = net.eventLoop().scheduleAtFixedRate(
                    () -> send(keepAliveText), keepAliveMillis, keepAliveMillis, TimeUnit.MILLISECONDS);
        }
        long check = Math.max(1, settings.silenceMillis() / 4);
        silenceCheck = net.eventLoop().scheduleAtFixedRate(
                () -> giveUpWhenSilent(by, stamp), check, check, TimeUnit.MILLISECONDS);
        events.connected();
    }

    private void giveUpWhenSilent(Channel by, ReadStamp stamp) {
        if (autoRead && net.clock().nanoTime() - stamp.receivedNanos() > settings.silenceMillis() * 1_000_000L) {
            lost(by, "silent for too long");
        }
    }

    /** One whole text message. */
    void text(Channel by, ByteBuf frame, ReadStamp stamp) {
        if (by != channel || !open) {
            return;
        }
        counters.frame(frame.readableBytes());
        events.text(frame, stamp.receivedNanos(), stamp.wallNanos());
    }

    /** The socket has nothing more to read for now. */
    void readComplete(Channel by) {
        if (by == channel && open) {
            events.readComplete();
        }
    }

    /** The connection or the attempt is over; later calls for the same channel do nothing. */
    void lost(Channel by, String why) {
        if (by != channel) {
            return;
        }
        boolean was = open;
        open = false;
        channel = null;
        by.close();
        counters.disconnect();
        if (keepAlive != null) {
            keepAlive.cancel(false);
            keepAlive = null;
        }
        if (silenceCheck != null) {
            silenceCheck.cancel(false);
            silenceCheck = null;
        }
        if (closed) {
            LOG.info("{}: {}", title, why);
        } else if (was || !why.equals(lastWhy)) {
            LOG.warn("{}: {}", title, why);
        } else {
            // Said before: one line is enough until something else is wrong, or it was connected.
            LOG.debug("{}: again {}", title, why);
        }
        lastWhy = why;
        if (was && net.clock().nanoTime() - connectedNanos > settings.backoffMaxMillis() * 1_000_000L) {
            backoff.reset();
        }
        again();
        if (was) {
            events.disconnected(why);
        }
    }

    private void again() {
        if (!closed) {
            net.eventLoop().schedule(this::connect, backoff.nextMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
