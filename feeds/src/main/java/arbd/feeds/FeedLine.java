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
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One connection of a {@link Feed} with its books: subscribes on connect, has stale books made whole again, gives up
 * when no data comes, and subscribes one instrument anew that is silent among talking ones. On the event loop.
 */
final class FeedLine {
    /** Whose connection it is. */
    interface Owner {
        /** A tick, stamped, and its book's position; -1 = it is of none. */
        void tick(FeedLine from, int at, Tick tick);

        /** Subscribed: books begin to come. */
        void up(FeedLine line);

        /** The venue has announced that it will end this connection. Told once for each. */
        void ending(FeedLine line);

        /** The connection is down; told once for each {@link #up}. */
        void down(FeedLine line);
    }

    private static final int CHECKS = 4;

    private final VenueProtocol protocol;
    private final NetLoop net;
    private final FeedCounters counters;
    private final Owner owner;
    private final WebSocketConnection connection;
    private final ClockStamp stamp = new ClockStamp(this::stamped);
    private final int[] instruments;
    private final int[] positions;
    private final boolean[] live;
    private final long[] heardNanos;
    private final Resync resync;
    private final FrameBytes bytes;
    private final long dataSilenceNanos;
    private ScheduledFuture<?> silenceCheck;
    private boolean heard;
    private boolean ending;
    private long dataNanos;
    private long generation;

    /** Not connected yet; arguments as for {@link Feed}. */
    FeedLine(VenueProtocol protocol, VenueAddress address, NetLoop net, ConnectionSettings settings,
            FeedCounters counters, Owner owner) {
        this.protocol = protocol;
        this.net = net;
        this.counters = counters;
        this.owner = owner;
        this.instruments = protocol.instruments();
        this.positions = new int[Arrays.stream(instruments).max().orElse(-1) + 1];
        Arrays.fill(positions, -1);
        for (int at = 0; at < instruments.length; at++) {
            positions[instruments[at]] = at;
        }
        this.live = new boolean[instruments.length];
        this.heardNanos = new long[instruments.length];
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

    /** From any thread. */
    void start() {
        connection.start();
    }

    /** For good; from any thread. */
    void close() {
        connection.close();
    }

    void reconnect(String why) {
        connection.reconnect(why);
    }

    /** How long the venue lets such a connection live, milliseconds, 0 = as long as it likes. */
    long lifeMillis() {
        return protocol.lifeMillis();
    }

    /** Whether the venue has announced the end of this connection. */
    boolean ending() {
        return ending;
    }

    /**
     * Whether every book that another connection has is here and goes on from it; where there are no books, whether it
     * talks.
     *
     * @param joined which books have come as far as that connection's
     */
    boolean covers(FeedLine other, boolean[] joined) {
        for (int at = 0; at < live.length; at++) {
            if (other.live[at] && !(live[at] && joined[at])) {
                return false;
            }
        }
        return heard;
    }

    private int position(Tick tick) {
        return tick.instrument < positions.length ? positions[tick.instrument] : -1;
    }

    /** How many books there are. */
    int books() {
        return instruments.length;
    }

    /** Tells the same state of every instrument. */
    void tell(MarketState state) {
        Tick status = new Tick();
        status.type = Tick.STATUS;
        status.state = state;
        status.receivedNanos = net.clock().nanoTime();
        status.wallNanos = net.clock().wallNanos();
        for (int instrument : instruments) {
            status.instrument = instrument;
            stamp.on(status);
        }
    }

    private void stamped(Tick tick) {
        // Marks say nothing of books: where there are books, only they are the data that is waited for.
        boolean mark = tick.type == Tick.MARK_FUNDING && instruments.length > 0;
        int at = position(tick);
        if (tick.type != Tick.STATUS && !mark) {
            dataNanos = tick.receivedNanos;
            heard = true;
            if (at >= 0) {
                heardNanos[at] = tick.receivedNanos;
                live[at] |= tick.type == Tick.DEPTH;
            }
        } else if (tick.type == Tick.STATUS) {
            live[at] = false;
            if (tick.state == MarketState.STALE) {
                resync.stale(tick.instrument);
            }
        }
        owner.tick(this, at, tick);
    }

    private void send(List<String> texts) {
        for (String text : texts) {
            connection.send(text);
        }
    }

    /** Pings may be fine while the data stands still: then the books are stale and the connection is replaced. */
    private void check(long of) {
        if (of != generation) {
            return;
        }
        long nowNanos = net.clock().nanoTime();
        if (nowNanos - dataNanos > dataSilenceNanos) {
            counters.fault(BookFault.SILENT);
            tell(MarketState.STALE);
            connection.reconnect("no market data for too long");
            return;
        }
        for (int at = 0; at < instruments.length; at++) {
            if (nowNanos - heardNanos[at] > dataSilenceNanos) {
                quiet(at, nowNanos);
            }
        }
    }

    /**
     * The others talk: this one may be quiet, or its subscription be lost. Subscribing anew costs little and tells;
     * whatever is known of it stays, and grows old.
     */
    private void quiet(int at, long nowNanos) {
        heardNanos[at] = nowNanos;
        if (protocol.snapshotPath(instruments[at]) == null && !protocol.resubscribe(instruments[at]).isEmpty()) {
            counters.fault(BookFault.QUIET);
            resync.stale(instruments[at]);
        }
    }

    private final class Session implements SessionEvents {
        @Override
        public void connected() {
            renew();
            send(protocol.subscribe());
            resync.connected();
            dataNanos = net.clock().nanoTime();
            Arrays.fill(heardNanos, dataNanos);
            long of = generation;
            long every = Math.max(1, dataSilenceNanos / CHECKS);
            silenceCheck = net.eventLoop().scheduleAtFixedRate(() -> check(of), every, every, TimeUnit.NANOSECONDS);
            owner.up(FeedLine.this);
        }

        @Override
        public void text(ByteBuf frame, long receivedNanos, long wallNanos) {
            bytes.take(frame);
            protocol.decode(bytes.array(), bytes.offset(), frame.readableBytes(), receivedNanos, wallNanos, stamp);
            if (protocol.leaving()) {
                connection.reconnect("frames of this connection are lost");
            } else if (!ending && protocol.ending()) {
                ending = true;
                owner.ending(FeedLine.this);
            }
        }

        @Override
        public void disconnected(String why) {
            renew();
            owner.down(FeedLine.this);
        }

        private void renew() {
            generation++;
            heard = false;
            ending = false;
            Arrays.fill(live, false);
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
