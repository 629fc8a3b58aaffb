package arbd.bench.latency;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a venue lists, before the daemon trades: the instruments of its configuration, word for word. */
final class StandInListing extends ChannelInboundHandlerAdapter {
    private static final String PATH = "/api/v3/exchangeInfo";
    private static final String LISTING = List.of("BTC", "ETH", "SOL", "BNB", "LTC").stream()
            .map(StandInListing::row).collect(Collectors.joining(",", "{\"symbols\":[", "]}"));

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof FullHttpRequest request && request.uri().startsWith(PATH)) {
            request.release();
            ByteBuf body = Unpooled.copiedBuffer(LISTING, StandardCharsets.US_ASCII);
            DefaultFullHttpResponse answer =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body);
            answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
            context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.fireChannelRead(message);
        }
    }

    private static String row(String base) {
        return "{\"symbol\":\"" + base + "USDT\",\"status\":\"TRADING\",\"baseAsset\":\"" + base
                + "\",\"quoteAsset\":\"USDT\",\"filters\":["
                + "{\"filterType\":\"PRICE_FILTER\",\"tickSize\":\"0.00001\"},"
                + "{\"filterType\":\"LOT_SIZE\",\"stepSize\":\"0.00001\",\"minQty\":\"0.00001\","
                + "\"maxQty\":\"1000000\"},"
                + "{\"filterType\":\"NOTIONAL\",\"minNotional\":\"5\"}]}";
    }
}
