package arbd.daemon.stats;

import arbd.daemon.console.Words;
import arbd.execution.order.Outcome;
import arbd.execution.risk.Verdict;
import arbd.market.Asset;
import java.io.PrintStream;
import java.math.BigInteger;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** A journal's figures for people. */
public final class StatsText {
    private final PrintStream to;

    /** Prints there. */
    public StatsText(PrintStream to) {
        this.to = to;
    }

    /** What happened: opportunities, refusals, arbitrages, latencies. */
    public void summary(JournalStats stats) {
        head(stats);
        Map<Group, RouteFigures> kinds = DecayRow.kinds(stats);
        if (kinds.isEmpty()) {
            to.println("no opportunity and no arbitrage");
        }
        kinds.forEach(this::kind);
        speeds(stats);
        if (stats.halts() > 0 || stats.routeHalts() > 0) {
            to.printf("halted: everything %s times, single routes %s times%n", Words.count(stats.halts()),
                    Words.count(stats.routeHalts()));
        }
    }

    /**
     * How edges decay.
     *
     * @param routesMax routes to show, the most frequent first
     */
    public void decay(JournalStats stats, int routesMax) {
        head(stats);
        new DecayText(to, routesMax).print(stats);
    }

    private void head(JournalStats stats) {
        to.printf("epoch %d of '%s', %s: %s of market time, %s records%s%n", stats.start().epoch(),
                stats.start().instance(), stats.start().command(), Words.duration(stats.marketNanos()),
                Words.count(stats.records()), stats.ended() ? "" : "; not ended, or interrupted");
        to.printf("  %s inputs, of which %s quotes and books%s and %s timers%n", Words.count(stats.inputs()),
                Words.count(stats.ticks()), stats.poolEvents() == 0 ? ""
                        : ", " + Words.count(stats.poolEvents()) + " of pools", Words.count(stats.timers()));
    }

    private void kind(Group group, RouteFigures figures) {
        Asset asset = group.settlement();
        to.printf("%s%n  %8s episodes of an edge%n", group.title(), Words.count(figures.opened()));
        for (int i = 0; i < Verdict.count(); i++) {
            Verdict verdict = Verdict.of(i);
            if (figures.verdicts(verdict) > 0) {
                to.printf("  %8s %s%n", Words.count(figures.verdicts(verdict)),
                        verdict.refusal() ? "refused: " + verdict.words() : verdict.words());
            }
        }
        if (figures.decided() == 0 && figures.ended() == 0) {
            return;
        }
        StringBuilder line = new StringBuilder();
        for (Outcome outcome : Outcome.values()) {
            if (figures.outcomes(outcome) > 0) {
                line.append(", ").append(Words.count(figures.outcomes(outcome))).append(' ').append(outcome.words());
            }
        }
        to.printf("  arbitrages %s%s; average size %s%n", Words.count(figures.decided()), line,
                Words.amount(figures.averageSpend(), asset));
        to.printf("  expected %s, realised %s, at the market%n", gain(figures.expected(), asset),
                gain(figures.realised(), asset));
    }

    private void speeds(JournalStats stats) {
        if (stats.speeds().decided().getTotalCount() == 0) {
            return;
        }
        to.println("latencies of orders");
        line("decided on after their cause was received", stats.speeds().decided());
        stats.speeds().answered().forEach((venue, nanos) -> line("answered by "
                + stats.routes().instruments().venues().get(venue).name() + " after the decision", nanos));
    }

    private void line(String what, Histogram nanos) {
        to.printf("  %-44s p50 %9s  p99 %9s  max %9s  (%s)%n", what, Words.duration(nanos.getValueAtPercentile(50)),
                Words.duration(nanos.getValueAtPercentile(99)), Words.duration(nanos.getMaxValue()),
                Words.count(nanos.getTotalCount()));
    }

    private static String gain(BigInteger units, Asset asset) {
        return Words.gain(units.longValueExact(), asset);
    }
}
