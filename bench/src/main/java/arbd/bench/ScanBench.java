package arbd.bench;

import arbd.bench.decode.Frames;
import arbd.feeds.wire.Literal;
import arbd.feeds.wire.Scan;
import arbd.market.Instrument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The reads of which decoding a best quote consists, each by itself on the same frames: where its time goes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ScanBench {
    private static final int FRAMES = 1024;
    private static final long SEED = 1;

    private final Scan scan = new Scan();
    private byte[][] frames;
    private Literal opening;
    private int numberAt;
    private int bidAt;
    private int pxDecimals;
    private int next;

    /** Finds where the parts lie, which is the same in all frames of one instrument. */
    @Setup
    public void setUp() {
        SimMarket market = SimMarket.load();
        Instrument btc = market.instruments().get(0);
        frames = Frames.binance(List.of(btc), new QuoteStream(market.instruments(), SEED, 0), FRAMES);
        String text = new String(frames[0], StandardCharsets.US_ASCII);
        numberAt = text.indexOf("\"u\":") + 4;
        bidAt = text.indexOf("\"b\":\"") + 5;
        opening = Literal.of(text.substring(0, numberAt));
        pxDecimals = btc.pxDecimals();
    }

    /** The text in front of the update number, 43 bytes. */
    @Benchmark
    public int opening() {
        return scan.literal(start(), opening);
    }

    /** The update number, eleven digits. */
    @Benchmark
    public long updateNumber() {
        start();
        return scan.whole(numberAt) + scan.value();
    }

    /** One price of eight places; a quote has two, and two quantities. */
    @Benchmark
    public long price() {
        start();
        return scan.mantissa(bidAt, pxDecimals) + scan.value();
    }

    private int start() {
        byte[] frame = frames[next++ & FRAMES - 1];
        return scan.reset(frame, 0, frame.length);
    }
}
