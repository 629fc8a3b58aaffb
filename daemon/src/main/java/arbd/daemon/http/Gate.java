package arbd.daemon.http;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Checks a request and answers it. The allowed hosts keep out pages that had their name resolved to this machine (DNS
 * rebinding), the allowed origins pages of elsewhere that open a WebSocket to here.
 */
final class Gate extends SimpleChannelInboundHandler<FullHttpRequest> {
    static final String LIVE = "/live";

    private final Watch watch;
    private final int port;
    private final Set<String> hosts;

    Gate(int port, Watch watch) {
        this.watch = watch;
        this.port = port;
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        RequestDeadline.met(context.pipeline());
        FullHttpResponse refusal = refusal(request);
        if (refusal == null && path(request).equals(LIVE)) {
            context.fireChannelRead(request.retain());
            return;
        }
        FullHttpResponse answer = refusal != null ? refusal : answer(path(request));
        boolean keepAlive = refusal == null && HttpUtil.isKeepAlive(request);
        HttpUtil.setKeepAlive(answer, keepAlive);
        var written = context.writeAndFlush(answer);
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private FullHttpResponse answer(String path) {
        return switch (path) {
            case "/" -> Reply.page(port);
            case "/healthz" -> Reply.health(watch.health());
            case "/metrics" -> Reply.metrics(watch.metrics());
            default -> Reply.text(HttpResponseStatus.NOT_FOUND, "there is /, /healthz, /metrics and /live");
        };
    }

    /** Null = nothing is wrong with it. */
    private FullHttpResponse refusal(FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Reply.text(malformed(request.decoderResult().cause()), "the request could not be read");
        }
        List<String> host = request.headers().getAll(HttpHeaderNames.HOST);
        if (host.size() != 1 || !hosts.contains(host.get(0).toLowerCase(Locale.ROOT))) {
            return Reply.text(HttpResponseStatus.FORBIDDEN, "the Host header must name this machine and port");
        }
        for (String origin : request.headers().getAll(HttpHeaderNames.ORIGIN)) {
            if (!ours(origin.toLowerCase(Locale.ROOT))) {
                return Reply.text(HttpResponseStatus.FORBIDDEN, "the Origin header must be this page's own");
            }
        }
        if (!HttpMethod.GET.equals(request.method())) {
            FullHttpResponse answer = Reply.text(HttpResponseStatus.METHOD_NOT_ALLOWED, "only GET");
            answer.headers().set(HttpHeaderNames.ALLOW, "GET");
            return answer;
        }
        if (path(request).equals(LIVE) && !upgrades(request)) {
            FullHttpResponse answer = Reply.text(HttpResponseStatus.UPGRADE_REQUIRED, "this is a WebSocket");
            answer.headers().set(HttpHeaderNames.UPGRADE, "websocket");
            return answer;
        }
        return null;
    }

    private boolean ours(String origin) {
        return origin.startsWith("http://") && hosts.contains(origin.substring("http://".length()));
    }

    private static boolean upgrades(FullHttpRequest request) {
        return request.headers().contains(HttpHeaderNames.UPGRADE, "websocket", true)
                && request.headers().containsValue(HttpHeaderNames.CONNECTION, "upgrade", true)
                && !request.uri().contains("?");
    }

    private static String path(FullHttpRequest request) {
        String uri = request.uri();
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    private static HttpResponseStatus malformed(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return HttpResponseStatus.REQUEST_URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException
                ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE : HttpResponseStatus.BAD_REQUEST;
    }
}
