package arbd.daemon.backtest;

import arbd.feeds.ClockStamp;
import arbd.feeds.Feeds;
import arbd.feeds.FrameDecoder;
import arbd.feeds.net.FeedCounters;
import arbd.market.InstrumentTable;
import arbd.market.Tick;
import arbd.market.TickSink;
import arbd.market.Venue;

/** One venue's recorded frames through its decoder and clock estimate, as a feed's are. */
final class VenueTap {
    private final FeedCounters counters = new FeedCounters();
    private final FrameDecoder decoder;
    private final ClockStamp stamp;
    private final TickSink to;

    VenueTap(Venue venue, InstrumentTable instruments, TickSink to) {
        this.decoder = Feeds.protocol(venue.protocol(), instruments.of(venue), counters);
        this.stamp = new ClockStamp(this::stamped);
        this.to = to;
    }

    void frame(byte[] text, int length, long nanos) {
        counters.frame(length);
        decoder.decode(text, 0, length, nanos, nanos, stamp);
    }

    FeedCounters counters() {
        return counters;
    }

    private void stamped(Tick tick) {
        counters.tick();
        to.on(tick);
    }
}
