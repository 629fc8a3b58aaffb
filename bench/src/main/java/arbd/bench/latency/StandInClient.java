package arbd.bench.latency;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.util.ReferenceCountUtil;

/** One socket of a subject at a {@link StandIn}. */
final class StandInClient extends ChannelInboundHandlerAdapter {
    private final StandIn standIn;
    private final int venue;

    StandInClient(StandIn standIn, int venue) {
        this.standIn = standIn;
        this.venue = venue;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof HandshakeComplete complete) {
            standIn.open(venue, complete.requestUri(), context.channel());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof TextWebSocketFrame frame) {
                standIn.request(venue, frame.content());
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        standIn.gone(venue, context.channel());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
