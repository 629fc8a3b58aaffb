package arbd.daemon.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.handler.timeout.IdleStateEvent;

/** The end of a client's line: begins its live stream, listens to nothing, ends what idles or breaks. */
final class LiveClient extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final Clients clients;
    private final Watch watch;

    LiveClient(Clients clients, Watch watch) {
        this.clients = clients;
        this.watch = watch;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof HandshakeComplete) {
            RequestDeadline.over(context.pipeline());
            for (String text : watch.welcome()) {
                context.writeAndFlush(new TextWebSocketFrame(text));
            }
            clients.follow(context.channel());
        } else if (event instanceof IdleStateEvent) {
            context.close();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        // The stream goes one way. Limits on frames were kept in front of this.
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
