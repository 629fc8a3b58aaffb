package arbd.daemon.stats;

import arbd.daemon.console.Words;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How edges decay, as a table for people. */
final class DecayText {
    private static final int NAME_MAX = 48;
    private static final String KIND = "by kind";
    private static final String REASON = "by reason";
    private static final String HEAD = " %7s %6s  %7s %7s %7s %7s %7s %7s %7s  %10s  %s%n";

    private final PrintStream to;
    private final int routesMax;
    private String name = "%s";

    DecayText(PrintStream to, int routesMax) {
        this.to = to;
        this.routesMax = routesMax;
    }

    void print(JournalStats stats) {
        List<DecayRow> routes = DecayRow.byRoute(stats);
        long seen = routes.stream().mapToLong(DecayRow::opportunities).sum();
        to.printf("%s opportunities (an episode that opens or changes its verdict), %s of them followed for a"
                + " second%n", Words.count(seen), Words.count(stats.marks().size()));
        if (seen == 0) {
            return;
        }
        to.println("edge in ppm when decided, and on the quotes that many milliseconds later; first line: mean of those"
                + " that could be priced");
        to.println("second line: how many were followed, and their median");
        List<DecayRow> kinds = DecayRow.byKind(stats);
        List<DecayRow> reasons = DecayRow.byReason(stats);
        List<DecayRow> shown = routes.subList(0, Math.min(routesMax, routes.size()));
        int width = Stream.of(kinds, reasons, shown).flatMap(List::stream)
                .mapToInt(row -> Words.brief(row.name()).length()).max().orElse(0);
        name = "%-" + Math.max(18, Math.min(NAME_MAX, width)) + "s";
        section(KIND, kinds);
        section(REASON, reasons);
        section("by route", shown);
        if (routes.size() > routesMax) {
            to.printf("and %s more routes (--routes N shows N)%n", Words.count(routes.size() - routesMax));
        }
        to.println("half-life: until the mean, or median, has fallen to half. 1 ms: what the mean loses in each of the"
                + " first 10 ms,");
        to.println("and what that is of the average size taken. After a taken one the quotes lack what our own orders"
                + " took.");
    }

    private void section(String title, List<DecayRow> rows) {
        to.println();
        to.printf(name + HEAD, title, "seen", "taken", "0 ms", "1 ms", "5 ms", "10 ms", "50 ms", "100 ms", "1000 ms",
                "half-life", "1 ms is worth");
        for (DecayRow row : rows) {
            Decay decay = row.decay();
            StringBuilder mean = new StringBuilder();
            StringBuilder median = new StringBuilder();
            for (int look = 0; look < Marks.LOOKS; look++) {
                mean.append(String.format(" %7s", ppm(decay.meanPpm(look))));
                median.append(String.format(" %7s", ppm(decay.medianPpm(look))));
            }
            to.printf(name + " %7s %6s %s  %10s  %s%n", title(title, row), Words.count(row.opportunities()),
                    taken(title, row), mean, time(decay.meanHalfLifeMicros()), worth(row));
            to.printf(name + " %7s %6s %s  %10s%n", "", Words.count(decay.count()), "", median,
                    time(decay.medianHalfLifeMicros()));
        }
    }

    /** Of a reason the column would repeat the title. */
    private static String taken(String section, DecayRow row) {
        return section.equals(REASON) ? "" : Words.count(row.figures().decided());
    }

    private static String title(String section, DecayRow row) {
        String title = section.equals(KIND) ? row.name() + ", " + row.settlement().name() : Words.brief(row.name());
        return title.length() <= NAME_MAX ? title : title.substring(0, NAME_MAX - 1) + "~";
    }

    private static String ppm(long ppm) {
        return ppm == Decay.NOTHING ? "-" : Long.toString(ppm);
    }

    private static String time(long micros) {
        if (micros == Decay.NOTHING) {
            return "-";
        }
        return micros == Decay.BEYOND ? "> 1000 ms" : String.format(Locale.ROOT, "%.1f ms", micros / 1e3);
    }

    private static String worth(DecayRow row) {
        long milliPpm = row.decay().worthMilliPpm();
        if (milliPpm == Decay.NOTHING) {
            return "-";
        }
        String ppm = String.format(Locale.ROOT, "%.1f ppm", milliPpm / 1e3);
        Long units = row.worthUnits();
        return units == null ? ppm : ppm + ", " + Words.small(units, row.settlement());
    }
}
