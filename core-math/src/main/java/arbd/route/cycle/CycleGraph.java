package arbd.route.cycle;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Require;
import java.util.Arrays;

/**
 * Which assets can be exchanged for which, and over what. A <i>node</i> is an asset, renumbered: hubs first. A
 * <i>link</i> is a pair of nodes with at least one market, the lower node first; <i>direction</i> 0 goes up. A trade is
 * {@code 2 * instrument + side}. Immutable.
 *
 * <p>Links that are on no cycle of three are outside: their ends are no hubs on their account.
 */
final class CycleGraph {
    /** Most hubs: each ordered pair of them has some numbers. */
    static final int HUBS_MAX = 2_048;
    /** So many hubs cost next to nothing, so small universes have hubs only. */
    static final int HUBS_ENOUGH = 32;

    final int nodes;
    final int hubs;
    final int links;
    /** By link. */
    final int[] low;
    final int[] high;
    final boolean[] outside;
    final int[][] instruments;
    /** By instrument; -1 = takes no part. */
    final int[] linkOf;
    /** By trade, the node that is paid and the one that is received. */
    final int[] paid;
    final int[] received;
    /** By node that is no hub, its links in the order of their hubs; none for hubs. */
    final int[][] linksOf;
    /** By link, its position among these. */
    final int[] placeOf;

    CycleGraph(InstrumentTable table, CycleRules rules, int hubsEnough) {
        int[] pairs = pairs(table, rules);
        CoreAssets core = new CoreAssets(table.assets().size(), ends(table, pairs));
        int[] node = core.number(hubsEnough);
        this.nodes = node.length;
        this.hubs = core.hubs();
        Require.that(hubs <= HUBS_MAX, "cycles: more than %d assets that others trade against, %d", HUBS_MAX, hubs);
        this.linkOf = new int[table.size()];
        this.paid = new int[table.size() * 2];
        this.received = new int[table.size() * 2];
        int count = 0;
        int[] lows = new int[table.size()];
        int[] highs = new int[table.size()];
        for (int i = 0; i < table.size(); i++) {
            Instrument instrument = table.get(i);
            int base = node[instrument.base().id()];
            int quote = node[instrument.quote().id()];
            paid[2 * i] = quote;
            received[2 * i] = base;
            paid[2 * i + 1] = base;
            received[2 * i + 1] = quote;
            linkOf[i] = pairs[i];
            if (pairs[i] >= 0) {
                lows[pairs[i]] = Math.min(base, quote);
                highs[pairs[i]] = Math.max(base, quote);
                count = Math.max(count, pairs[i] + 1);
            }
        }
        this.links = count;
        this.low = Arrays.copyOf(lows, count);
        this.high = Arrays.copyOf(highs, count);
        this.instruments = group(linkOf, linkOf, count);
        this.outside = new boolean[count];
        int[] spokeOf = new int[count];
        for (int link = 0; link < count; link++) {
            outside[link] = core.outside(link);
            spokeOf[link] = outside[link] || high[link] < hubs ? -1 : high[link];
        }
        this.linksOf = group(spokeOf, low, nodes);
        this.placeOf = new int[count];
        for (int[] of : linksOf) {
            for (int place = 0; place < of.length; place++) {
                placeOf[of[place]] = place;
            }
        }
    }

    /** Whether both ends are hubs. */
    boolean betweenHubs(int link) {
        return !outside[link] && high[link] < hubs;
    }

    /** The direction in which a trade passes its link. */
    int direction(int trade) {
        return paid[trade] < received[trade] ? 0 : 1;
    }

    /** By instrument, the number of its pair of assets; -1 = takes no part. */
    private static int[] pairs(InstrumentTable table, CycleRules rules) {
        long[] keys = new long[table.size()];
        int[] pairs = new int[table.size()];
        for (int i = 0; i < table.size(); i++) {
            Instrument instrument = table.get(i);
            long base = instrument.base().id();
            long quote = instrument.quote().id();
            boolean part = instrument.kind() == Kind.SPOT && base != quote && rules.markets().test(instrument);
            keys[i] = part ? Math.min(base, quote) << 32 | Math.max(base, quote) : -1;
        }
        long[] sorted = Arrays.stream(keys).filter(key -> key >= 0).sorted().distinct().toArray();
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = keys[i] < 0 ? -1 : Arrays.binarySearch(sorted, keys[i]);
        }
        return pairs;
    }

    /** By link, its two assets. */
    private static int[][] ends(InstrumentTable table, int[] pairs) {
        int[][] ends = new int[Arrays.stream(pairs).max().orElse(-1) + 1][];
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] >= 0) {
                ends[pairs[i]] = new int[] {table.get(i).base().id(), table.get(i).quote().id()};
            }
        }
        return ends;
    }

    /** By group, the positions that belong to it, by rising key and then position; -1 belongs nowhere. */
    private static int[][] group(int[] groupOf, int[] key, int groups) {
        int[] sizes = new int[groups];
        for (int group : groupOf) {
            if (group >= 0) {
                sizes[group]++;
            }
        }
        int[][] grouped = new int[groups][];
        for (int i = 0; i < groups; i++) {
            grouped[i] = new int[sizes[i]];
        }
        int[] filled = new int[groups];
        for (int i = 0; i < groupOf.length; i++) {
            if (groupOf[i] >= 0) {
                insert(grouped[groupOf[i]], filled[groupOf[i]]++, i, key);
            }
        }
        return grouped;
    }

    private static void insert(int[] into, int size, int value, int[] key) {
        int at = size;
        while (at > 0 && key[into[at - 1]] > key[value]) {
            into[at] = into[at - 1];
            at--;
        }
        into[at] = value;
    }
}
