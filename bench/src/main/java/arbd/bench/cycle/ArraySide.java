package arbd.bench.cycle;

import arbd.market.InstrumentTable;
import java.util.Arrays;

/**
 * Bellman-Ford over a matrix of negative logarithms, from one asset, until nothing changes any more: whether the whole
 * graph holds a cycle of any length that gains.
 */
public final class ArraySide implements CycleSide {
    private static final double ROUNDING = 1e-12;

    private final int[] base;
    private final int[] quote;
    private final int assets;
    private final double[] weight;
    private final double[] distance;

    /** Over these markets, one for each pair. */
    public ArraySide(InstrumentTable table) {
        this.base = table.instruments().stream().mapToInt(i -> i.base().id()).toArray();
        this.quote = table.instruments().stream().mapToInt(i -> i.quote().id()).toArray();
        this.assets = table.assets().size();
        this.weight = new double[assets * assets];
        this.distance = new double[assets];
        Arrays.fill(weight, Double.POSITIVE_INFINITY);
    }

    @Override
    public boolean tick(int market, double buyRate, double sellRate) {
        weight[quote[market] * assets + base[market]] = -StrictMath.log(buyRate);
        weight[base[market] * assets + quote[market]] = -StrictMath.log(sellRate);
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        distance[0] = 0;
        for (int pass = 0; pass < assets; pass++) {
            if (!relaxes()) {
                return false;
            }
        }
        return true;
    }

    private boolean relaxes() {
        boolean changed = false;
        for (int from = 0; from < assets; from++) {
            int row = from * assets;
            double here = distance[from];
            for (int to = 0; to < assets; to++) {
                double there = here + weight[row + to];
                if (there < distance[to] - ROUNDING) {
                    distance[to] = there;
                    changed = true;
                }
            }
        }
        return changed;
    }
}
