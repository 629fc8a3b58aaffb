package arbd.feeds.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** A WebSocket server on a loopback port that does what a test tells it. */
public final class LoopbackServer implements AutoCloseable {
    /** Answers by itself, on the server's thread. */
    public interface Listener {
        /** A handshake is done, and nothing of this connection is read yet. */
        void connected();

        /** A text came in on the newest connection. */
        void text(String text);

        /** The body for a request that no answer was prepared for, null = 404. */
        String asked();
    }

    /** An answer that never comes. */
    public static final Object SILENCE = new Object();

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<Channel> clients = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Object>> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Channel listening;
    private volatile ChannelHandlerContext silent;
    private volatile Listener listener;

    private final SslContext tls;

    /** Listens, without TLS. */
    public LoopbackServer() {
        this(null);
    }

    /** Listens, with TLS unless it is null. */
    public LoopbackServer(SslContext tls) {
        this.tls = tls;
        this.listening = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        fill(channel);
                    }
                }).bind("127.0.0.1", 0).syncUninterruptibly().channel();
    }

    /** From now on this one answers; before the first client comes. */
    public void listener(Listener answering) {
        listener = answering;
    }

    /** Where it listens. */
    public URI address() {
        int port = ((InetSocketAddress) listening.localAddress()).getPort();
        return URI.create((tls == null ? "ws://127.0.0.1:" : "wss://localhost:") + port + "/x");
    }

    /** Where it answers requests. */
    public URI rest() {
        int port = ((InetSocketAddress) listening.localAddress()).getPort();
        return URI.create((tls == null ? "http://127.0.0.1:" : "https://localhost:") + port);
    }

    /**
     * Answers the next request for this path and query, after those said before, with a response object, raw bytes or,
     * where it is {@link #SILENCE}, not at all. Without an answer left it is 404.
     */
    public void answer(String pathAndQuery, Object response) {
        answers.computeIfAbsent(pathAndQuery, path -> new ConcurrentLinkedDeque<>()).add(response);
    }

    /** Answers the next request for this path and query with status 200 and this body. */
    public void answer(String pathAndQuery, String body) {
        answer(pathAndQuery, response(200, body));
    }

    /** Answers the latest request that was met with {@link #SILENCE}. */
    public void answerLate(String body) {
        silent.writeAndFlush(response(200, body));
    }

    /** A response with a body. */
    public static FullHttpResponse response(int status, String body) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status), Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
        return response;
    }

    /** Paths and queries that were asked for. */
    public List<String> asked() {
        return asked;
    }

    /** Handshakes done so far. */
    public int connections() {
        return clients.size();
    }

    /** Texts and {@code pong:} payloads that came in. */
    public List<String> heard() {
        return heard;
    }

    /** Sends a text frame to the newest client. */
    public void say(String text) {
        newest().writeAndFlush(new TextWebSocketFrame(text));
    }

    /** Closes the oldest client's socket without a word. */
    public void dropOldest() {
        clients.get(0).pipeline().firstContext().close();
    }

    /** Sends a frame object to the newest client. */
    public void send(Object frame) {
        newest().writeAndFlush(frame);
    }

    /** Writes bytes to the newest client's socket as they are. */
    public void raw(int... bytes) {
        ByteBuf buffer = Unpooled.buffer(bytes.length);
        for (int b : bytes) {
            buffer.writeByte(b);
        }
        newest().pipeline().firstContext().writeAndFlush(buffer);
    }

    /** Closes the newest client's socket without a word. */
    public void drop() {
        newest().pipeline().firstContext().close();
    }

    @Override
    public void close() {
        listening.close();
        clients.forEach(Channel::close);
        group.shutdownGracefully();
    }

    private void hear(String text) {
        heard.add(text);
        if (listener != null) {
            listener.text(text);
        }
    }

    private Channel newest() {
        return clients.get(clients.size() - 1);
    }

    private void fill(Channel channel) {
        if (tls != null) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
        }
        channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 16),
                new Requests(),
                new WebSocketServerProtocolHandler(WebSocketServerProtocolConfig.newBuilder().websocketPath("/")
                        .checkStartsWith(true).dropPongFrames(false).build()),
                new ChannelInboundHandlerAdapter() {
                    @Override
                    public void userEventTriggered(ChannelHandlerContext context, Object event) {
                        if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                            clients.add(context.channel());
                            if (listener != null) {
                                listener.connected();
                            }
                        }
                    }

                    @Override
                    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                        context.close();
                    }

                    @Override
                    public void channelRead(ChannelHandlerContext context, Object message) {
                        if (message instanceof TextWebSocketFrame) {
                            hear(((TextWebSocketFrame) message).text());
                        } else if (message instanceof PongWebSocketFrame) {
                            heard.add("pong:" + ((PongWebSocketFrame) message).content()
                                    .toString(StandardCharsets.UTF_8));
                        }
                        ReferenceCountUtil.release(message);
                    }
                });
    }

    /** Answers what is no WebSocket handshake. */
    private final class Requests extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!(message instanceof FullHttpRequest request)
                    || request.headers().contains(HttpHeaderNames.UPGRADE)) {
                context.fireChannelRead(message);
                return;
            }
            asked.add(request.uri());
            Deque<Object> left = answers.get(request.uri());
            Object answer = left == null ? null : left.poll();
            request.release();
            if (answer instanceof ByteBuf) {
                context.pipeline().firstContext().writeAndFlush(answer);
            } else if (answer == SILENCE) {
                silent = context;
            } else {
                String body = answer == null && listener != null ? listener.asked() : null;
                context.writeAndFlush(body != null ? response(200, body) : answer == null ? response(404, "") : answer);
            }
        }
    }
}
