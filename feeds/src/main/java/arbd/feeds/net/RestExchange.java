package arbd.feeds.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Consumer;

/** Last handler of one request: sends it when the connection is up and tells what came back. */
final class RestExchange extends ChannelInboundHandlerAdapter {
    /** Longest {@code Retry-After} that is believed: three days, Binance's longest ban. */
    private static final long RETRY_AFTER_MAX_SECONDS = 259_200;

    /** Takes a whole answer. */
    interface Answered {
        /** The body is released when this returns; 0 = the venue did not say how long to wait. */
        void with(int status, long retryAfterSeconds, ByteBuf body);
    }

    private final FullHttpRequest request;
    private final Answered answered;
    private final Consumer<String> failed;

    RestExchange(FullHttpRequest request, Answered answered, Consumer<String> failed) {
        this.request = request;
        this.answered = answered;
        this.failed = failed;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (context.pipeline().get(SslHandler.class) == null) {
            context.writeAndFlush(request);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                context.writeAndFlush(request);
            } else {
                failed.accept(String.valueOf(handshake.cause()));
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof FullHttpResponse response) {
                if (response.decoderResult().isSuccess()) {
                    answered.with(response.status().code(), retryAfter(response), response.content());
                } else {
                    failed.accept("no HTTP answer: " + response.decoderResult().cause());
                }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        failed.accept("closed by the venue before its answer was whole");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        failed.accept(String.valueOf(cause));
    }

    private static long retryAfter(FullHttpResponse response) {
        String text = response.headers().get(HttpHeaderNames.RETRY_AFTER, "");
        if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        return Math.min(Long.parseLong(text), RETRY_AFTER_MAX_SECONDS);
    }
}
