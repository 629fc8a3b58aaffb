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
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A WebSocket server on a loopback port that does what a test tells it. */
public final class LoopbackServer implements AutoCloseable {
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<Channel> clients = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Channel listening;

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

    /** Where it listens. */
    public URI address() {
        int port = ((InetSocketAddress) listening.localAddress()).getPort();
        return URI.create((tls == null ? "ws://127.0.0.1:" : "wss://localhost:") + port + "/x");
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

    private Channel newest() {
        return clients.get(clients.size() - 1);
    }

    private void fill(Channel channel) {
        if (tls != null) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
        }
        channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 16),
                new WebSocketServerProtocolHandler(WebSocketServerProtocolConfig.newBuilder().websocketPath("/")
                        .checkStartsWith(true).dropPongFrames(false).build()),
                new ChannelInboundHandlerAdapter() {
                    @Override
                    public void userEventTriggered(ChannelHandlerContext context, Object event) {
                        if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                            clients.add(context.channel());
                        }
                    }

                    @Override
                    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                        context.close();
                    }

                    @Override
                    public void channelRead(ChannelHandlerContext context, Object message) {
                        if (message instanceof TextWebSocketFrame) {
                            heard.add(((TextWebSocketFrame) message).text());
                        } else if (message instanceof PongWebSocketFrame) {
                            heard.add("pong:" + ((PongWebSocketFrame) message).content()
                                    .toString(StandardCharsets.UTF_8));
                        }
                        ReferenceCountUtil.release(message);
                    }
                });
    }
}
