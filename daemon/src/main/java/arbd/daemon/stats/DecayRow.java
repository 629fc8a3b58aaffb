package arbd.daemon.stats;

import arbd.execution.risk.Verdict;
import arbd.market.Asset;
import arbd.route.RouteTable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How edges went on, for one kind, reason or route.
 *
 * @param name of the kind, reason or route
 * @param settlement what amounts are in; null when several assets are mixed
 * @param figures opportunities and arbitrages of the same routes; of a reason all that had it, and every arbitrage
 * @param opportunities how many there were, marked or not
 * @param decay what became of those that were marked
 */
record DecayRow(String name, Asset settlement, RouteFigures figures, long opportunities, Decay decay) {
    private static final BigInteger MILLI_PPM = BigInteger.valueOf(1_000_000_000);

    /** A row for each kind and settlement asset, in the order of their first route. */
    static List<DecayRow> byKind(JournalStats stats) {
        Marks marks = stats.marks();
        List<DecayRow> rows = new ArrayList<>();
        kinds(stats).forEach((group, figures) -> rows.add(new DecayRow(group.kindWords(), group.settlement(), figures,
                figures.opportunities(), new Decay(marks, marks.where(
                        mark -> Group.of(stats.routes(), marks.route(mark)).equals(group))))));
        return rows;
    }

    /** A row for each verdict that something had. */
    static List<DecayRow> byReason(JournalStats stats) {
        Marks marks = stats.marks();
        Map<Group, RouteFigures> kinds = kinds(stats);
        RouteFigures all = new RouteFigures();
        kinds.values().forEach(all::add);
        List<Asset> settled = kinds.keySet().stream().map(Group::settlement).distinct().toList();
        List<DecayRow> rows = new ArrayList<>();
        for (int i = 0; i < Verdict.count(); i++) {
            int ordinal = i;
            long count = all.verdicts(Verdict.of(i));
            if (count > 0) {
                rows.add(new DecayRow(Verdict.of(i).words(), settled.size() == 1 ? settled.get(0) : null, all, count,
                        new Decay(marks, marks.where(mark -> marks.verdict(mark) == ordinal))));
            }
        }
        return rows;
    }

    /** A row for each route that had an opportunity, the most frequent first. */
    static List<DecayRow> byRoute(JournalStats stats) {
        Marks marks = stats.marks();
        Map<Integer, int[]> chosen = byRoute(marks);
        List<DecayRow> rows = new ArrayList<>();
        stats.byRoute().forEach((id, figures) -> {
            RouteTable routes = stats.routes();
            rows.add(new DecayRow(routes.title(id), routes.settlement(id), figures, figures.opportunities(),
                    new Decay(marks, chosen.getOrDefault(id, new int[0]))));
        });
        rows.removeIf(row -> row.opportunities() == 0);
        rows.sort(Comparator.comparingLong(DecayRow::opportunities).reversed().thenComparing(DecayRow::name));
        return rows;
    }

    /** Figures of each group of routes, added up. */
    static Map<Group, RouteFigures> kinds(JournalStats stats) {
        Map<Group, RouteFigures> kinds = new LinkedHashMap<>();
        stats.byRoute().forEach((id, figures) -> kinds
                .computeIfAbsent(Group.of(stats.routes(), id), group -> new RouteFigures()).add(figures));
        return kinds;
    }

    /**
     * What a millisecond is worth to an arbitrage of the average size of those that were taken: units of the
     * settlement asset, or null when nothing tells it.
     */
    Long worthUnits() {
        if (settlement == null || figures.decided() == 0 || decay.worthMilliPpm() == Decay.NOTHING) {
            return null;
        }
        return BigInteger.valueOf(figures.averageSpend()).multiply(BigInteger.valueOf(decay.worthMilliPpm()))
                .divide(MILLI_PPM).longValueExact();
    }

    /** Looked up once, as routes may be many. */
    private static Map<Integer, int[]> byRoute(Marks marks) {
        Map<Integer, List<Integer>> lists = new TreeMap<>();
        for (int mark = 0; mark < marks.size(); mark++) {
            lists.computeIfAbsent(marks.route(mark), id -> new ArrayList<>()).add(mark);
        }
        Map<Integer, int[]> chosen = new TreeMap<>();
        lists.forEach((id, list) -> chosen.put(id, list.stream().mapToInt(Integer::intValue).toArray()));
        return chosen;
    }
}
