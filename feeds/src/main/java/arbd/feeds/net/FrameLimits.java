package arbd.feeds.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/**
 * Limits on frames that sizes do not catch: a message in endless pieces, empty ones included, and a flood of pings,
 * whose answers would pile up and whose handling would keep the event loop from its other connections.
 */
final class FrameLimits extends ChannelInboundHandlerAdapter {
    /** Most pieces of one message before its last. */
    static final int FRAGMENTS_MAX = 1_024;
    /** Most pings and pongs in a second; venues send one in some seconds. */
    static final int CONTROLS_PER_SECOND = 100;
    private static final long WINDOW_NANOS = 1_000_000_000L;

    private final ReadStamp stamp;
    private int fragments;
    private int controls;
    private long windowNanos = Long.MIN_VALUE;

    FrameLimits(ReadStamp stamp) {
        this.stamp = stamp;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof PingWebSocketFrame || message instanceof PongWebSocketFrame) {
            if (!control()) {
                ReferenceCountUtil.release(message);
                context.fireExceptionCaught(new CorruptedWebSocketFrameException(
                        WebSocketCloseStatus.POLICY_VIOLATION, "more pings than a venue sends"));
                return;
            }
        } else if (message instanceof WebSocketFrame) {
            fragments = ((WebSocketFrame) message).isFinalFragment() ? 0 : fragments + 1;
            if (fragments > FRAGMENTS_MAX) {
                ReferenceCountUtil.release(message);
                context.fireExceptionCaught(new TooLongFrameException("a message in too many pieces"));
                return;
            }
        }
        context.fireChannelRead(message);
    }

    private boolean control() {
        long now = stamp.receivedNanos();
        if (controls == 0 || now - windowNanos > WINDOW_NANOS) {
            windowNanos = now;
            controls = 0;
        }
        return ++controls <= CONTROLS_PER_SECOND;
    }
}
