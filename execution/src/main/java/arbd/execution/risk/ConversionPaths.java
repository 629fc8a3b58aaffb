package arbd.execution.risk;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which markets price an asset in a settlement asset: those of the two, and those by way of one asset between. Found
 * once, so that what is naked costs a few looks, however many instruments there are. Immutable.
 */
final class ConversionPaths {
    /** Most ways over an asset between; the rest is not looked at. */
    static final int BETWEEN_MAX = 16;

    private static final int[] NOWHERE = {};

    private final InstrumentTable instruments;
    /** By settlement asset, null = not asked for; then by asset: markets, lowest id first. */
    private final int[][][] direct;
    /** The same: first markets of the ways, those that lead to most others first. */
    private final int[][][] between;

    /** For these settlement assets, and all assets. */
    ConversionPaths(InstrumentTable instruments, int... settlements) {
        int assets = instruments.assets().size();
        this.instruments = instruments;
        this.direct = new int[assets][][];
        this.between = new int[assets][][];
        List<List<Integer>> markets = markets(assets);
        for (int settlement : settlements) {
            direct[settlement] = new int[assets][];
            between[settlement] = new int[assets][];
            for (int asset = 0; asset < assets; asset++) {
                direct[settlement][asset] = direct(markets.get(asset), asset, settlement);
            }
            for (int asset = 0; asset < assets; asset++) {
                between[settlement][asset] = direct[settlement][asset].length > 0
                        ? NOWHERE : between(markets.get(asset), asset, direct[settlement]);
            }
        }
    }

    /** Whether a settlement asset was asked for. */
    boolean known(int settlement) {
        return direct[settlement] != null;
    }

    /** Markets of an asset and of what counts as the settlement asset, lowest id first. */
    int[] direct(int asset, int settlement) {
        return direct[settlement][asset];
    }

    /** Markets of an asset and of another that such a market leads on from; none when there is a direct one. */
    int[] between(int asset, int settlement) {
        return between[settlement][asset];
    }

    /** What an instrument trades an asset for. */
    int other(int instrument, int asset) {
        Instrument traded = instruments.get(instrument);
        return traded.base().id() == asset ? traded.quote().id() : traded.base().id();
    }

    private List<List<Integer>> markets(int assets) {
        List<List<Integer>> markets = new ArrayList<>();
        for (int asset = 0; asset < assets; asset++) {
            markets.add(new ArrayList<>());
        }
        for (Instrument instrument : instruments.instruments()) {
            markets.get(instrument.base().id()).add(instrument.id());
            markets.get(instrument.quote().id()).add(instrument.id());
        }
        return markets;
    }

    private int[] direct(List<Integer> markets, int asset, int settlement) {
        int as = instruments.equivalents().as(settlement);
        return markets.stream().filter(id -> instruments.equivalents().as(other(id, asset)) == as)
                .mapToInt(id -> id).toArray();
    }

    private int[] between(List<Integer> markets, int asset, int[][] on) {
        int[] ways = markets.stream().filter(id -> on[other(id, asset)].length > 0)
                .sorted(Comparator.comparingInt(id -> -on[other(id, asset)].length))
                .mapToInt(id -> id).toArray();
        return ways.length <= BETWEEN_MAX ? ways : Arrays.copyOf(ways, BETWEEN_MAX);
    }
}
