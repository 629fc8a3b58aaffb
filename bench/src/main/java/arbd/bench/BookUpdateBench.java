package arbd.bench;

import arbd.book.LevelBook;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One change of one level in a book of so many, most of them near the best price as in recorded sessions; the peer is
 * a tree of boxed longs for each side.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BookUpdateBench {
    private static final int CHANGES = 1 << 14;
    private static final int CHECKS = 4 * CHANGES;

    /** Levels a side. */
    @Param({"20", "1000", "5000"})
    public int levels;

    private final int[] side = new int[CHANGES];
    private final long[] px = new long[CHANGES];
    private final long[] qty = new long[CHANGES];
    private LevelBook book;
    private List<TreeMap<Long, Long>> trees;
    private int next;

    /** Fills both books, and checks that they stay the same over many changes. */
    @Setup
    public void setUp() {
        SplittableRandom random = new SplittableRandom(levels);
        book = new LevelBook(2 * levels);
        trees = List.of(new TreeMap<>(Collections.reverseOrder()), new TreeMap<>(Comparator.naturalOrder()));
        for (int i = 0; i < levels; i++) {
            for (int at = 0; at < 2; at++) {
                set(at, px(at, i), 1 + random.nextInt(1000));
            }
        }
        for (int i = 0; i < CHANGES; i++) {
            side[i] = random.nextInt(2);
            // Half within the ten best, the rest anywhere, nearer ones more often.
            double away = random.nextDouble();
            int level = random.nextBoolean() ? random.nextInt(10) : (int) (levels * away * away);
            px[i] = px(side[i], level);
            qty[i] = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(1000);
        }
        for (int i = 0; i < CHECKS; i++) {
            int at = i & CHANGES - 1;
            set(side[at], px[at], qty[at]);
            check(i % CHANGES == 0 ? Integer.MAX_VALUE : 1);
        }
    }

    /** Flat arrays. */
    @Benchmark
    public long update() {
        int at = next++ & CHANGES - 1;
        return book.set(side[at], px[at], qty[at]);
    }

    /** Trees. */
    @Benchmark
    public long updateTree() {
        int at = next++ & CHANGES - 1;
        TreeMap<Long, Long> tree = trees.get(side[at]);
        Long before = qty[at] == 0 ? tree.remove(px[at]) : tree.put(px[at], qty[at]);
        return before == null ? 0 : before;
    }

    private static long px(int side, int level) {
        return side == LevelBook.BID ? 1_000_000 - level : 1_000_001 + level;
    }

    private void set(int at, long price, long quantity) {
        book.set(at, price, quantity);
        if (quantity == 0) {
            trees.get(at).remove(price);
        } else {
            trees.get(at).put(price, quantity);
        }
    }

    private void check(int depth) {
        for (int at = 0; at < 2; at++) {
            int position = 0;
            boolean same = book.count(at) == trees.get(at).size();
            for (var level : trees.get(at).entrySet()) {
                if (position == depth || !same) {
                    break;
                }
                same = level.getKey() == book.px(at, position) && level.getValue() == book.qty(at, position);
                position++;
            }
            if (!same) {
                throw new IllegalStateException("the books differ on side " + at + " at level " + position);
            }
        }
    }
}
