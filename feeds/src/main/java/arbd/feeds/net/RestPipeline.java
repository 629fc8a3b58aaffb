package arbd.feeds.net;

import io.netty.buffer.ByteBuf;
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

/** How bytes become answers on a connection for requests: TLS, HTTP, bounded bodies. */
final class RestPipeline {
    private final int maxBodyBytes;
    private final long handshakeMillis;
    private final SslContext tls;
    private final String host;
    private final int port;
    private final String authority;

    RestPipeline(URI base, int maxBodyBytes, long handshakeMillis, SslContext tls) {
        this.maxBodyBytes = maxBodyBytes;
        this.handshakeMillis = handshakeMillis;
        this.tls = tls;
        this.host = base.getHost();
        this.port = base.getPort() > 0 ? base.getPort() : tls != null ? 443 : 80;
        this.authority = base.getPort() > 0 ? host + ":" + port : host;
    }

    int port() {
        return port;
    }

    /** A GET after which the connection ends. */
    FullHttpRequest last(String pathAndQuery) {
        FullHttpRequest request = request(HttpMethod.GET, pathAndQuery, Unpooled.EMPTY_BUFFER);
        request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return request;
    }

    /** A request after which the connection stays; the body, JSON when there is one, is the request's from now on. */
    FullHttpRequest request(HttpMethod method, String pathAndQuery, ByteBuf body) {
        FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, pathAndQuery, body);
        request.headers().set(HttpHeaderNames.HOST, authority).set(HttpHeaderNames.ACCEPT, "application/json")
                .set(HttpHeaderNames.USER_AGENT, "arbd");
        if (method == HttpMethod.POST) {
            request.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        }
        return request;
    }

    ChannelHandler initializer(RestExchange exchange) {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                if (tls != null) {
                    SslHandler handler = tls.newHandler(channel.alloc(), host, port);
                    handler.setHandshakeTimeoutMillis(handshakeMillis);
                    channel.pipeline().addLast(handler);
                }
                channel.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(maxBodyBytes),
                        exchange);
            }
        };
    }
}
