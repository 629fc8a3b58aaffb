package arbd.feeds.net;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;

/**
 * Where a connection lives.
 *
 * @param eventLoop runs everything of the connection; may be stepped by its owner
 * @param channel the socket class that fits the loop's transport
 * @param clock read once per socket read
 */
public record NetLoop(EventLoop eventLoop, Class<? extends Channel> channel, NanoClock clock) {
}
