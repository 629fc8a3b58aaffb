package arbd.feeds.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.net.URI;
import javax.net.ssl.SSLException;

/** How bytes become messages on a client connection: stamp, TLS, HTTP upgrade, frames, whole messages. */
final class WebSocketPipeline {
    private static final int HANDSHAKE_BYTES = 16 << 10;

    private final ConnectionSettings settings;
    private final NanoClock clock;
    private final SslContext tls;
    private final String host;
    private final int port;
    private final WebSocketClientProtocolConfig config;

    WebSocketPipeline(URI address, ConnectionSettings settings, NanoClock clock, SslContext tls) {
        this.settings = settings;
        this.clock = clock;
        this.tls = tls;
        this.host = address.getHost();
        this.port = address.getPort() > 0 ? address.getPort() : tls != null ? 443 : 80;
        // The decoders check the bytes that they use, so text is not checked as UTF-8 a second time.
        this.config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(address)
                .version(WebSocketVersion.V13)
                .allowExtensions(false)
                .maxFramePayloadLength(settings.maxFrameBytes())
                .handshakeTimeoutMillis(settings.connectTimeoutMillis())
                .generateOriginHeader(false)
                .withUTF8Validator(false)
                .dropPongFrames(true)
                .handleCloseFrames(true)
                .build();
    }

    int port() {
        return port;
    }

    ChannelHandler initializer(WebSocketSession session) {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                fill(channel, session);
            }
        };
    }

    private void fill(Channel channel, WebSocketSession session) {
        ReadStamp stamp = new ReadStamp(clock);
        session.stampedBy(stamp);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast(stamp);
        if (tls != null) {
            SslHandler handler = tls.newHandler(channel.alloc(), host, port);
            handler.setHandshakeTimeoutMillis(settings.connectTimeoutMillis());
            pipeline.addLast(handler);
        }
        pipeline.addLast(new HttpClientCodec());
        pipeline.addLast(new HttpObjectAggregator(HANDSHAKE_BYTES));
        pipeline.addLast(new FrameLimits(stamp));
        pipeline.addLast(new WebSocketClientProtocolHandler(config));
        pipeline.addLast(new WebSocketFrameAggregator(settings.maxFrameBytes()));
        pipeline.addLast(session);
    }

    /** Trusts whom the JDK trusts, and checks the host name. */
    static SslContext tls() {
        try {
            return SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .endpointIdentificationAlgorithm("HTTPS")
                    .build();
        } catch (SSLException broken) {
            throw new IllegalStateException("this JDK cannot do TLS", broken);
        }
    }
}
