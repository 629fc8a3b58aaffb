package arbd.feeds.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Last handler of one attempt: tells the connection what came of it. */
final class WebSocketSession extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketSession.class);

    private final WebSocketConnection connection;
    private final FeedCounters counters;
    private ReadStamp stamp;

    WebSocketSession(WebSocketConnection connection, FeedCounters counters) {
        this.connection = connection;
        this.counters = counters;
    }

    void stampedBy(ReadStamp by) {
        stamp = by;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            connection.opened(context.channel(), stamp);
        } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
            connection.lost(context.channel(), "no answer to the WebSocket handshake");
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof TextWebSocketFrame) {
                connection.text(context.channel(), ((TextWebSocketFrame) message).content(), stamp);
            } else if (message instanceof WebSocketFrame) {
                counters.malformed(Malformed.BINARY);
                connection.lost(context.channel(), "a frame that is not text");
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        connection.readComplete(context.channel());
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection.lost(context.channel(), "closed by the venue");
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (!context.channel().isWritable()) {
            connection.lost(context.channel(), "the venue does not read what is sent to it");
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException) {
            boolean large = ((CorruptedWebSocketFrameException) cause).closeStatus()
                    == WebSocketCloseStatus.MESSAGE_TOO_BIG;
            counters.malformed(large ? Malformed.OVERSIZED : Malformed.FRAMING);
        } else if (cause instanceof TooLongFrameException) {
            counters.malformed(Malformed.OVERSIZED);
        } else if (!expected(cause)) {
            LOG.error("connection broken by an exception", cause);
        }
        connection.lost(context.channel(), words(cause));
    }

    /** What a venue that refuses the handshake says by its status. */
    private static String words(Throwable cause) {
        return cause instanceof WebSocketClientHandshakeException refused && refused.response() != null
                ? "refused with " + HttpStatus.words(refused.response().status().code()) : String.valueOf(cause);
    }

    /** What networks and peers do; anything else is a fault of ours. */
    private static boolean expected(Throwable cause) {
        return cause instanceof IOException || cause instanceof CodecException
                || cause instanceof WebSocketHandshakeException;
    }
}
