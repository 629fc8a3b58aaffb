package arbd.route.cycle;

import java.util.Arrays;

/**
 * Ways from one hub to another over one asset that is no hub, for every ordered pair of hubs that has any: a tree of
 * blocks of sixteen, each knowing its largest, so that the best is known, a change touches a few blocks however many
 * ways there are, and all above a bound are found without looking at the others.
 */
final class Bridges {
    private static final int BLOCK_BITS = 4;
    private static final int BLOCK = 1 << BLOCK_BITS;

    private final CycleGraph graph;
    /** By ordered pair of hubs. */
    private final int[] count;
    private final int[] start;
    /** By position of a way: the link that leads to its asset, the link that leads on. */
    private final int[] first;
    private final int[] second;
    private final double[] value;
    /** By asset that is no hub: position of the way from its i-th hub to its j-th, at {@code i * links + j}. */
    private final int[][] positionOf;
    private final int[] matches;
    private final int[] frontier;
    private long touched;

    Bridges(CycleGraph graph) {
        this.graph = graph;
        this.count = new int[graph.hubs * graph.hubs];
        this.start = new int[graph.hubs * graph.hubs];
        this.positionOf = new int[graph.nodes][];
        for (int node = graph.hubs; node < graph.nodes; node++) {
            number(node);
        }
        int size = 0;
        int most = 0;
        for (int pair = 0; pair < count.length; pair++) {
            start[pair] = size;
            size += sizeOf(count[pair]);
            most = Math.max(most, padded(count[pair]));
        }
        this.value = new double[size];
        this.first = new int[size];
        this.second = new int[size];
        this.matches = new int[most];
        this.frontier = new int[most];
        Arrays.fill(value, LinkRates.NONE);
        for (int node = graph.hubs; node < graph.nodes; node++) {
            place(node);
        }
    }

    /** Whether there are any at all. */
    boolean any() {
        return value.length > 0;
    }

    /** Best of all ways between two hubs. */
    double best(int from, int to) {
        int pair = from * graph.hubs + to;
        if (count[pair] == 0) {
            return LinkRates.NONE;
        }
        int top = start[pair] + sizeOf(count[pair]) - BLOCK;
        return largest(top);
    }

    /** Sets one way: over this asset, from its i-th hub to its j-th; returns whether the best of the pair changed. */
    boolean set(int node, int i, int j, double now) {
        int[] links = graph.linksOf[node];
        int pair = graph.low[links[i]] * graph.hubs + graph.low[links[j]];
        int level = start[pair];
        int at = positionOf[node][i * links.length + j] - level;
        int size = padded(count[pair]);
        double next = now;
        while (true) {
            double before = value[level + at];
            value[level + at] = next;
            touched++;
            if (size == BLOCK) {
                return before != next;
            }
            int block = at >> BLOCK_BITS;
            int above = level + size;
            double largest = value[above + block];
            if (next < largest && before < largest || next == largest) {
                return false;
            }
            if (next < largest) {
                next = largest(level + (block << BLOCK_BITS));
                if (next == largest) {
                    return false;
                }
            }
            level = above;
            at = block;
            size = padded(size >> BLOCK_BITS);
        }
    }

    /** Finds every way between two hubs of at least this; returns how many, told by {@link #first} and so on. */
    int find(int from, int to, double least) {
        int pair = from * graph.hubs + to;
        if (count[pair] == 0) {
            return 0;
        }
        int levels = 0;
        for (int size = padded(count[pair]); size > BLOCK; size = padded(size >> BLOCK_BITS)) {
            levels++;
        }
        frontier[0] = 0;
        int blocks = 1;
        for (int level = levels; level >= 0; level--) {
            int base = levelStart(pair, level);
            int found = 0;
            for (int i = 0; i < blocks; i++) {
                int block = frontier[i] << BLOCK_BITS;
                for (int at = block; at < block + BLOCK; at++) {
                    if (value[base + at] >= least) {
                        matches[found++] = at;
                    }
                }
            }
            touched += (long) blocks * BLOCK;
            System.arraycopy(matches, 0, frontier, 0, found);
            blocks = found;
        }
        for (int i = 0; i < blocks; i++) {
            matches[i] += start[pair];
        }
        return blocks;
    }

    /** The link from the first hub to the asset of a way found. */
    int first(int match) {
        return first[matches[match]];
    }

    /** The link from the asset of a way found to the second hub. */
    int second(int match) {
        return second[matches[match]];
    }

    /** Values looked at or changed so far. */
    long touched() {
        return touched;
    }

    private int levelStart(int pair, int level) {
        int at = start[pair];
        int size = padded(count[pair]);
        for (int i = 0; i < level; i++) {
            at += size;
            size = padded(size >> BLOCK_BITS);
        }
        return at;
    }

    private double largest(int block) {
        double largest = value[block];
        for (int at = block + 1; at < block + BLOCK; at++) {
            largest = Math.max(largest, value[at]);
        }
        touched += BLOCK;
        return largest;
    }

    private void number(int node) {
        int[] links = graph.linksOf[node];
        positionOf[node] = new int[links.length * links.length];
        for (int i = 0; i < links.length; i++) {
            for (int j = 0; j < links.length; j++) {
                if (i != j) {
                    int pair = graph.low[links[i]] * graph.hubs + graph.low[links[j]];
                    positionOf[node][i * links.length + j] = count[pair]++;
                }
            }
        }
    }

    private void place(int node) {
        int[] links = graph.linksOf[node];
        for (int i = 0; i < links.length; i++) {
            for (int j = 0; j < links.length; j++) {
                if (i != j) {
                    int at = i * links.length + j;
                    positionOf[node][at] += start[graph.low[links[i]] * graph.hubs + graph.low[links[j]]];
                    first[positionOf[node][at]] = links[i];
                    second[positionOf[node][at]] = links[j];
                }
            }
        }
    }

    private static int padded(int size) {
        return size + BLOCK - 1 >> BLOCK_BITS << BLOCK_BITS;
    }

    private static int sizeOf(int ways) {
        int all = 0;
        for (int size = padded(ways); size > 0; size = size == BLOCK ? 0 : padded(size >> BLOCK_BITS)) {
            all += size;
        }
        return all;
    }
}
