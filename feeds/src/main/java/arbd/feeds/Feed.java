package arbd.feeds;

import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.NetLoop;
import arbd.market.TickSink;
import java.net.URI;

/** One connection of one venue and its books. */
public final class Feed implements AutoCloseable {
    private final FeedCounters counters;

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
        this.counters = counters;
    }

    /** Starts connecting and keeps connected. From any thread. */
    public void start() {
    }

    /** What happened so far; readable from any thread. */
    public FeedCounters counters() {
        return counters;
    }

    /** Disconnects for good. From any thread. */
    @Override
    public void close() {
    }
}
