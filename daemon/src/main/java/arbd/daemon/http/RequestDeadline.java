package arbd.daemon.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * First handler of a connection: a whole request must have come so long after the connection or, on one that is kept,
 * after the request's first byte. Bytes that trickle buy no time.
 */
final class RequestDeadline extends ChannelInboundHandlerAdapter {
    private final long millis;
    private ScheduledFuture<?> end;

    RequestDeadline(long millis) {
        this.millis = millis;
    }

    /** The request has come; the next one's time begins with its first byte. */
    static void met(ChannelPipeline line) {
        RequestDeadline deadline = line.get(RequestDeadline.class);
        if (deadline != null) {
            deadline.stop();
        }
    }

    /** No more requests will come: it is a live stream now. */
    static void over(ChannelPipeline line) {
        if (line.get(RequestDeadline.class) != null) {
            line.remove(RequestDeadline.class);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        begin(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        begin(context);
        context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    private void begin(ChannelHandlerContext context) {
        if (end == null) {
            end = context.executor().schedule(() -> context.close(), millis, TimeUnit.MILLISECONDS);
        }
    }

    private void stop() {
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }
}
