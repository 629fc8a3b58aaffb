package arbd.daemon.backtest;

import arbd.daemon.console.Summary;
import arbd.daemon.console.Words;
import arbd.daemon.decide.Tally;
import arbd.daemon.run.StopException;
import arbd.daemon.setup.Settings;
import arbd.execution.order.Outcome;
import arbd.execution.risk.Verdict;
import arbd.feeds.net.BookFault;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.market.Asset;
import arbd.market.Venue;
import arbd.route.EdgeSurvey;
import arbd.route.Route;
import arbd.route.RouteFilter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** What a backtest found, in words and as JSON. Used by one thread, after the run. */
public final class BacktestReport {
    private static final int ROUTES_SHOWN = 10;
    private static final int BPS_E8_DECIMALS = 4;

    private final Backtest backtest;
    private final Tally tally;
    private final RouteEdges edges;
    private final List<String> thresholds;
    private final List<String> differences;
    private final long[] edgeMinPpm;

    /**
     * Of a backtest that ran.
     *
     * @param thresholds as asked for on the command line, null = no survey
     */
    public BacktestReport(Backtest backtest, List<String> thresholds) {
        this.backtest = backtest;
        this.tally = backtest.pipeline().tally();
        this.edges = backtest.edges();
        this.thresholds = thresholds;
        this.differences = backtest.differences();
        this.edgeMinPpm = Settings.of(backtest.config(), backtest.instruments(), 1, false).edgeMinPpm();
    }

    /** The exit code: 0, or that the paper venues' books and ours are not equal. */
    public int exitCode() {
        return differences.isEmpty() ? 0 : StopException.VERDICT_NO;
    }

    /** Prints everything for people. */
    public void print(PrintStream to, long tookNanos) {
        input(to, tookNanos);
        figures(to);
        if (tally.count(Tally.Count.ORDERS) == 0) {
            to.println(tally.count(Tally.Count.OPPORTUNITIES) == 0
                    ? "NOTHING WAS EXECUTABLE: no route ever had its least edge after fees"
                    : "NOTHING WAS EXECUTED: every opportunity was refused, see above");
        }
        best(to);
        if (thresholds != null) {
            survey(to);
        }
        for (String difference : differences) {
            to.println("LEDGER DIFFERS: " + difference);
        }
        to.printf("state %016x   (arbd replay %s --verify)%n", backtest.pipeline().stateHash(), backtest.runFolder());
    }

    /** The same for programs. */
    public Summary summary() {
        Summary summary = new Summary("backtest", "paper", backtest.runFolder().toString(),
                backtest.pipeline().stateHash())
                .tally(tally, backtest.instruments().assets(), backtest.nanos()).drops(backtest.pipeline().drops());
        ObjectNode node = summary.node();
        // On a virtual clock nothing takes time.
        node.putObject("latencyNanos");
        LineCounts counts = backtest.counts();
        node.put("lines", counts.lines()).put("linesNotStreamed", counts.notStreamed())
                .put("linesNotConfigured", counts.notConfigured()).put("linesBackInTime", counts.backwards());
        ArrayNode cutOff = node.putArray("cutOff");
        counts.cutOff().forEach(cutOff::add);
        ObjectNode frames = node.putObject("frames");
        ObjectNode malformed = node.putObject("malformed");
        for (Venue venue : backtest.recorded()) {
            frames.put(venue.name(), backtest.counters(venue.id()).frames());
            malformed.put(venue.name(), backtest.counters(venue.id()).malformedFrames());
        }
        node.put("firstMarketTime", time(counts.firstNanos())).put("lastMarketTime", time(counts.lastNanos()));
        node.put("ledgers", differences.isEmpty() ? "equal" : "different");
        if (thresholds != null) {
            edges(node.putArray("edges"));
        }
        return summary;
    }

    /** A market time for people: UTC, to the millisecond. */
    public static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private void input(PrintStream to, long tookNanos) {
        LineCounts counts = backtest.counts();
        to.printf("%s lines in %s (%s/s), market time %s to %s (%s)%n", Words.count(counts.lines()),
                Words.duration(tookNanos), Words.count(counts.lines() * 1_000_000_000L / Math.max(1, tookNanos)),
                time(counts.firstNanos()), time(counts.lastNanos()),
                Words.duration(counts.lastNanos() - counts.firstNanos()));
        for (Venue venue : backtest.recorded()) {
            FeedCounters of = backtest.counters(venue.id());
            to.printf("  %-14s %9s frames  %9s ticks  %s malformed%s  %s ignored  %s gaps  %s bad checksums%s%n",
                    venue.name(), Words.count(of.frames()), Words.count(of.ticks()),
                    Words.count(of.malformedFrames()), reasons(of), Words.count(of.ignoredFrames()),
                    Words.count(of.gaps()), Words.count(of.checksumFailures()), faults(of));
        }
        note(to, counts.notStreamed(), "lines are our own words, or REST answers of no use to a book: not decoded");
        note(to, counts.notConfigured(), "lines are of markets that the configuration has no venue for: not decoded");
        note(to, counts.backwards(), "lines are earlier than a line above them: taken as at the latest time");
        counts.cutOff().forEach(line -> to.println("  a capture was cut off behind " + line));
        note(to, backtest.pipeline().drops(), "ticks found no room: raise threads.inboundRing");
    }

    private static String reasons(FeedCounters of) {
        StringJoiner reasons = new StringJoiner(", ", " (", ")").setEmptyValue("");
        for (int i = 0; i < Malformed.COUNT; i++) {
            if (of.malformedFrames(Malformed.of(i)) > 0) {
                reasons.add(Malformed.of(i).name().toLowerCase(Locale.ROOT) + " "
                        + Words.count(of.malformedFrames(Malformed.of(i))));
            }
        }
        return reasons.toString();
    }

    private static String faults(FeedCounters of) {
        StringBuilder faults = new StringBuilder();
        for (int i = 0; i < BookFault.COUNT; i++) {
            if (of.faults(BookFault.of(i)) > 0) {
                faults.append("  ").append(Words.count(of.faults(BookFault.of(i)))).append(" books ")
                        .append(BookFault.of(i).name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        return faults.toString();
    }

    private static void note(PrintStream to, long count, String what) {
        if (count > 0) {
            to.printf("  %s %s%n", Words.count(count), what);
        }
    }

    private void figures(PrintStream to) {
        to.printf("  ticks %s  routes %s  opportunities %s  orders %s  fills %s%n",
                Words.count(tally.count(Tally.Count.TICKS)), Words.count(edges.routes().size()),
                Words.count(tally.count(Tally.Count.OPPORTUNITIES)), Words.count(tally.count(Tally.Count.ORDERS)),
                Words.count(tally.count(Tally.Count.FILLS)));
        StringBuilder ended = new StringBuilder("  arbitrages ").append(tally.count(Tally.Count.ARBITRAGES));
        for (Outcome outcome : Outcome.values()) {
            if (tally.outcomes(outcome) > 0) {
                ended.append("  ").append(outcome.words()).append(' ').append(tally.outcomes(outcome));
            }
        }
        to.println(ended);
        for (int i = 0; i < Verdict.count(); i++) {
            Verdict verdict = Verdict.of(i);
            if (verdict.refusal() && tally.verdicts(verdict) > 0) {
                to.printf("  refused %8s  %s%n", Words.count(tally.verdicts(verdict)), verdict.words());
            }
        }
        for (Asset asset : backtest.instruments().assets()) {
            if (tally.realised(asset.id()) != 0 || tally.fees(asset.id()) != 0) {
                to.println("  " + asset.name() + ": fills moved " + Words.signed(tally.realised(asset.id()), asset)
                        + " net of fees " + Words.exact(tally.fees(asset.id()), asset.decimals())
                        + (tally.nakedUnits(asset.id()) == 0 ? "" : ", of which naked "
                        + Words.signed(tally.nakedUnits(asset.id()), asset)));
            }
        }
    }

    private void best(PrintStream to) {
        List<Route> best = edges.routes().stream()
                .sorted(Comparator.comparingLong((Route route) -> -Math.max(-Long.MAX_VALUE,
                        edges.bestNetPpm(route.id()))).thenComparingInt(Route::id)).toList();
        for (Route route : best.subList(0, Math.min(ROUTES_SHOWN, best.size()))) {
            to.println("  " + words(route));
        }
        if (best.size() > ROUTES_SHOWN) {
            to.println("  and " + (best.size() - ROUTES_SHOWN) + " routes with less");
        }
    }

    private String words(Route route) {
        long net = edges.bestNetPpm(route.id());
        if (net == RouteFilter.NONE) {
            return route.title() + ": never priced: a leg was never quoted";
        }
        long least = edgeMinPpm[route.kind().ordinal()];
        EdgeSurvey survey = edges.survey();
        String raw = edges.surveyed(route.id()) && survey.maxLine(route.id()) > 0
                ? "best raw edge " + twoDecimals(survey.maxBps(route.id())) + " bps, " : "";
        return route.title() + ": " + raw + "costs " + costs(route) + " bps, best net " + bps(net) + " bps"
                + (net < least
                ? ", needs " + bps(least) + " bps: never executable"
                : ": reached the " + bps(least) + " bps that it needs");
    }

    private void survey(PrintStream to) {
        EdgeSurvey survey = edges.survey();
        StringBuilder head = new StringBuilder(String.format("%-36s %12s %9s %12s %9s",
                "raw edges, bps (lines at or above)", "min", "at line", "max", "at line"));
        for (String threshold : thresholds) {
            head.append(String.format(" %9s", threshold));
        }
        to.println(head);
        for (Route route : edges.routes()) {
            int id = route.id();
            if (!edges.surveyed(id)) {
                continue;
            }
            StringBuilder row = new StringBuilder(String.format("%-36s %12s %9d %12s %9d", route.title(),
                    survey.minBps(id), survey.minLine(id), survey.maxBps(id), survey.maxLine(id)));
            for (int i = 0; i < thresholds.size(); i++) {
                row.append(String.format(" %9d", survey.atOrAbove(id, i)));
            }
            to.println(row);
        }
    }

    private void edges(ArrayNode into) {
        EdgeSurvey survey = edges.survey();
        for (Route route : edges.routes()) {
            int id = route.id();
            if (!edges.surveyed(id)) {
                continue;
            }
            ObjectNode row = into.addObject().put("route", route.title())
                    .put("minBps", survey.minBps(id)).put("minLine", survey.minLine(id))
                    .put("maxBps", survey.maxBps(id)).put("maxLine", survey.maxLine(id));
            ObjectNode counts = row.putObject("counts");
            for (int i = 0; i < thresholds.size(); i++) {
                counts.put(thresholds.get(i), survey.atOrAbove(id, i));
            }
        }
    }

    private String costs(Route route) {
        return twoDecimals(BigDecimal.valueOf(edges.costsE8(route.id()), BPS_E8_DECIMALS).toPlainString());
    }

    private static String bps(long ppm) {
        return BigDecimal.valueOf(ppm, 2).toPlainString();
    }

    /** Cut, not rounded up: an edge is never shown larger than it was. */
    private static String twoDecimals(String bps) {
        return new BigDecimal(bps).setScale(2, RoundingMode.FLOOR).toPlainString();
    }
}
