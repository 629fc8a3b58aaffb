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

/**
 * Answers by REST what the daemon asks before it trades: what the venue lists, the instruments of its configuration
 * word for word, and whether the account may trade. What a key may, and its fees, this venue does not tell.
 */
final class StandInRest extends ChannelInboundHandlerAdapter {
    private static final String LISTING = List.of("BTC", "ETH", "SOL", "BNB", "LTC").stream()
            .map(StandInRest::row).collect(Collectors.joining(",", "{\"symbols\":[", "]}"));
    private static final String ACCOUNT = "{\"canTrade\":true}";

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof FullHttpRequest request && request.uri().matches("/s?api/.*")) {
            String path = request.uri().replaceFirst("\\?.*", "");
            request.release();
            switch (path) {
                case "/api/v3/exchangeInfo" -> answer(context, HttpResponseStatus.OK, LISTING);
                case "/api/v3/account" -> answer(context, HttpResponseStatus.OK, ACCOUNT);
                default -> answer(context, HttpResponseStatus.NOT_FOUND, "{}");
            }
        } else {
            context.fireChannelRead(message);
        }
    }

    private static void answer(ChannelHandlerContext context, HttpResponseStatus status, String text) {
        ByteBuf body = Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
        DefaultFullHttpResponse answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
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
