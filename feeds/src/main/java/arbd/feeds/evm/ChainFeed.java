package arbd.feeds.evm;

import arbd.amm.PoolSink;
import arbd.feeds.net.BookFault;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.FrameBytes;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SessionEvents;
import arbd.feeds.net.WebSocketConnection;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * One connection to a node of a chain, and the pools that it watches. Tells a pool's state after the logs of a socket
 * read, never after each of them; tells every pool disconnected when the connection falls, stale when blocks are
 * missing or replaced; gives up a connection without new blocks.
 *
 * <p>What one read brings is no promise that a block is whole: a node may send a block's logs in several pieces, and
 * then a pool is told as it is before the rest. What is told is always the state after some log of the chain as the
 * node told it, and each log of a pool is in it once, or the pool is stale.
 */
public final class ChainFeed implements AutoCloseable {
    private static final long POLL_MILLIS = 50;

    private final NetLoop net;
    private final FeedCounters counters;
    private final WebSocketConnection connection;
    private final ChainDecoder decoder;
    private final FrameBytes bytes;
    private final long silenceNanos;
    private ScheduledFuture<?> polling;

    /**
     * A feed that is not connected yet.
     *
     * @param chain what is watched
     * @param address of the node's WebSocket; a path, where providers put their key, is kept out of the log
     * @param net event loop, channel class and clock
     * @param settings limits and back-off; without a new block for its {@code dataSilenceMillis} the connection is
     *     given up, so that must be several blocks of the chain
     * @param sink takes the events, on the event loop
     * @param counters counted into
     * @throws IllegalArgumentException when the address is not one that may be connected to
     */
    public ChainFeed(ChainPools chain, URI address, NetLoop net, ConnectionSettings settings, PoolSink sink,
            FeedCounters counters) {
        this.net = net;
        this.counters = counters;
        this.silenceNanos = settings.dataSilenceMillis() * 1_000_000L;
        this.bytes = new FrameBytes(settings.maxFrameBytes());
        this.connection = new WebSocketConnection(address, net, settings, new Session(), counters)
                .called(address.getScheme() + "://" + address.getAuthority());
        this.decoder = new ChainDecoder(chain, connection::send, sink, counters, settings.seed());
    }

    /** Starts connecting and keeps connected. From any thread. */
    public void start() {
        connection.start();
    }

    /** What happened so far; readable from any thread. */
    public FeedCounters counters() {
        return counters;
    }

    /** Drops the connection; it comes back after the back-off. On the event loop. */
    public void reconnect(String why) {
        connection.reconnect(why);
    }

    /** Disconnects for good. From any thread. */
    @Override
    public void close() {
        connection.close();
    }

    private void poll() {
        long now = net.clock().nanoTime();
        if (now - decoder.headNanos() > silenceNanos) {
            counters.fault(BookFault.SILENT);
            decoder.leave("no new block for too long", now, net.clock().wallNanos());
        } else {
            decoder.poll(now, net.clock().wallNanos());
        }
        leaveWhenAsked();
    }

    private void leaveWhenAsked() {
        if (decoder.leaving() != null) {
            connection.reconnect(decoder.leaving());
        }
    }

    private final class Session implements SessionEvents {
        @Override
        public void connected() {
            stopPolling();
            decoder.connected(net.clock().nanoTime(), net.clock().wallNanos());
            polling = net.eventLoop().scheduleAtFixedRate(ChainFeed.this::poll, POLL_MILLIS, POLL_MILLIS,
                    TimeUnit.MILLISECONDS);
        }

        @Override
        public void text(ByteBuf frame, long receivedNanos, long wallNanos) {
            bytes.take(frame);
            decoder.decode(bytes.array(), bytes.offset(), frame.readableBytes(), receivedNanos, wallNanos);
            leaveWhenAsked();
        }

        @Override
        public void readComplete() {
            decoder.readComplete();
        }

        @Override
        public void disconnected(String why) {
            stopPolling();
            decoder.disconnected(net.clock().nanoTime(), net.clock().wallNanos());
        }

        private void stopPolling() {
            if (polling != null) {
                polling.cancel(false);
                polling = null;
            }
        }
    }
}
