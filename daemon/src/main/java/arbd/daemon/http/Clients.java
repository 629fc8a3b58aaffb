package arbd.daemon.http;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.concurrent.EventExecutor;

/** Who is connected, and who of them follows the live stream. */
final class Clients {
    private final int max;
    private final ChannelGroup all;
    private final ChannelGroup live;

    Clients(EventExecutor thread, int max) {
        this.max = max;
        this.all = new DefaultChannelGroup(thread);
        this.live = new DefaultChannelGroup(thread);
    }

    /** Whether there is room for one more. */
    boolean admit(Channel channel) {
        return all.size() < max && all.add(channel);
    }

    void follow(Channel channel) {
        live.add(channel);
    }

    boolean anyLive() {
        return !live.isEmpty();
    }

    int connected() {
        return all.size();
    }

    /** To everybody who keeps up; who does not is let go, and comes back by itself. */
    void tell(String text) {
        live.forEach(Clients::letGoIfBehind);
        live.writeAndFlush(new TextWebSocketFrame(text));
    }

    void ping() {
        live.writeAndFlush(new PingWebSocketFrame());
    }

    void close() {
        all.close();
    }

    private static void letGoIfBehind(Channel channel) {
        if (!channel.isWritable()) {
            channel.close();
        }
    }
}
