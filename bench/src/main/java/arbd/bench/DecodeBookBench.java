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

/** Changes of a Coinbase book and whole books of Hyperliquid, by the decoder of the feeds and by its peers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBookBench {
    private final DecodeCase coinbase = DecodeCase.coinbaseBook(1);
    private final DecodeCase hyperliquid = DecodeCase.hyperliquidBook(1);

    /** Checks that everybody reads the same from the frames. */
    @Setup
    public void setUp() throws WrongAnswerException {
        coinbase.check();
        hyperliquid.check();
    }

    /** The decoder of the feeds. */
    @Benchmark
    public long coinbaseBook() throws IOException {
        return read(coinbase.ours());
    }

    /** A Jackson tree and BigDecimal. */
    @Benchmark
    public long coinbaseBookJacksonTree() throws IOException {
        return read(coinbase.peers().get(Peer.JACKSON));
    }

    /** Jackson's streaming parser and BigDecimal. */
    @Benchmark
    public long coinbaseBookJacksonStream() throws IOException {
        return read(coinbase.peers().get(Peer.JACKSON_STREAM));
    }

    /** fastjson2 and BigDecimal. */
    @Benchmark
    public long coinbaseBookFastjson2() throws IOException {
        return read(coinbase.peers().get(Peer.FASTJSON2));
    }

    /** The decoder of the feeds. */
    @Benchmark
    public long hyperliquidBook() throws IOException {
        return read(hyperliquid.ours());
    }

    /** A Jackson tree and BigDecimal. */
    @Benchmark
    public long hyperliquidBookJacksonTree() throws IOException {
        return read(hyperliquid.peers().get(Peer.JACKSON));
    }

    /** Jackson's streaming parser and BigDecimal. */
    @Benchmark
    public long hyperliquidBookJacksonStream() throws IOException {
        return read(hyperliquid.peers().get(Peer.JACKSON_STREAM));
    }

    /** fastjson2 and BigDecimal. */
    @Benchmark
    public long hyperliquidBookFastjson2() throws IOException {
        return read(hyperliquid.peers().get(Peer.FASTJSON2));
    }

    private static long read(Side side) throws IOException {
        side.read();
        return side.count();
    }
}
