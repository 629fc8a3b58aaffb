package arbd.daemon.cli;

import arbd.config.DaemonConfig;
import arbd.daemon.console.Words;
import arbd.daemon.run.StopException;
import arbd.daemon.run.VenueTrial;
import arbd.daemon.trial.TrialPlan;
import arbd.daemon.trial.TrialResult;
import arbd.market.Decimals;
import arbd.market.Instrument;
import arbd.market.Money;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows that orders work at a venue, with one that cannot trade. */
@Command(
        name = "test-order",
        description = "Place the smallest order far below the market, post-only, see it on the private stream, cancel.",
        footer = {"", "Examples:",
            "  arbd test-order --venue alpha --symbol BTCUSDT --yes                 on an embedded simulated venue",
            "  arbd test-order --config my.yaml --venue kraken --symbol BTC/USD     what it would do",
            "  arbd test-order --config my.yaml --venue kraken --symbol BTC/USD --yes",
            "", "Without --yes nothing is sent and no key is read. Exit code 1: it did not go as it should; 69: no",
            "session, or the order is in doubt and the session is gone."})
final class TestOrderCommand implements Callable<Integer> {
    private static final long PERCENT_E8 = 1_000_000L;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Option(names = "--venue", paramLabel = "NAME", required = true, description = "As the configuration calls it.")
    private String venue;

    @Option(names = "--symbol", paramLabel = "S", required = true, description = "The venue's own symbol.")
    private String symbol;

    @Option(names = "--away", paramLabel = "PERCENT", defaultValue = "10",
            description = "How far below the best bid, 1 to 90; default: ${DEFAULT-VALUE}.")
    private int away;

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    private PrintStream talk;

    @Override
    public Integer call() throws StopException, InterruptedException {
        if (away < 1 || away > 90) {
            throw new ParameterException(spec.commandLine(), "--away: expected 1 to 90 percent, was " + away);
        }
        talk = common.json() ? Common.err() : Common.out();
        DaemonConfig config = common.load("sim.yaml");
        try (VenueTrial trial = VenueTrial.open(config, venue, symbol, Common.home())) {
            TrialPlan plan = trial.plan(away * PERCENT_E8);
            show(plan, trial.environment());
            if (!yes) {
                talk.println("nothing was sent; --yes does it");
                return 0;
            }
            ObjectNode json = json(plan, trial.environment());
            Signals.on("INT", () -> Common.err().println("an order may be out: it is cancelled first"));
            Signals.on("TERM", () -> Common.err().println("an order may be out: it is cancelled first"));
            TrialResult result = trial.run(plan, (id, logOnNanos) -> {
                talk.println("  logged on   " + Words.duration(logOnNanos));
                talk.println("  order id    " + id);
                talk.flush();
                json.put("clientOrderId", id).put("logOnNanos", logOnNanos);
            });
            tell(result);
            if (common.json()) {
                Common.out().println(json(json, result));
            }
            return code(result, trial.up());
        }
    }

    private static int code(TrialResult result, boolean up) {
        return switch (result.verdict()) {
            case GOOD -> 0;
            case BAD -> StopException.VERDICT_NO;
            case DOUBT -> up ? StopException.VERDICT_NO : StopException.UNREACHABLE;
        };
    }

    private void show(TrialPlan plan, String environment) {
        Instrument instrument = plan.instrument();
        talk.println("test order at " + venue + " (" + instrument.venue().protocol() + ", " + environment + ")"
                + (environment.equals("live") ? ": REAL MONEY" : ""));
        talk.println("  buy         " + qty(plan) + " " + instrument.base().name() + " at " + px(plan, plan.px()) + " "
                + instrument.quote().name() + ", post-only; the best bid is " + px(plan, plan.bidPx()));
        talk.println("  worth       " + Words.amount(Money.notionalCeil(instrument, plan.px(), plan.qty()),
                instrument.quote()) + ", bound until it is cancelled");
    }

    private void tell(TrialResult result) {
        talk.println("  reply       " + duration(result.ackNanos()));
        talk.println("  stream      " + duration(result.streamNanos()));
        talk.println("  cancelled   " + duration(result.cancelNanos()));
        result.left().forEach(line -> talk.println("  there is    " + line));
        talk.println((result.verdict() == TrialResult.Verdict.GOOD ? "GOOD  " : "BAD  ") + result.words());
    }

    private static String duration(long nanos) {
        return nanos < 0 ? "never" : "after " + Words.duration(nanos);
    }

    private ObjectNode json(TrialPlan plan, String environment) {
        return JsonNodeFactory.instance.objectNode().put("schema", 1).put("command", "test-order").put("venue", venue)
                .put("symbol", symbol).put("environment", environment).put("px", px(plan, plan.px()))
                .put("qty", qty(plan)).put("bid", px(plan, plan.bidPx()));
    }

    private static ObjectNode json(ObjectNode node, TrialResult result) {
        node.put("verdict", result.verdict().name().toLowerCase(Locale.ROOT)).put("words", result.words())
                .put("ackNanos", result.ackNanos()).put("streamNanos", result.streamNanos())
                .put("cancelNanos", result.cancelNanos());
        result.left().forEach(node.putArray("left")::add);
        return node;
    }

    private static String px(TrialPlan plan, long px) {
        return Decimals.shortText(px, plan.instrument().pxDecimals());
    }

    private static String qty(TrialPlan plan) {
        return Decimals.shortText(plan.qty(), plan.instrument().qtyDecimals());
    }
}
