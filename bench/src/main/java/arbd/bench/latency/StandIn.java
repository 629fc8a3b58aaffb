package arbd.bench.latency;

import arbd.daemon.pipeline.SocketLoop;
import arbd.feeds.net.NanoClock;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Both venues of one subject: a loopback port each, market data at {@code /data}, orders at {@code /orders}. Everything
 * happens on the loop that the measuring thread steps. The answer to an order leaves a little later, so that the other
 * order of the same edge is not stamped late because an answer was being sent.
 */
final class StandIn implements AutoCloseable {
    /** Orders whose text is kept for a later look. */
    static final int KEPT_MAX = 4_000;

    private static final int BYTES_MAX = 65_536;
    private static final int UNSENT_BYTES_MAX = 1 << 30;
    private static final long ANSWER_AFTER_NANOS = 40_000L;

    private final SocketLoop loop;
    private final NanoClock clock;
    private final Arrivals arrivals;
    private final Answers answers = new Answers();
    private final Channel[] listeners = new Channel[Script.VENUES];
    private final Channel[] data = new Channel[Script.VENUES];
    private final Channel[] orders = new Channel[Script.VENUES];
    private final boolean[] accounts = new boolean[Script.VENUES];
    private final List<Pending> pending = new ArrayList<>();
    private long lastOrderNanos;
    private final List<String> kept = new ArrayList<>();

    /** Listens from now on. */
    StandIn(SocketLoop loop, NanoClock clock, Arrivals arrivals) {
        this.loop = loop;
        this.clock = clock;
        this.arrivals = arrivals;
        for (int venue = 0; venue < Script.VENUES; venue++) {
            listeners[venue] = listen(venue);
        }
    }

    /** Address of a venue, without a path. */
    String address(int venue) {
        return "ws://127.0.0.1:" + port(venue);
    }

    /** Port of a venue. */
    int port(int venue) {
        return ((InetSocketAddress) listeners[venue].localAddress()).getPort();
    }

    /** Whether all four sockets are there. */
    boolean connected() {
        for (int venue = 0; venue < Script.VENUES; venue++) {
            if (data[venue] == null || orders[venue] == null) {
                return false;
            }
        }
        return true;
    }

    /** Whether the socket that has this port at the client's end carries market data. */
    boolean carriesData(int clientPort) {
        for (Channel socket : data) {
            if (socket != null && ((InetSocketAddress) socket.remoteAddress()).getPort() == clientPort) {
                return true;
            }
        }
        return false;
    }

    /** Whether both accounts were asked for, as the daemon does before it trades. */
    boolean askedForAccounts() {
        return accounts[0] && accounts[1];
    }

    /** Sends a frame of a venue's market data. */
    void send(int venue, QuoteFrame frame) {
        Channel to = data[venue];
        if (to == null) {
            throw new IllegalStateException("the subject closed its socket to venue " + venue);
        }
        ByteBuf bytes = to.alloc().buffer(frame.text().length).writeBytes(frame.text());
        to.writeAndFlush(new TextWebSocketFrame(bytes), to.voidPromise());
    }

    /** Says something on every socket: a client that has been away takes a silent one for broken. */
    void ping() {
        for (Channel[] sockets : List.of(data, orders)) {
            for (Channel socket : sockets) {
                if (socket != null) {
                    socket.writeAndFlush(new PingWebSocketFrame(), socket.voidPromise());
                }
            }
        }
        loop.doWork();
    }

    /** The first orders, as they came. */
    List<String> kept() {
        return kept;
    }

    @Override
    public void close() {
        for (int venue = 0; venue < Script.VENUES; venue++) {
            listeners[venue].close();
            close(data[venue]);
            close(orders[venue]);
        }
        loop.doWork();
    }

    /** A client is here. */
    void open(int venue, String path, Channel channel) {
        if (path.startsWith("/data")) {
            data[venue] = channel;
        } else if (path.startsWith("/orders")) {
            orders[venue] = channel;
        } else {
            channel.close();
        }
    }

    /** A client is gone. */
    void gone(int venue, Channel channel) {
        data[venue] = data[venue] == channel ? null : data[venue];
        orders[venue] = orders[venue] == channel ? null : orders[venue];
    }

    /** A request on a venue's order socket. */
    void request(int venue, ByteBuf bytes) {
        long nanos = clock.nanoTime();
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        String method = OrderText.quoted(text, "method");
        String id = OrderText.between(text, "\"id\":", ',');
        switch (method) {
            case "order.place" -> order(venue, text, nanos);
            case "userDataStream.subscribe.signature" -> say(venue, answers.subscribed(id));
            case "account.status" -> {
                accounts[venue] = true;
                say(venue, answers.account(id));
            }
            default -> say(venue, answers.refused(id));
        }
    }

    private void order(int venue, String text, long nanos) {
        OrderText order = OrderText.of(text);
        arrivals.arrived(venue, OrderText.edge(order.px()), nanos);
        if (kept.size() < KEPT_MAX) {
            kept.add(text);
        }
        pending.add(new Pending(venue, order));
        lastOrderNanos = nanos;
    }

    /** Answers what has waited long enough: three messages for each order, in one write. */
    void answer() {
        if (pending.isEmpty() || clock.nanoTime() - lastOrderNanos < ANSWER_AFTER_NANOS) {
            return;
        }
        long wallNanos = clock.wallNanos();
        for (Pending each : pending) {
            Channel to = orders[each.venue];
            if (to != null) {
                to.write(new TextWebSocketFrame(answers.placed(each.order, wallNanos)), to.voidPromise());
                to.write(new TextWebSocketFrame(answers.accepted(each.order, wallNanos)), to.voidPromise());
                to.writeAndFlush(new TextWebSocketFrame(answers.filled(each.order, wallNanos)), to.voidPromise());
            }
        }
        pending.clear();
    }

    private void say(int venue, String text) {
        orders[venue].writeAndFlush(new TextWebSocketFrame(text), orders[venue].voidPromise());
    }

    private Channel listen(int venue) {
        Class<? extends ServerChannel> type =
                Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        WebSocketServerProtocolConfig upgrade = WebSocketServerProtocolConfig.newBuilder().websocketPath("/")
                .checkStartsWith(true).maxFramePayloadLength(BYTES_MAX).withUTF8Validator(false).build();
        Channel listener = new ServerBootstrap().group(loop.net().eventLoop()).channel(type)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(UNSENT_BYTES_MAX / 2, UNSENT_BYTES_MAX))
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(BYTES_MAX),
                                new StandInRest(), new WebSocketServerProtocolHandler(upgrade),
                                new StandInClient(StandIn.this, venue));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).channel();
        while (listener.localAddress() == null) {
            loop.doWork();
        }
        return listener;
    }

    private static void close(Channel channel) {
        if (channel != null) {
            channel.close();
        }
    }

    private record Pending(int venue, OrderText order) {
    }
}
