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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the bytes of a frame to a tick: every venue's frames, by the decoder of the feeds and by its peers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBench {
    private static final String OURS = "OURS";
    private static final long SEED = 1;

    /** Which frames, as in the ids of goal 2, and who reads them. */
    @Param({"quote OURS", "quote JACKSON", "quote FASTJSON2", "quote XCHANGE", "depth OURS", "depth JACKSON",
            "depth FASTJSON2", "depth XCHANGE", "bybit-depth OURS", "bybit-depth JACKSON",
            "bybit-depth JACKSON_STREAM", "bybit-depth FASTJSON2", "bybit-depth XCHANGE", "kraken-book OURS",
            "kraken-book JACKSON", "kraken-book JACKSON_STREAM", "kraken-book FASTJSON2", "okx-book OURS",
            "okx-book JACKSON", "okx-book JACKSON_STREAM", "okx-book FASTJSON2", "coinbase-book OURS",
            "coinbase-book JACKSON", "coinbase-book JACKSON_STREAM", "coinbase-book FASTJSON2",
            "hyperliquid-book OURS", "hyperliquid-book JACKSON", "hyperliquid-book JACKSON_STREAM",
            "hyperliquid-book FASTJSON2"})
    public String frames;

    private Side side;

    /** Checks that everybody reads the same from the frames. */
    @Setup
    public void setUp() throws WrongAnswerException {
        int blank = frames.indexOf(' ');
        String reader = frames.substring(blank + 1);
        DecodeCase read = DecodeCase.all().get(frames.substring(0, blank)).apply(SEED);
        read.check();
        side = reader.equals(OURS) ? read.ours() : read.peers().get(Peer.valueOf(reader));
    }

    /** One frame. */
    @Benchmark
    public long read() throws IOException {
        side.read();
        return side.count();
    }
}
