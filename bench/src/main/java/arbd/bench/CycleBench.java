package arbd.bench;

import arbd.bench.cycle.ArraySide;
import arbd.bench.cycle.CycleSide;
import arbd.bench.cycle.CycleWorld;
import arbd.bench.cycle.JgraphtSide;
import arbd.bench.cycle.RowsSide;
import arbd.bench.goal.WrongAnswerException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One tick of 32 assets that all trade against each other, and whether a cycle through it gains; two peers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CycleBench {
    private static final int SEED = 3;

    private CycleWorld world;
    private CycleSide ours;
    private CycleSide array;
    private CycleSide jgrapht;
    private int next;

    /** Draws the ticks, and checks that all see the same. */
    @Setup
    public void setUp() throws WrongAnswerException {
        world = CycleWorld.complete(CycleWorld.ASSETS, SEED);
        ours = new RowsSide(world.table());
        array = new ArraySide(world.table());
        jgrapht = new JgraphtSide(world.table());
        world.check(ours);
        world.check(array);
        world.check(jgrapht);
    }

    /** The rows that decide uses. */
    @Benchmark
    public int cycle() {
        return world.tell(ours, next++, 1);
    }

    /** Bellman-Ford over a matrix. */
    @Benchmark
    public int cycleArray() {
        return world.tell(array, next++, 1);
    }

    /** JGraphT's. */
    @Benchmark
    public int cycleJgrapht() {
        return world.tell(jgrapht, next++, 1);
    }
}
