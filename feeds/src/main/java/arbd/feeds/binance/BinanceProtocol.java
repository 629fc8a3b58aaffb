package arbd.feeds.binance;

import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import arbd.market.Require;
import arbd.market.TickSink;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Binance market streams (binance-spot-api-docs, web-socket-streams.md): the combined stream names everything in its
 * address, so nothing is sent. Books begin with a REST snapshot, which heals them too.
 */
public final class BinanceProtocol implements VenueProtocol {
    private static final int STREAMS_MAX = 1024;

    private final BinanceMarket market;
    /** The venue ends each connection after a day. */
    static final long LIFE_MILLIS = 86_400_000L;

    private final List<Instrument> instruments;
    private final BinanceDecoder decoder;

    /**
     * For one connection.
     *
     * @param market which of the three markets
     * @param instruments what it carries
     * @param counters counted into while decoding
     */
    public BinanceProtocol(BinanceMarket market, List<Instrument> instruments, FeedCounters counters) {
        int streams = instruments.size() * 2;
        Require.that(streams > 0 && streams <= STREAMS_MAX, "a connection carries 1..%d streams, was %d",
                STREAMS_MAX, streams);
        this.market = market;
        this.instruments = List.copyOf(instruments);
        this.decoder = new BinanceDecoder(market, this.instruments, counters);
    }

    @Override
    public URI address(URI base) {
        StringBuilder text = new StringBuilder(base.toString());
        if (text.charAt(text.length() - 1) == '/') {
            text.setLength(text.length() - 1);
        }
        boolean bare = base.getPath() == null || base.getPath().isEmpty() || base.getPath().equals("/");
        text.append(bare ? market.path() : "").append("/stream?streams=");
        for (int i = 0; i < instruments.size(); i++) {
            String symbol = instruments.get(i).symbol().toLowerCase(Locale.ROOT);
            text.append(i == 0 ? "" : "/").append(symbol).append("@bookTicker/")
                    .append(symbol).append("@depth@100ms");
        }
        return URI.create(text.toString());
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
    public boolean heard(int instrument) {
        return decoder.book(index(instrument)).heard();
    }

    @Override
    public String snapshotPath(int instrument) {
        return market.depthPath() + "?symbol=" + instruments.get(index(instrument)).symbol() + "&limit="
                + BinanceBook.SNAPSHOT_LEVELS;
    }

    @Override
    public boolean snapshot(int instrument, byte[] text, int length, long receivedNanos, long wallNanos,
            TickSink sink) {
        return decoder.snapshot(index(instrument), text, length, receivedNanos, wallNanos, sink);
    }

    /** Levels that are known of an instrument's book; the side as in {@link arbd.book.LevelBook}. */
    int count(int instrument, int side) {
        return decoder.book(index(instrument)).count(side);
    }

    private int index(int instrument) {
        for (int i = 0; i < instruments.size(); i++) {
            if (instruments.get(i).id() == instrument) {
                return i;
            }
        }
        throw new IllegalArgumentException("instrument " + instrument + " is not of this connection");
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
        return instruments.stream().mapToInt(Instrument::id).toArray();
    }

    @Override
    public void decode(byte[] text, int offset, int length, long receivedNanos, long wallNanos, TickSink sink) {
        decoder.decode(text, offset, length, receivedNanos, wallNanos, sink);
    }

    @Override
    public boolean ending() {
        return decoder.ending();
    }

    @Override
    public long lifeMillis() {
        return LIFE_MILLIS;
    }

    @Override
    public void reset() {
        decoder.reset();
    }
}
