package arbd.route;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tries every combination of instruments and sides, by definition and without an index. */
final class BruteForceRoutes {
    private static final Side[] SIDES = Side.values();

    private BruteForceRoutes() {
    }

    static Set<String> of(InstrumentTable table, List<Asset> settlements) {
        Set<String> routes = new TreeSet<>();
        List<Integer> settling = settlements.stream().map(Asset::id).toList();
        for (Instrument a : table.instruments()) {
            for (Instrument b : table.instruments()) {
                addPair(a, b, settling, routes);
            }
        }
        for (int rank = 0; rank < settling.size(); rank++) {
            addCycles(table, settling.get(rank), settling.subList(0, rank), routes);
        }
        return routes;
    }

    private static void addPair(Instrument a, Instrument b, List<Integer> settling, Set<String> routes) {
        boolean same = a.base().id() == b.base().id() && a.quote().id() == b.quote().id();
        if (!same || a.kind() != Kind.SPOT || !settling.contains(a.quote().id())) {
            return;
        }
        String end = " in " + a.quote().id() + " " + a.id();
        if (b.kind() == Kind.SPOT && a.venue().id() != b.venue().id()) {
            routes.add("CROSS_VENUE" + end + "BUY " + b.id() + "SELL");
        }
        if (b.kind() == Kind.PERP_LINEAR) {
            routes.add("BASIS" + end + "BUY " + b.id() + "SELL");
            routes.add("BASIS" + end + "SELL " + b.id() + "BUY");
        }
    }

    private static void addCycles(InstrumentTable table, int start, List<Integer> preferred, Set<String> routes) {
        List<Instrument> ends = new ArrayList<>();
        for (Instrument instrument : table.instruments()) {
            boolean touches = instrument.base().id() == start || instrument.quote().id() == start;
            if (touches && instrument.kind() == Kind.SPOT) {
                ends.add(instrument);
            }
        }
        for (Instrument first : ends) {
            for (Instrument third : ends) {
                int second = other(first, start);
                int last = other(third, start);
                boolean open = first.venue().id() == third.venue().id() && second != last;
                if (open && !preferred.contains(second) && !preferred.contains(last)) {
                    close(table, start, first, third, routes);
                }
            }
        }
    }

    private static void close(InstrumentTable table, int start, Instrument first, Instrument third,
            Set<String> routes) {
        for (int i = 0; i < table.size(); i++) {
            Instrument middle = table.get(i);
            boolean here = middle.kind() == Kind.SPOT && middle.venue().id() == first.venue().id();
            for (int side = 0; here && side < SIDES.length; side++) {
                if (paid(middle, SIDES[side]) == other(first, start)
                        && paid(middle, SIDES[side].opposite()) == other(third, start)) {
                    routes.add("CYCLIC in " + start + " " + first.id() + paying(first, start) + " " + middle.id()
                            + SIDES[side] + " " + third.id() + paying(third, start).opposite());
                }
            }
        }
    }

    private static int other(Instrument instrument, int asset) {
        return instrument.base().id() == asset ? instrument.quote().id() : instrument.base().id();
    }

    private static int paid(Instrument instrument, Side side) {
        return side == Side.BUY ? instrument.quote().id() : instrument.base().id();
    }

    private static Side paying(Instrument instrument, int asset) {
        return instrument.quote().id() == asset ? Side.BUY : Side.SELL;
    }
}
