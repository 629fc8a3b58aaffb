package arbd.execution.sim;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;

/** One venue's loopback port. Everything on it runs on the venues' event loop. */
final class VenueServer {
    private static final int UNSENT_BYTES_MAX = 8 << 20;
    /** A thousand stream names fit. */
    private static final int REQUEST_LINE_MAX = 40_000;
    private static final int HEADERS_MAX = 16_384;

    private final SimulatedVenue venue;
    private final VenueWire wire;
    private final FaultPlan faults;
    private final Set<Channel> clients = new HashSet<>();
    private Channel listener;

    VenueServer(SimulatedVenue venue, VenueWire wire, FaultPlan faults) {
        this.venue = venue;
        this.wire = wire;
        this.faults = faults;
    }

    SimulatedVenue venue() {
        return venue;
    }

    VenueWire wire() {
        return wire;
    }

    FaultPlan faults() {
        return faults;
    }

    /** Begins to listen; 0 = any free port. */
    ChannelFuture listen(EventLoopGroup loop, int port) {
        ServerBootstrap bootstrap = new ServerBootstrap().group(loop).channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true).childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(UNSENT_BYTES_MAX / 2, UNSENT_BYTES_MAX))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        clients.add(client);
                        client.closeFuture().addListener(closed -> clients.remove(client));
                        client.pipeline().addLast(
                                new HttpServerCodec(REQUEST_LINE_MAX, HEADERS_MAX, ClientHandler.BYTES_MAX),
                                new HttpObjectAggregator(ClientHandler.BYTES_MAX),
                                new ClientHandler(wire, venue.rights()));
                    }
                });
        ChannelFuture bound = bootstrap.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        listener = bound.channel();
        return bound;
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    void close() {
        if (listener != null) {
            listener.close();
        }
        for (Channel client : Set.copyOf(clients)) {
            client.close();
        }
        venue.ledger().close();
    }
}
