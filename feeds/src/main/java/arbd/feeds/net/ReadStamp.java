package arbd.feeds.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** First handler of a connection: reads the clock once per socket read, before anything is decoded. */
final class ReadStamp extends ChannelInboundHandlerAdapter {
    private final NanoClock clock;
    private boolean stamped;
    private long receivedNanos;
    private long wallNanos;

    ReadStamp(NanoClock clock) {
        this.clock = clock;
    }

    long receivedNanos() {
        return receivedNanos;
    }

    long wallNanos() {
        return wallNanos;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!stamped) {
            stamped = true;
            receivedNanos = clock.nanoTime();
            wallNanos = clock.wallNanos();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        stamped = false;
        context.fireChannelReadComplete();
    }
}
