package arbd.daemon.stats;

import arbd.daemon.console.Words;
import arbd.execution.order.Outcome;
import arbd.execution.risk.Verdict;
import arbd.market.Asset;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.HdrHistogram.Histogram;

/** A journal's figures as one JSON object: counts are numbers, money is text, what is not known is null or absent. */
public final class StatsJson {
    private static final int SCHEMA = 1;

    private StatsJson() {
    }

    /** Everything; with how edges decay if wanted. */
    public static ObjectNode of(JournalStats stats, boolean decay) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA).put("command", "stats").put("journal", stats.folder().toString())
                .put("epoch", stats.start().epoch()).put("instance", stats.start().instance())
                .put("ended", stats.ended()).put("records", stats.records()).put("inputs", stats.inputs())
                .put("ticks", stats.ticks()).put("poolEvents", stats.poolEvents())
                .put("timers", stats.timers()).put("marketNanos", stats.marketNanos())
                .put("halts", stats.halts()).put("routeHalts", stats.routeHalts());
        ArrayNode kinds = root.putArray("kinds");
        DecayRow.kinds(stats).forEach((group, figures) -> figures(
                kinds.addObject().put("kind", group.kindWords()), group.settlement(), figures));
        ObjectNode latencies = root.putObject("latencyNanos");
        latency(latencies.putObject("decide"), stats.speeds().decided());
        ObjectNode answers = latencies.putObject("answer");
        stats.speeds().answered().forEach((venue, nanos) -> latency(
                answers.putObject(stats.routes().instruments().venues().get(venue).name()), nanos));
        if (decay) {
            decay(root.putObject("decay"), stats);
        }
        return root;
    }

    private static void decay(ObjectNode node, JournalStats stats) {
        ArrayNode offsets = node.putArray("atMillis");
        for (int look = 0; look < Marks.LOOKS; look++) {
            offsets.add(Decay.lookMicros(look) / 1_000);
        }
        rows(node.putArray("kinds"), "kind", DecayRow.byKind(stats));
        rows(node.putArray("reasons"), "reason", DecayRow.byReason(stats));
        rows(node.putArray("routes"), "route", DecayRow.byRoute(stats));
    }

    private static void rows(ArrayNode array, String name, List<DecayRow> rows) {
        for (DecayRow row : rows) {
            ObjectNode node = array.addObject().put(name, row.name());
            if (!name.equals("reason")) {
                figures(node, row.settlement(), row.figures());
            }
            edges(node.put("seen", row.opportunities()).put("followed", row.decay().count()), row.decay());
            Long units = row.worthUnits();
            if (units != null) {
                node.put("milliIsWorth", Words.exact(units, row.settlement().decimals()))
                        .put("settlement", row.settlement().name());
            }
        }
    }

    private static void edges(ObjectNode node, Decay decay) {
        ArrayNode priced = node.putArray("priced");
        ArrayNode mean = node.putArray("meanPpm");
        ArrayNode median = node.putArray("medianPpm");
        for (int look = 0; look < Marks.LOOKS; look++) {
            priced.add(decay.priced(look));
            mean.add(known(decay.meanPpm(look)));
            median.add(known(decay.medianPpm(look)));
        }
        halfLife(node, "meanHalfLife", decay.meanHalfLifeMicros());
        halfLife(node, "medianHalfLife", decay.medianHalfLifeMicros());
        node.put("milliIsWorthPpm", thousandths(decay.worthMilliPpm()));
    }

    /** {@code Millis}: null when it lies beyond the last look, or there was no edge to fall; the latter has no flag. */
    private static void halfLife(ObjectNode node, String name, long micros) {
        boolean beyond = micros == Decay.BEYOND;
        node.put(name + "Millis", beyond ? null : thousandths(micros)).put(name + "Beyond1000", beyond);
    }

    private static Long known(long value) {
        return value == Decay.NOTHING ? null : value;
    }

    private static BigDecimal thousandths(long value) {
        return value == Decay.NOTHING ? null : BigDecimal.valueOf(value, 3);
    }

    private static void figures(ObjectNode node, Asset settlement, RouteFigures figures) {
        node.put("settlement", settlement.name()).put("episodes", figures.opened())
                .put("taken", figures.verdicts(Verdict.TAKEN));
        ObjectNode refusals = node.putObject("refusals");
        for (int i = 0; i < Verdict.count(); i++) {
            Verdict verdict = Verdict.of(i);
            if (verdict.refusal() && figures.verdicts(verdict) > 0) {
                refusals.put(verdict.words(), figures.verdicts(verdict));
            }
        }
        ObjectNode arbitrages = node.putObject("arbitrages");
        arbitrages.put("decided", figures.decided());
        ObjectNode outcomes = arbitrages.putObject("outcomes");
        for (Outcome outcome : Outcome.values()) {
            if (figures.outcomes(outcome) > 0) {
                outcomes.put(outcome.words(), figures.outcomes(outcome));
            }
        }
        arbitrages.put("averageSize", Words.exact(figures.averageSpend(), settlement.decimals()))
                .put("expected", money(figures.expected(), settlement))
                .put("realised", money(figures.realised(), settlement));
    }

    private static String money(BigInteger units, Asset asset) {
        return Words.exact(units.longValueExact(), asset.decimals());
    }

    private static void latency(ObjectNode node, Histogram nanos) {
        node.put("count", nanos.getTotalCount()).put("p50", nanos.getValueAtPercentile(50))
                .put("p99", nanos.getValueAtPercentile(99)).put("p999", nanos.getValueAtPercentile(99.9))
                .put("max", nanos.getMaxValue());
    }
}
