package arbd.feeds;

import arbd.feeds.net.Backoff;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SessionEvents;
import arbd.feeds.net.WebSocketConnection;
import arbd.market.MarketState;
import arbd.market.Tick;
import arbd.market.TickSink;
import io.netty.buffer.ByteBuf;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One connection of one venue and its books. Subscribes on connect; tells every instrument disconnected when the
 * connection falls; asks the venue for a new snapshot, after a jittered wait, when the decoder found a book stale.
 */
public final class Feed implements AutoCloseable {
    private static final int FRAME_BYTES = 64 << 10;
    private static final long RESYNC_MIN_MILLIS = 100;
    private static final long RESYNC_MAX_MILLIS = 30_000;
    private static final long RESYNC_QUIET_NANOS = 60_000_000_000L;

    private final VenueProtocol protocol;
    private final NetLoop net;
    private final FeedCounters counters;
    private final TickSink sink;
    private final WebSocketConnection connection;
    private final ClockStamp stamp;
    private final Tick status = new Tick();
    private final int[] instruments;
    private final Backoff[] resyncs;
    private final boolean[] pending;
    private final long[] resyncedNanos;
    private final int maxFrameBytes;
    private byte[] bytes = new byte[FRAME_BYTES];
    private long generation;

    /**
     * A feed that is not connected yet.
     *
     * @param protocol made for this feed alone
     * @param base the venue's address as configured
     * @param net event loop, channel class and clock
     * @param settings limits and back-off
     * @param sink takes the ticks, on the event loop
     * @param counters the ones given to the protocol
     */
    public Feed(VenueProtocol protocol, URI base, NetLoop net, ConnectionSettings settings, TickSink sink,
            FeedCounters counters) {
        this.protocol = protocol;
        this.net = net;
        this.counters = counters;
        this.sink = sink;
        this.stamp = new ClockStamp(this::stamped);
        this.instruments = protocol.instruments();
        this.resyncs = new Backoff[instruments.length];
        this.pending = new boolean[instruments.length];
        this.resyncedNanos = new long[instruments.length];
        for (int i = 0; i < resyncs.length; i++) {
            resyncs[i] = new Backoff(RESYNC_MIN_MILLIS, RESYNC_MAX_MILLIS, settings.seed() + 31L * (i + 1));
        }
        this.maxFrameBytes = settings.maxFrameBytes();
        this.connection =
                new WebSocketConnection(protocol.address(base), net, settings, new Session(), counters);
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
        if (tick.type == Tick.STATUS && tick.state == MarketState.STALE) {
            resync(indexOf(tick.instrument));
        }
    }

    private void resync(int index) {
        if (index < 0 || pending[index] || protocol.resubscribe(instruments[index]).isEmpty()) {
            return;
        }
        long now = net.clock().nanoTime();
        if (now - resyncedNanos[index] > RESYNC_QUIET_NANOS) {
            resyncs[index].reset();
        }
        resyncedNanos[index] = now;
        pending[index] = true;
        long of = generation;
        net.eventLoop().schedule(() -> resubscribe(index, of), resyncs[index].nextMillis(), TimeUnit.MILLISECONDS);
    }

    private void resubscribe(int index, long of) {
        if (of != generation) {
            return;
        }
        pending[index] = false;
        send(protocol.resubscribe(instruments[index]));
    }

    private void send(List<String> texts) {
        for (String text : texts) {
            connection.send(text);
        }
    }

    private int indexOf(int instrument) {
        for (int i = 0; i < instruments.length; i++) {
            if (instruments[i] == instrument) {
                return i;
            }
        }
        return -1;
    }

    private final class Session implements SessionEvents {
        @Override
        public void connected() {
            renew();
            send(protocol.subscribe());
        }

        @Override
        public void text(ByteBuf frame, long receivedNanos, long wallNanos) {
            decode(frame, receivedNanos, wallNanos);
            if (protocol.leaving()) {
                connection.reconnect("the venue asks for a new connection");
            }
        }

        private void decode(ByteBuf frame, long receivedNanos, long wallNanos) {
            int length = frame.readableBytes();
            if (frame.hasArray()) {
                int offset = frame.arrayOffset() + frame.readerIndex();
                protocol.decode(frame.array(), offset, length, receivedNanos, wallNanos, stamp);
                return;
            }
            if (length > bytes.length) {
                bytes = new byte[Math.min(maxFrameBytes, Integer.highestOneBit(length) << 1)];
            }
            frame.getBytes(frame.readerIndex(), bytes, 0, length);
            protocol.decode(bytes, 0, length, receivedNanos, wallNanos, stamp);
        }

        @Override
        public void disconnected(String why) {
            renew();
            status.type = Tick.STATUS;
            status.state = MarketState.DISCONNECTED;
            status.receivedNanos = net.clock().nanoTime();
            status.wallNanos = net.clock().wallNanos();
            for (int instrument : instruments) {
                status.instrument = instrument;
                stamp.on(status);
            }
        }

        private void renew() {
            generation++;
            protocol.reset();
            stamp.reset();
            Arrays.fill(pending, false);
        }
    }
}
