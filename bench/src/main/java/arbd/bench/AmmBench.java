package arbd.bench;

import arbd.bench.amm.PoolCases;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The amount that gains most through a cycle of pools; the peers search in 60 steps. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AmmBench {
    /** Pools of a cycle. */
    @Param({"2", "3", "5"})
    public int hops;

    private PoolCases cases;
    private int next;

    /** Draws the cycles. */
    @Setup
    public void setUp() {
        cases = new PoolCases(hops, 4);
        for (int i = 0; i < PoolCases.CASES; i++) {
            if (!cases.sized(i)) {
                throw new IllegalStateException("cycle " + i + " gains nothing");
            }
        }
    }

    /** Closed form in doubles. */
    @Benchmark
    public double closedForm() {
        return cases.closed(next++ & PoolCases.CASES - 1);
    }

    /** Golden-section search in doubles. */
    @Benchmark
    public double search() {
        return cases.searched(next++ & PoolCases.CASES - 1);
    }

    /** Closed form, then whole amounts as the contracts count. */
    @Benchmark
    public boolean exact() {
        return cases.sized(next++ & PoolCases.CASES - 1);
    }

    /** Golden-section search in the same whole amounts. */
    @Benchmark
    public long exactSearch() {
        return cases.searchedExactly(next++ & PoolCases.CASES - 1);
    }
}
