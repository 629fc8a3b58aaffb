package arbd.bench.decode;

import arbd.feeds.VenueProtocol;
import arbd.market.Tick;

/** The decoder of the feeds; what it reads goes to a sink that adds it up, so that no work can be left out. */
final class OurReader implements FrameReader {
    private final VenueProtocol protocol;
    private final LastTick sink = new LastTick();
    private long nanos;

    OurReader(VenueProtocol protocol) {
        this.protocol = protocol;
    }

    @Override
    public void read(byte[] frame) {
        nanos++;
        protocol.decode(frame, 0, frame.length, nanos, nanos, sink);
    }

    @Override
    public void readInto(byte[] frame, Tick into) {
        protocol.decode(frame, 0, frame.length, nanos, nanos, tick -> Ticks.copy(tick, into));
    }
}
