package arbd.route.cycle;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Walks every way through the assets from a changed market, by definition; remembers nothing but the rates. */
final class CycleTwin {
    private static final double NONE = Double.NEGATIVE_INFINITY;

    private final InstrumentTable table;
    private final CycleRules rules;
    private final double[] log;
    /** By asset that is paid, then asset that is received, the trades that do so. */
    private final List<Map<Integer, List<Integer>>> paying = new ArrayList<>();
    private List<Cycle> found;
    private double least;

    /** Trades as {@code 2 * instrument + side}. */
    record Cycle(double gain, List<Integer> trades) {
        private static final Comparator<Cycle> ORDER = Comparator.comparingDouble((Cycle c) -> -c.gain)
                .thenComparingInt(c -> c.trades.size())
                .thenComparing(c -> c.trades.toArray(new Integer[0]), Arrays::compare);
    }

    CycleTwin(InstrumentTable table, CycleRules rules) {
        this.table = table;
        this.rules = rules;
        this.log = new double[table.size() * 2];
        Arrays.fill(log, NONE);
        table.assets().forEach(asset -> paying.add(new LinkedHashMap<>()));
        for (Instrument instrument : table.instruments()) {
            if (instrument.kind() == Kind.SPOT && rules.markets().test(instrument)) {
                between(instrument.quote().id(), instrument.base().id()).add(2 * instrument.id());
                between(instrument.base().id(), instrument.quote().id()).add(2 * instrument.id() + 1);
            }
        }
    }

    void set(int instrument, double buyRate, double sellRate) {
        log[2 * instrument] = buyRate > 0 ? StrictMath.log(buyRate) : NONE;
        log[2 * instrument + 1] = sellRate > 0 ? StrictMath.log(sellRate) : NONE;
    }

    List<Cycle> search(int instrument, long edgeMinPpm) {
        List<Cycle> all = all(instrument, StrictMath.log1p(edgeMinPpm * 1e-6) - 1e-9);
        all.sort(Cycle.ORDER);
        return all.subList(0, Math.min(all.size(), rules.foundMax()));
    }

    /** Every one, in no order. */
    List<Cycle> all(int instrument, double atLeast) {
        found = new ArrayList<>();
        least = atLeast;
        for (int trade = 2 * instrument; trade < 2 * instrument + 2; trade++) {
            if (log[trade] > NONE && between(paid(trade), received(trade)).contains(trade)) {
                walk(List.of(trade));
            }
        }
        return found;
    }

    int paid(int trade) {
        Instrument instrument = table.get(trade / 2);
        return (Side.of(trade % 2) == Side.BUY ? instrument.quote() : instrument.base()).id();
    }

    private int received(int trade) {
        return paid(trade ^ 1);
    }

    private List<Integer> between(int paid, int received) {
        return paying.get(paid).computeIfAbsent(received, none -> new ArrayList<>());
    }

    private void walk(List<Integer> way) {
        int at = received(way.get(way.size() - 1));
        int start = paid(way.get(0));
        close(way, between(at, start));
        if (way.size() == rules.legsMax() - 1) {
            return;
        }
        for (Map.Entry<Integer, List<Integer>> step : paying.get(at).entrySet()) {
            int next = step.getKey();
            int trade = best(step.getValue(), way.get(0) / 2);
            if (trade >= 0 && way.stream().noneMatch(t -> paid(t) == next || received(t) == next)) {
                List<Integer> longer = new ArrayList<>(way);
                longer.add(trade);
                walk(longer);
            }
        }
    }

    private void close(List<Integer> way, List<Integer> back) {
        int trade = best(back, way.get(0) / 2);
        if (trade >= 0) {
            List<Integer> cycle = new ArrayList<>(way);
            cycle.add(trade);
            add(cycle);
        }
    }

    /** The trade that gives most, lowest first; the changed market is out of the question; -1 = none. */
    private int best(List<Integer> among, int changed) {
        int best = -1;
        for (int trade : among) {
            boolean better = log[trade] > (best < 0 ? NONE : log[best]);
            best = better && trade / 2 != changed ? trade : best;
        }
        return best;
    }

    private void add(List<Integer> trades) {
        double gain = 0;
        boolean settles = false;
        for (int trade : trades) {
            gain += log[trade];
            settles |= rules.settlements().stream().anyMatch(asset -> asset.id() == paid(trade));
        }
        if (settles && trades.size() >= rules.legsMin() && gain >= least) {
            found.add(new Cycle(gain, trades));
        }
    }
}
