package arbd.bench;

import arbd.feeds.Feeds;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the bytes of a best-quote frame to a tick: ours, and a Jackson tree with BigDecimal on the same frames. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeQuoteBench {
    private static final int FRAMES = 1024;

    private final LastTick sink = new LastTick();
    private byte[][] frames;
    private VenueProtocol binance;
    private TreeQuotes tree;
    private byte[][] krakenFrames;
    private VenueProtocol kraken;
    private int next;

    /** Writes the frames, and checks that both sides read the same from them. */
    @Setup
    public void setUp() throws IOException {
        SimMarket market = SimMarket.load();
        QuoteStream quotes = new QuoteStream(market.instruments(), 1, 0);
        List<Instrument> alpha = market.instruments().of(market.instruments().venues().get(0));
        frames = Frames.binance(alpha, quotes, FRAMES);
        binance = Feeds.protocol("binance", alpha, new FeedCounters());
        tree = new TreeQuotes(alpha);
        Instrument btc = market.instruments().of(market.instruments().venues().get(2)).get(0);
        krakenFrames = Frames.kraken(btc, quotes, FRAMES);
        kraken = Feeds.protocol("kraken", List.of(btc), new FeedCounters());
        check();
    }

    /** Binance {@code bookTicker}. */
    @Benchmark
    public long binanceQuote() {
        byte[] frame = frames[next++ & FRAMES - 1];
        binance.decode(frame, 0, frame.length, next, next, sink);
        return sink.sum();
    }

    /** The same frames through a Jackson tree and BigDecimal. */
    @Benchmark
    public long binanceQuoteJacksonTree() throws IOException {
        tree.decode(frames[next++ & FRAMES - 1], sink);
        return sink.sum();
    }

    /** Kraken book update of one level, checksum of ten levels a side included. */
    @Benchmark
    public long krakenBook() {
        byte[] frame = krakenFrames[1 + (next++ & FRAMES - 1)];
        kraken.decode(frame, 0, frame.length, next, next, sink);
        return sink.sum();
    }

    private void check() throws IOException {
        LastTick ours = new LastTick();
        LastTick theirs = new LastTick();
        for (byte[] frame : frames) {
            binance.decode(frame, 0, frame.length, 0, 0, ours);
            tree.decode(frame, theirs);
        }
        LastTick books = new LastTick();
        for (byte[] frame : krakenFrames) {
            kraken.decode(frame, 0, frame.length, 0, 0, books);
        }
        if (ours.ticks() != FRAMES || ours.sum() != theirs.sum() || books.ticks() != krakenFrames.length) {
            throw new IllegalStateException("decoded " + ours.ticks() + " and " + books.ticks() + " ticks, sums "
                    + ours.sum() + " and " + theirs.sum());
        }
    }
}
