package arbd.feeds.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.net.URI;

/** How bytes become an answer on a request's connection: TLS, HTTP, one bounded body. */
final class RestPipeline {
    private final RestSettings settings;
    private final SslContext tls;
    private final String host;
    private final int port;
    private final String authority;

    RestPipeline(URI base, RestSettings settings, SslContext tls) {
        this.settings = settings;
        this.tls = tls;
        this.host = base.getHost();
        this.port = base.getPort() > 0 ? base.getPort() : tls != null ? 443 : 80;
        this.authority = base.getPort() > 0 ? host + ":" + port : host;
    }

    int port() {
        return port;
    }

    FullHttpRequest request(String pathAndQuery) {
        FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, pathAndQuery,
                Unpooled.EMPTY_BUFFER);
        request.headers().set(HttpHeaderNames.HOST, authority).set(HttpHeaderNames.ACCEPT, "application/json")
                .set(HttpHeaderNames.USER_AGENT, "arbd").set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return request;
    }

    ChannelHandler initializer(RestExchange exchange) {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                if (tls != null) {
                    SslHandler handler = tls.newHandler(channel.alloc(), host, port);
                    handler.setHandshakeTimeoutMillis(settings.deadlineMillis());
                    channel.pipeline().addLast(handler);
                }
                channel.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(settings.maxBodyBytes()),
                        exchange);
            }
        };
    }
}
