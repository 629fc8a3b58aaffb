package arbd.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a quote's slot on the inbound ring to every verdict, the state hash included: all that decide does with it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecideBench {
    /** Mean number of quotes between two that give an edge (refused: no session is up), 0 = none does. */
    @Param({"0", "50"})
    public int offEvery;

    private EncodedQuotes quotes;

    /** Encodes the quotes. */
    @Setup
    public void setUp() {
        quotes = new EncodedQuotes(1024, offEvery);
    }

    /** One quote. */
    @Benchmark
    public long decide() {
        return quotes.decideNext();
    }
}
