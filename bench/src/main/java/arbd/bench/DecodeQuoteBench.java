package arbd.bench;

import arbd.bench.decode.DecodeCase;
import arbd.bench.decode.DecodeCase.Peer;
import arbd.bench.decode.Side;
import arbd.bench.goal.WrongAnswerException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the bytes of a best-quote frame to a tick, and from a Kraken book update to a checked book; with the peers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeQuoteBench {
    private static final long SEED = 1;

    private final DecodeCase quotes = DecodeCase.quotes(SEED);
    private final DecodeCase books = DecodeCase.krakenBook(SEED);
    private final Side tree = quotes.peers().get(Peer.JACKSON);
    private final Side fastjson = quotes.peers().get(Peer.FASTJSON2);
    private final Side xchange = quotes.peers().get(Peer.XCHANGE);
    private final Side bookTree = books.peers().get(Peer.JACKSON);

    /** Checks that everybody reads the same from the frames. */
    @Setup
    public void setUp() throws WrongAnswerException {
        quotes.check();
        books.check();
    }

    /** Binance {@code bookTicker}. */
    @Benchmark
    public long binanceQuote() throws IOException {
        return read(quotes.ours());
    }

    /** The same frames through a Jackson tree and BigDecimal. */
    @Benchmark
    public long binanceQuoteJacksonTree() throws IOException {
        return read(tree);
    }

    /** The same frames through fastjson2 and BigDecimal. */
    @Benchmark
    public long binanceQuoteFastjson2() throws IOException {
        return read(fastjson);
    }

    /** The same frames through XChange to its ticker. */
    @Benchmark
    public long binanceQuoteXchange() throws IOException {
        return read(xchange);
    }

    /** Kraken book update of one level, checksum of ten levels a side included. */
    @Benchmark
    public long krakenBook() throws IOException {
        return read(books.ours());
    }

    /** The same updates through a Jackson tree, sorted maps of BigDecimal and the checksum over their text. */
    @Benchmark
    public long krakenBookJacksonTree() throws IOException {
        return read(bookTree);
    }

    private static long read(Side side) throws IOException {
        side.read();
        return side.count();
    }
}
