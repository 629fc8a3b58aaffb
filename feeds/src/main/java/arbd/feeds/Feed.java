package arbd.feeds;

import arbd.feeds.net.BookFault;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.FrameBytes;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.RestClient;
import arbd.feeds.net.RestSettings;
import arbd.feeds.net.SessionEvents;
import arbd.feeds.net.WebSocketConnection;
import arbd.market.MarketState;
import arbd.market.Require;
import arbd.market.Tick;
import arbd.market.TickSink;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One connection of one venue and its books. Subscribes on connect; tells every instrument disconnected when the
 * connection falls; has stale books made whole again ({@link Resync}); gives up a connection that carries no data.
 */
public final class Feed implements AutoCloseable {
    private final VenueProtocol protocol;
    private final NetLoop net;
    private final FeedCounters counters;
    private final TickSink sink;
    private final WebSocketConnection connection;
    private final ClockStamp stamp;
    private final Tick status = new Tick();
    private final int[] instruments;
    private final Resync resync;
    private final FrameBytes bytes;
    private final long dataSilenceNanos;
    private ScheduledFuture<?> silenceCheck;
    private long dataNanos;
    private long generation;

    /**
     * A feed that is not connected yet.
     *
     * @param protocol made for this feed alone
     * @param address where the venue is
     * @param net event loop, channel class and clock
     * @param settings limits and back-off
     * @param sink takes the ticks, on the event loop
     * @param counters the ones given to the protocol
     * @throws IllegalArgumentException when an address may not be connected to, or the REST address is missing
     */
    public Feed(VenueProtocol protocol, VenueAddress address, NetLoop net, ConnectionSettings settings, TickSink sink,
            FeedCounters counters) {
        this.protocol = protocol;
        this.net = net;
        this.counters = counters;
        this.sink = sink;
        this.stamp = new ClockStamp(this::stamped);
        this.instruments = protocol.instruments();
        RestClient requests = address.rest() == null ? null
                : new RestClient(address.rest(), net, RestSettings.defaults(), counters);
        for (int instrument : instruments) {
            Require.that(requests != null || protocol.snapshotPath(instrument) == null,
                    "books of %s come by request: the venue needs a REST address", address.stream());
        }
        this.resync = new Resync(protocol, net, requests, this::send, stamp, settings.seed());
        this.dataSilenceNanos = settings.dataSilenceMillis() * 1_000_000L;
        this.bytes = new FrameBytes(settings.maxFrameBytes());
        this.connection =
                new WebSocketConnection(protocol.address(address.stream()), net, settings, new Session(), counters);
        connection.keepAlive(protocol.pingText(), protocol.pingMillis());
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

    private void stamped(Tick tick) {
        counters.tick();
        sink.on(tick);
        // Marks say nothing of books: where there are books, only they are the data that is waited for.
        boolean mark = tick.type == Tick.MARK_FUNDING && instruments.length > 0;
        if (tick.type != Tick.STATUS && !mark) {
            dataNanos = tick.receivedNanos;
        } else if (tick.type == Tick.STATUS && tick.state == MarketState.STALE) {
            resync.stale(tick.instrument);
        }
    }

    private void send(List<String> texts) {
        for (String text : texts) {
            connection.send(text);
        }
    }

    /** Pings may be fine while the data stands still: then the books are stale and the connection is replaced. */
    private void giveUpWhenSilent(long of) {
        if (of != generation || net.clock().nanoTime() - dataNanos <= dataSilenceNanos) {
            return;
        }
        counters.fault(BookFault.SILENT);
        tell(MarketState.STALE);
        connection.reconnect("no market data for too long");
    }

    private void tell(MarketState state) {
        status.type = Tick.STATUS;
        status.state = state;
        status.receivedNanos = net.clock().nanoTime();
        status.wallNanos = net.clock().wallNanos();
        for (int instrument : instruments) {
            status.instrument = instrument;
            stamp.on(status);
        }
    }

    private final class Session implements SessionEvents {
        @Override
        public void connected() {
            renew();
            send(protocol.subscribe());
            resync.connected();
            dataNanos = net.clock().nanoTime();
            long of = generation;
            long check = Math.max(1, dataSilenceNanos / 4);
            silenceCheck = net.eventLoop().scheduleAtFixedRate(
                    () -> giveUpWhenSilent(of), check, check, TimeUnit.NANOSECONDS);
        }

        @Override
        public void text(ByteBuf frame, long receivedNanos, long wallNanos) {
            bytes.take(frame);
            protocol.decode(bytes.array(), bytes.offset(), frame.readableBytes(), receivedNanos, wallNanos, stamp);
            if (protocol.leaving()) {
                connection.reconnect("the venue asks for a new connection, or frames of this one are lost");
            }
        }

        @Override
        public void disconnected(String why) {
            renew();
            tell(MarketState.DISCONNECTED);
        }

        private void renew() {
            generation++;
            protocol.reset();
            stamp.reset();
            resync.renew();
            if (silenceCheck != null) {
                silenceCheck.cancel(false);
                silenceCheck = null;
            }
        }
    }
}
