package arbd.daemon.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** What stands between a client's socket and an answer: limits first, then the gate, then the live stream. */
final class ClientPipeline extends ChannelInitializer<Channel> {
    static final int LINE_BYTES = 2 << 10;
    static final int HEADER_BYTES = 8 << 10;
    static final int BODY_BYTES = 8 << 10;
    static final int FRAME_BYTES = 1 << 10;

    private final ClientLimits limits;
    private final Clients clients;
    private final Watch watch;

    ClientPipeline(ClientLimits limits, Clients clients, Watch watch) {
        this.limits = limits;
        this.clients = clients;
        this.watch = watch;
    }

    @Override
    protected void initChannel(Channel channel) {
        if (!clients.admit(channel)) {
            channel.close();
            return;
        }
        int port = ((InetSocketAddress) channel.localAddress()).getPort();
        ChannelPipeline line = channel.pipeline();
        line.addLast(new IdleStateHandler(limits.idleMillis(), 0, 0, TimeUnit.MILLISECONDS));
        line.addLast(new RequestDeadline(limits.requestMillis()));
        line.addLast(new HttpServerCodec(new HttpDecoderConfig()
                .setMaxInitialLineLength(LINE_BYTES).setMaxHeaderSize(HEADER_BYTES)));
        line.addLast(new HttpObjectAggregator(BODY_BYTES, true));
        line.addLast(new ReadersOnly());
        line.addLast(new Gate(port, watch));
        line.addLast(new WebSocketServerProtocolHandler(WebSocketServerProtocolConfig.newBuilder()
                .websocketPath(Gate.LIVE).maxFramePayloadLength(FRAME_BYTES).allowExtensions(false).build()));
        line.addLast(new LiveClient(clients, watch));
    }
}
