package arbd.execution.sim;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection: REST until it upgrades, then WebSocket frames to and from its {@link WireSession}. */
final class ClientHandler extends SimpleChannelInboundHandler<Object> {
    /** Longest request, frame or message that a client may send. */
    static final int BYTES_MAX = 65_536;

    private static final Logger LOG = LoggerFactory.getLogger(ClientHandler.class);

    private final VenueWire wire;
    private final SimulatedRights rights;
    private final Set<ClientHandler> talking;
    private WebSocketServerHandshaker handshaker;
    private WireSession session;
    private RestChannel asking;

    /** @param talking holds this one while it has a WebSocket */
    ClientHandler(VenueWire wire, SimulatedRights rights, Set<ClientHandler> talking) {
        this.wire = wire;
        this.rights = rights;
        this.talking = talking;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext client, Object message) {
        if (message instanceof FullHttpRequest request) {
            onRequest(client, request);
        } else if (message instanceof TextWebSocketFrame frame && session != null) {
            session.onText(frame.text());
        } else if (message instanceof PingWebSocketFrame ping) {
            client.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        } else if (message instanceof CloseWebSocketFrame close) {
            handshaker.close(client, close.retain());
        }
    }

    private void onRequest(ChannelHandlerContext client, FullHttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            client.close();
            return;
        }
        if (!ByteBufUtil.isText(request.content(), StandardCharsets.UTF_8)) {
            asking.answer(new HttpReply(400, "{}"));
            return;
        }
        HttpReply blocked = rights.refusal();
        if (blocked != null) {
            asking.answer(blocked);
            return;
        }
        if (!"websocket".equalsIgnoreCase(request.headers().get(HttpHeaderNames.UPGRADE))) {
            wire.http(call(request), asking);
            return;
        }
        String uri = request.uri();
        if (!wire.serves(uri)) {
            asking.answer(HttpReply.NOT_FOUND);
            return;
        }
        handshaker = new WebSocketServerHandshakerFactory("ws://127.0.0.1" + uri, null, false, BYTES_MAX)
                .newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(client.channel());
            return;
        }
        // Text that is not UTF-8 ends a connection (RFC 6455, 8.1): read leniently, a damaged key would be no key.
        client.pipeline().addBefore(client.name(), "utf8", new Utf8FrameValidator());
        client.pipeline().addBefore(client.name(), "messages", new WebSocketFrameAggregator(BYTES_MAX));
        handshaker.handshake(client.channel(), request).addListener(done -> {
            if (done.isSuccess() && client.channel().isActive()) {
                talking.add(this);
                session = wire.connect(uri, new NettyChannel(client.channel()));
            }
        });
    }

    private static HttpCall call(FullHttpRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        int mark = request.uri().indexOf('?');
        String path = mark < 0 ? request.uri() : request.uri().substring(0, mark);
        String query = mark < 0 ? "" : request.uri().substring(mark + 1);
        return new HttpCall(request.method().name(), path, query, headers,
                request.content().toString(StandardCharsets.UTF_8));
    }

    private static void answer(Channel client, HttpReply reply) {
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(reply.status()),
                Unpooled.copiedBuffer(reply.body(), StandardCharsets.UTF_8));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
        client.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    @Override
    public void channelActive(ChannelHandlerContext client) {
        asking = new NettyRest(client.channel());
        wire.opened(asking);
    }

    @Override
    public void channelInactive(ChannelHandlerContext client) {
        wire.closed(asking);
        if (session != null) {
            session.onClosed();
            session = null;
            talking.remove(this);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext client, Throwable cause) {
        if (cause instanceof RuntimeException && !(cause instanceof CorruptedWebSocketFrameException)) {
            LOG.error("a simulated venue failed on a client's message", cause);
        }
        client.close();
    }

    /** A client that does not read is cut rather than buffered without limit. */
    private record NettyChannel(Channel channel) implements WireChannel {
        @Override
        public void send(String text) {
            if (channel.isActive() && !channel.isWritable()) {
                cut();
            } else if (channel.isActive()) {
                channel.writeAndFlush(new TextWebSocketFrame(text), channel.voidPromise());
            }
        }

        @Override
        public void ping() {
            channel.writeAndFlush(new PingWebSocketFrame(Unpooled.copiedBuffer("arbd", StandardCharsets.US_ASCII)),
                    channel.voidPromise());
        }

        @Override
        public void cut() {
            ClientHandler.cut(channel);
        }
    }

    private record NettyRest(Channel channel) implements RestChannel {
        @Override
        public void answer(HttpReply reply) {
            if (channel.isActive()) {
                ClientHandler.answer(channel, reply);
            }
        }

        @Override
        public void cut() {
            ClientHandler.cut(channel);
        }
    }

    private static void cut(Channel channel) {
        if (!channel.isOpen()) {
            // A socket that is closed takes no options.
            return;
        }
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }
}
