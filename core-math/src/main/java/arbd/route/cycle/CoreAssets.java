package arbd.route.cycle;

import java.util.Arrays;

/**
 * Tells hubs from the rest. First assets that have only one other to trade against are taken away, again and again:
 * no cycle of three passes there. Then the asset with the most links left uncovered becomes a hub, until every link
 * has one at an end. Used while a graph is built.
 */
final class CoreAssets {
    private final int[][] ends;
    private final boolean[] outside;
    private final int[] degree;
    private final boolean[] hub;
    private int hubs;

    /** For so many assets and the two ends of each link. */
    CoreAssets(int assets, int[][] ends) {
        this.ends = ends;
        this.outside = new boolean[ends.length];
        this.degree = new int[assets];
        this.hub = new boolean[assets];
        for (int[] link : ends) {
            degree[link[0]]++;
            degree[link[1]]++;
        }
        peel();
    }

    /** Numbers of the assets: hubs first, both by falling number of links, then by id. */
    int[] number(int enough) {
        cover();
        for (int next = most(degree); hubs < enough && next >= 0; next = most(degree)) {
            choose(next);
        }
        int[] number = new int[degree.length];
        int[] left = degree.clone();
        for (int i = 0; i < number.length; i++) {
            int best = -1;
            for (int asset = 0; asset < number.length; asset++) {
                boolean first = left[asset] >= 0 && (best < 0 || hub[asset] && !hub[best]
                        || hub[asset] == hub[best] && left[asset] > left[best]);
                best = first ? asset : best;
            }
            number[best] = i;
            left[best] = -1;
        }
        return number;
    }

    /** How many hubs there are. */
    int hubs() {
        return hubs;
    }

    /** Whether a link is on no cycle of three or more. */
    boolean outside(int link) {
        return outside[link];
    }

    private void peel() {
        boolean again = true;
        while (again) {
            again = false;
            for (int link = 0; link < ends.length; link++) {
                if (!outside[link] && (degree[ends[link][0]] == 1 || degree[ends[link][1]] == 1)) {
                    outside[link] = true;
                    degree[ends[link][0]]--;
                    degree[ends[link][1]]--;
                    again = true;
                }
            }
        }
    }

    private void cover() {
        int[] uncovered = degree.clone();
        boolean[] covered = Arrays.copyOf(outside, outside.length);
        for (int next = most(uncovered); next >= 0; next = most(uncovered)) {
            choose(next);
            for (int link = 0; link < ends.length; link++) {
                if (!covered[link] && (ends[link][0] == next || ends[link][1] == next)) {
                    covered[link] = true;
                    uncovered[ends[link][0]]--;
                    uncovered[ends[link][1]]--;
                }
            }
        }
    }

    private void choose(int asset) {
        hub[asset] = true;
        hubs++;
    }

    /** The asset with the highest count that is no hub yet, lowest id first; -1 = all counts are 0. */
    private int most(int[] count) {
        int most = -1;
        for (int asset = 0; asset < count.length; asset++) {
            if (!hub[asset] && count[asset] > 0 && (most < 0 || count[asset] > count[most])) {
                most = asset;
            }
        }
        return most;
    }
}
