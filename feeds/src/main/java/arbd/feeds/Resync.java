package arbd.feeds;

import arbd.feeds.net.Backoff;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.RestClient;
import arbd.market.TickSink;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Gets the books of one connection whole: asks for a snapshot after connecting and after each fault, by request or by
 * subscribing anew, each after a jittered wait that grows while a book does not come to rest on one connection; how
 * often connections follow each other is their own back-off's to bound. A request waits until the stream has spoken of
 * the instrument, and an answer to one that was made before the latest fault is not used. On the event loop.
 */
final class Resync {
    private static final long WAIT_MIN_MILLIS = 100;
    private static final long WAIT_MAX_MILLIS = 30_000;
    private static final long QUIET_NANOS = 60_000_000_000L;

    private final VenueProtocol protocol;
    private final NetLoop net;
    private final RestClient rest;
    private final Consumer<List<String>> send;
    private final TickSink sink;
    private final int[] instruments;
    private final Backoff[] waits;
    private final boolean[] scheduled;
    private final long[] askedNanos;
    /** Number of the request whose answer may be used. */
    private final long[] ticket;
    private long generation;
    private byte[] bytes = new byte[0];

    /**
     * For the instruments of a connection that is not up yet.
     *
     * @param rest null = the protocol needs none
     * @param send sends texts to the venue
     * @param sink takes the ticks of snapshots
     */
    Resync(VenueProtocol protocol, NetLoop net, RestClient rest, Consumer<List<String>> send, TickSink sink,
            long seed) {
        this.protocol = protocol;
        this.net = net;
        this.rest = rest;
        this.send = send;
        this.sink = sink;
        this.instruments = protocol.instruments();
        this.waits = new Backoff[instruments.length];
        this.scheduled = new boolean[instruments.length];
        this.askedNanos = new long[instruments.length];
        this.ticket = new long[instruments.length];
        for (int i = 0; i < waits.length; i++) {
            waits[i] = new Backoff(WAIT_MIN_MILLIS, WAIT_MAX_MILLIS, seed + 31L * (i + 1));
        }
    }

    /** The connection is another one, or none: what was under way is void. */
    void renew() {
        generation++;
        Arrays.fill(scheduled, false);
        for (int i = 0; i < ticket.length; i++) {
            ticket[i]++;
            waits[i].reset();
        }
        if (rest != null) {
            rest.clear();
        }
    }

    /** The connection is up: asks for every book that the stream does not send by itself. */
    void connected() {
        for (int i = 0; i < instruments.length; i++) {
            if (protocol.snapshotPath(instruments[i]) != null) {
                schedule(i);
            }
        }
    }

    /** The decoder reported this instrument stale. */
    void stale(int instrument) {
        for (int i = 0; i < instruments.length; i++) {
            if (instruments[i] == instrument) {
                ticket[i]++;
                schedule(i);
            }
        }
    }

    private void schedule(int index) {
        boolean healsItself = protocol.snapshotPath(instruments[index]) == null
                && protocol.resubscribe(instruments[index]).isEmpty();
        if (scheduled[index] || healsItself) {
            return;
        }
        long now = net.clock().nanoTime();
        if (now - askedNanos[index] > QUIET_NANOS) {
            waits[index].reset();
        }
        askedNanos[index] = now;
        scheduled[index] = true;
        long of = generation;
        net.eventLoop().schedule(() -> ask(index, of), waits[index].nextMillis(), TimeUnit.MILLISECONDS);
    }

    private void ask(int index, long of) {
        if (of != generation) {
            return;
        }
        String path = protocol.snapshotPath(instruments[index]);
        if (path != null && !protocol.heard(instruments[index])) {
            net.eventLoop().schedule(() -> ask(index, of), WAIT_MIN_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        scheduled[index] = false;
        if (path == null) {
            send.accept(protocol.resubscribe(instruments[index]));
            return;
        }
        long number = ++ticket[index];
        rest.get(path, (body, receivedNanos, wallNanos) -> {
            if (number == ticket[index] && !take(index, body, receivedNanos, wallNanos)) {
                schedule(index);
            }
        });
    }

    private boolean take(int index, ByteBuf body, long receivedNanos, long wallNanos) {
        if (body == null) {
            return false;
        }
        int length = body.readableBytes();
        if (length > bytes.length) {
            bytes = new byte[Integer.highestOneBit(length) << 1];
        }
        body.getBytes(body.readerIndex(), bytes, 0, length);
        return protocol.snapshot(instruments[index], bytes, length, receivedNanos, wallNanos, sink);
    }
}
