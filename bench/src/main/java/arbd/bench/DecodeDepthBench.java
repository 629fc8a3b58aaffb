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

/** From a change of a Binance or Bybit book to a tick of twenty levels a side; the peers read the same frames. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeDepthBench {
    private final DecodeCase depth = DecodeCase.depth(1);
    private final DecodeCase bybit = DecodeCase.bybitDepth(1);
    private final Side tree = depth.peers().get(Peer.JACKSON);
    private final Side fastjson = depth.peers().get(Peer.FASTJSON2);
    private final Side xchange = depth.peers().get(Peer.XCHANGE);

    /** Checks that everybody reads the same from the frames. */
    @Setup
    public void setUp() throws WrongAnswerException {
        depth.check();
        bybit.check();
    }

    /** The decoder of the feeds. */
    @Benchmark
    public long binanceDepth() throws IOException {
        return read(depth.ours());
    }

    /** A Jackson tree and BigDecimal. */
    @Benchmark
    public long binanceDepthJacksonTree() throws IOException {
        return read(tree);
    }

    /** fastjson2 and BigDecimal. */
    @Benchmark
    public long binanceDepthFastjson2() throws IOException {
        return read(fastjson);
    }

    /** XChange to its order book. */
    @Benchmark
    public long binanceDepthXchange() throws IOException {
        return read(xchange);
    }

    /** A change of a Bybit book. */
    @Benchmark
    public long bybitDepth() throws IOException {
        return read(bybit.ours());
    }

    /** The same frames through a Jackson tree and BigDecimal. */
    @Benchmark
    public long bybitDepthJacksonTree() throws IOException {
        return read(bybit.peers().get(Peer.JACKSON));
    }

    /** The same frames through Jackson's tokens and BigDecimal. */
    @Benchmark
    public long bybitDepthJacksonTokens() throws IOException {
        return read(bybit.peers().get(Peer.JACKSON_STREAM));
    }

    /** The same frames through fastjson2 and BigDecimal. */
    @Benchmark
    public long bybitDepthFastjson2() throws IOException {
        return read(bybit.peers().get(Peer.FASTJSON2));
    }

    /** The same frames through XChange to its order book. */
    @Benchmark
    public long bybitDepthXchange() throws IOException {
        return read(bybit.peers().get(Peer.XCHANGE));
    }

    private static long read(Side side) throws IOException {
        side.read();
        return side.count();
    }
}
