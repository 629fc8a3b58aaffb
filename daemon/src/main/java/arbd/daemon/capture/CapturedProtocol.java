package arbd.daemon.capture;

import arbd.feeds.VenueProtocol;
import arbd.feeds.net.NanoClock;
import arbd.market.TickSink;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A protocol that does what another does, and shows a {@link CaptureTap} what it reads and asks. On the connection's
 * event loop; a message costs a copy into the tap's queue, and nothing is allocated.
 */
final class CapturedProtocol implements VenueProtocol {
    private static final int NONE = -1;
    private static final byte[] NOTHING = new byte[0];

    private final VenueProtocol protocol;
    private final CaptureTap tap;
    private final NanoClock clock;

    CapturedProtocol(VenueProtocol protocol, CaptureTap tap, NanoClock clock) {
        this.protocol = protocol;
        this.tap = tap;
        this.clock = clock;
    }

    @Override
    public void decode(byte[] text, int offset, int length, long receivedNanos, long wallNanos, TickSink sink) {
        tap.offer(CaptureTap.IN, wallNanos, NONE, text, offset, length);
        protocol.decode(text, offset, length, receivedNanos, wallNanos, sink);
    }

    @Override
    public boolean snapshot(int instrument, byte[] text, int length, long receivedNanos, long wallNanos,
            TickSink sink) {
        tap.offer(CaptureTap.HTTP, wallNanos, instrument, text, 0, length);
        return protocol.snapshot(instrument, text, length, receivedNanos, wallNanos, sink);
    }

    @Override
    public List<String> subscribe() {
        tap.offer(CaptureTap.OPENED, clock.wallNanos(), NONE, NOTHING, 0, 0);
        return asked(protocol.subscribe());
    }

    /** Asked for to see whether there is any, too: what is sent is not known here, so it is not recorded. */
    @Override
    public List<String> resubscribe(int instrument) {
        return protocol.resubscribe(instrument);
    }

    private List<String> asked(List<String> texts) {
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            tap.offer(CaptureTap.OUT, clock.wallNanos(), NONE, bytes, 0, bytes.length);
        }
        return texts;
    }

    @Override
    public void reset() {
        protocol.reset();
    }

    @Override
    public URI address(URI base) {
        return protocol.address(base);
    }

    @Override
    public String snapshotPath(int instrument) {
        return protocol.snapshotPath(instrument);
    }

    @Override
    public boolean heard(int instrument) {
        return protocol.heard(instrument);
    }

    @Override
    public String pingText() {
        return protocol.pingText();
    }

    @Override
    public long pingMillis() {
        return protocol.pingMillis();
    }

    @Override
    public int frameBytesMax() {
        return protocol.frameBytesMax();
    }

    @Override
    public boolean leaving() {
        return protocol.leaving();
    }

    @Override
    public boolean ending() {
        return protocol.ending();
    }

    @Override
    public int[] instruments() {
        return protocol.instruments();
    }
}
