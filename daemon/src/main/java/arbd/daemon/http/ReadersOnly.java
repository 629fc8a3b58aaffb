package arbd.daemon.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * Lets a client ask for more only while it reads what it was given: one that sends requests or pings without reading
 * the answers is let go before they fill the memory.
 */
final class ReadersOnly extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (context.channel().isWritable()) {
            context.fireChannelRead(message);
        } else {
            ReferenceCountUtil.release(message);
            context.close();
        }
    }
}
