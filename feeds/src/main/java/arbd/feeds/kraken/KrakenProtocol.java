package arbd.feeds.kraken;

import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import arbd.market.TickSink;
import java.net.URI;
import java.util.List;

/** Kraken market data. */
public final class KrakenProtocol implements VenueProtocol {
    /** Levels a side that are subscribed. */
    public static final int DEPTH = 10;

    /** For one connection. */
    public KrakenProtocol(int depth, List<Instrument> instruments, FeedCounters counters) {
    }

    @Override
    public URI address(URI base) {
        return base;
    }

    @Override
    public List<String> subscribe() {
        return List.of();
    }

    @Override
    public List<String> resubscribe(int instrument) {
        return List.of();
    }

    @Override
    public String pingText() {
        return null;
    }

    @Override
    public long pingMillis() {
        return 0;
    }

    @Override
    public int[] instruments() {
        return new int[0];
    }

    @Override
    public void decode(byte[] text, int offset, int length, long receivedNanos, long wallNanos, TickSink sink) {
    }

    @Override
    public void reset() {
    }
}
