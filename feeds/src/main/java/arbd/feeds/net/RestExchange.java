package arbd.feeds.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Consumer;

/** Last handler of a connection for requests: tells when it is up, what came back, and that it is over. */
final class RestExchange extends ChannelInboundHandlerAdapter {
    /** Longest {@code Retry-After} that is believed: three days, Binance's longest ban. */
    private static final long RETRY_AFTER_MAX_SECONDS = 259_200;

    /** Takes a whole answer. */
    interface Answered {
        /**
         * The body is released when this returns.
         *
         * @param retryAfterSeconds 0 = the venue did not say how long to wait
         * @param keepsOpen whether the venue takes another request on this connection
         */
        void with(int status, long retryAfterSeconds, boolean keepsOpen, ByteBuf body);
    }

    private final Consumer<Channel> opened;
    private final Answered answered;
    private final Consumer<String> failed;

    RestExchange(Consumer<Channel> opened, Answered answered, Consumer<String> failed) {
        this.opened = opened;
        this.answered = answered;
        this.failed = failed;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (context.pipeline().get(SslHandler.class) == null) {
            opened.accept(context.channel());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                opened.accept(context.channel());
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
                    answered(response);
                } else {
                    failed.accept("no HTTP answer: " + response.decoderResult().cause());
                }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void answered(FullHttpResponse response) {
        // A word ahead of the answer ("continue", "early hints") is none.
        if (response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            answered.with(response.status().code(), retryAfter(response), HttpUtil.isKeepAlive(response),
                    response.content());
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
