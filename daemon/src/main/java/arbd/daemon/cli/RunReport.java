package arbd.daemon.cli;

import arbd.config.CycleBounds;
import arbd.config.RoutesConfig;
import arbd.daemon.console.Summary;
import arbd.daemon.console.Words;
import arbd.daemon.decide.Tally;
import arbd.daemon.pipeline.Pipeline;
import arbd.daemon.run.Daemon;
import arbd.daemon.run.FeeWords;
import arbd.daemon.run.LedgerCheck;
import arbd.daemon.run.StopException;
import arbd.daemon.setup.Markets;
import arbd.execution.order.Outcome;
import arbd.execution.risk.Verdict;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import arbd.route.PoolRoutes;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** What `run` says at its beginning, while it runs and at its end. */
final class RunReport {
    private final Daemon daemon;
    private final PrintStream to;
    private final InstrumentTable table;
    private long lastTicks;
    private long lastBeatNanos;

    RunReport(Daemon daemon, PrintStream to) {
        this.daemon = daemon;
        this.to = to;
        this.table = daemon.routes().instruments();
        this.lastBeatNanos = System.nanoTime();
    }

    private static boolean finds(RoutesConfig wanted) {
        CycleBounds cycles = wanted.cycles();
        return wanted.cyclic().enabled() && cycles.foundMax() > 0 && (cycles.legs() > 3 || cycles.acrossVenues());
    }

    /** With the status page's address. */
    void started(String status) {
        String venues = table.venues().stream().map(this::venue).collect(Collectors.joining(", "));
        to.println("arbd " + Build.version() + "  epoch " + daemon.epoch() + "  Java " + Runtime.version().feature());
        to.println("  mode        " + mode());
        to.println("  venues      " + venues);
        PoolRoutes pools = daemon.routes().pools();
        to.println("  instruments " + table.size() + (pools.pools().isEmpty() ? "" : "   pools " + pools.pools().size())
                + "   routes " + (daemon.routes().size() + pools.size())
                + (finds(daemon.config().routes()) ? " listed, and cycles as they are found" : ""));
        to.println("  threads     " + daemon.layout().words());
        to.println("  journal     " + daemon.runFolder());
        to.println("  status      " + status);
        to.println("  warmed up   on " + Words.count(daemon.warmedUp()) + " invented events");
        addresses();
        recovered();
        if (daemon.instance().haltLatched()) {
            to.println("  HALTED      latched by " + daemon.instance().sentinel()
                    + ": nothing is traded; remove the file and start again to resume");
        }
    }

    void ready(long tookNanos) {
        List<Venue> refused = daemon.routes().instruments().venues().stream()
                .filter(venue -> daemon.accounts().refused(venue.id())).toList();
        to.println("ready after " + Words.duration(tookNanos) + ": every venue takes orders, every instrument quoted"
                + (daemon.routes().pools().pools().isEmpty() ? "" : ", every pool told")
                + (refused.isEmpty() ? "" : ", but where an account is refused"));
        for (Venue venue : refused) {
            to.println("  REFUSED     " + venue.name() + ": " + daemon.accounts().last(venue.id()).words);
        }
        fees();
    }

    private void fees() {
        String assumed = FeeWords.assumed(daemon);
        to.println(assumed.isEmpty() ? "fees are as the venues charge them"
                : "fees are ASSUMED as configured at " + assumed);
    }

    String missing() {
        return (daemon.pipeline().allSessionsUp() ? "" : "an account session is not logged on; ")
                + (daemon.accounts().read() ? "" : "an account was not read; ")
                + (daemon.pipeline().allLive() ? "" : "not every instrument was quoted, or not every pool told");
    }

    void heartbeat() {
        Tally tally = daemon.tally();
        long now = System.nanoTime();
        long ticks = tally.count(Tally.Count.TICKS);
        long perSecond = (ticks - lastTicks) * 1_000_000_000L / Math.max(1, now - lastBeatNanos);
        lastTicks = ticks;
        lastBeatNanos = now;
        to.printf("%s  ---- %s  ticks %s (%s/s)  opportunities %s  refused %s  arbitrages %s  open %d  unknown %d"
                + "  naked %s  drops %d%n", Words.clock(System.currentTimeMillis() * 1_000_000L), state(),
                Words.count(ticks), Words.count(perSecond), Words.count(tally.count(Tally.Count.OPPORTUNITIES)),
                Words.count(refusals(tally)), Words.count(tally.count(Tally.Count.ARBITRAGES)),
                tally.count(Tally.Count.OPEN_ORDERS), tally.count(Tally.Count.UNKNOWN_ORDERS), naked(tally),
                daemon.pipeline().drops());
    }

    void stopping(String why) {
        to.println("stopping: " + why);
    }

    void leftOpen() {
        to.println("left open: " + daemon.tally().count(Tally.Count.OPEN_ORDERS)
                + " orders; the next start asks the venues for their outcome");
    }

    void forced() {
        Common.err().println("stopped at once: " + daemon.tally().count(Tally.Count.OPEN_ORDERS)
                + " orders may be open; the next start asks the venues for their outcome");
    }

    void notLatched(IOException e) {
        Common.err().println("halted, but " + daemon.instance().sentinel() + " could not be written ("
                + e.getMessage() + "): the halt will not survive a restart");
    }

    /** Prints the closing figures; returns the exit code. */
    int closed(PrintStream json) {
        Pipeline pipeline = daemon.pipeline();
        Tally tally = daemon.tally();
        List<Asset> assets = table.assets();
        List<String> differences = LedgerCheck.differences(daemon);
        to.println("closing figures");
        to.printf("  ticks %s%s  opportunities %s  orders %s  fills %s  dropped %s%n",
                Words.count(tally.count(Tally.Count.TICKS)), tally.count(Tally.Count.POOL_EVENTS) == 0 ? ""
                        : "  pool events " + Words.count(tally.count(Tally.Count.POOL_EVENTS)),
                Words.count(tally.count(Tally.Count.OPPORTUNITIES)), Words.count(tally.count(Tally.Count.ORDERS)),
                Words.count(tally.count(Tally.Count.FILLS)), Words.count(pipeline.drops()));
        outcomes(tally);
        refusalLines(tally);
        money(tally, assets);
        positions(pipeline, tally, assets);
        if (tally.count(Tally.Count.UNEXPLAINED) > 0) {
            to.println("  UNEXPLAINED: " + tally.count(Tally.Count.UNEXPLAINED)
                    + " times a venue's balance at rest differed from ours; its figure was adopted");
        }
        to.println("  decided in p50 " + Words.duration(pipeline.decideNanos().getValueAtPercentile(50)) + ", p99 "
                + Words.duration(pipeline.decideNanos().getValueAtPercentile(99)) + "; from socket to socket p50 "
                + Words.duration(pipeline.sendNanos().getValueAtPercentile(50)) + ", p99 "
                + Words.duration(pipeline.sendNanos().getValueAtPercentile(99)));
        to.println("  state " + String.format("%016x", pipeline.stateHash()) + "   (arbd replay "
                + daemon.runFolder() + " --verify)");
        ledgers(differences);
        if (json != null) {
            json.println(summary(pipeline, tally, assets, differences));
        }
        return differences.isEmpty() ? 0 : StopException.VERDICT_NO;
    }

    private Summary summary(Pipeline pipeline, Tally tally, List<Asset> assets, List<String> differences) {
        String mode = daemon.paper() == null ? "live" : "paper";
        Summary summary = new Summary("run", mode, daemon.runFolder().toString(), pipeline.stateHash())
                .tally(tally, assets, System.nanoTime()).positions(table, pipeline::position).drops(pipeline.drops())
                .latency("decide", pipeline.decideNanos()).latency("send", pipeline.sendNanos());
        if (daemon.simulated() != null) {
            summary.node().put("ledgers", differences.isEmpty() ? "equal" : "different");
        }
        return summary;
    }

    private void ledgers(List<String> differences) {
        if (daemon.simulated() == null && daemon.paper() == null) {
            return;
        }
        if (differences.isEmpty()) {
            to.println("  " + (daemon.paper() == null ? "venue ledgers" : "paper accounts")
                    + " equal ours to the last unit");
        }
        for (String difference : differences) {
            to.println("  LEDGER DIFFERS: " + difference);
        }
    }

    private void outcomes(Tally tally) {
        StringBuilder line = new StringBuilder("  arbitrages ").append(tally.count(Tally.Count.ARBITRAGES));
        for (Outcome outcome : Outcome.values()) {
            if (tally.outcomes(outcome) > 0) {
                line.append("  ").append(outcome.words()).append(' ').append(tally.outcomes(outcome));
            }
        }
        to.println(line);
    }

    private void refusalLines(Tally tally) {
        for (int i = 0; i < Verdict.count(); i++) {
            Verdict verdict = Verdict.of(i);
            if (verdict.refusal() && tally.verdicts(verdict) > 0) {
                to.printf("  refused %8s  %s%n", Words.count(tally.verdicts(verdict)), verdict.words());
            }
        }
    }

    private void money(Tally tally, List<Asset> assets) {
        for (Asset asset : assets) {
            if (tally.realised(asset.id()) != 0 || tally.fees(asset.id()) != 0) {
                to.println("  " + asset.name() + ": fills moved " + Words.signed(tally.realised(asset.id()), asset)
                        + " net of fees " + Words.exact(tally.fees(asset.id()), asset.decimals())
                        + (tally.nakedUnits(asset.id()) == 0 ? "" : ", of which naked "
                        + Words.signed(tally.nakedUnits(asset.id()), asset)));
            }
        }
    }

    private void positions(Pipeline pipeline, Tally tally, List<Asset> assets) {
        for (Asset asset : assets) {
            if (tally.flows(asset.id()) != 0) {
                to.println("  " + asset.name() + ": funding moved " + Words.signed(tally.flows(asset.id()), asset));
            }
        }
        for (Instrument instrument : table.instruments()) {
            long qty = instrument.kind() == Kind.SPOT ? 0 : pipeline.position(instrument.id());
            if (qty != 0) {
                to.println("  " + instrument.title() + ": position " + Words.qty(qty, instrument) + " "
                        + instrument.base().name());
            }
        }
    }

    private void addresses() {
        if (daemon.simulated() == null) {
            return;
        }
        for (Venue venue : table.venues()) {
            to.printf("  %-11s market data %s  orders %s%n", venue.name(),
                    daemon.simulated().marketDataUri(venue.id()), Markets.isChain(venue) ? "none"
                            : daemon.simulated().orderEntryUri(venue.id()));
        }
    }

    private void recovered() {
        if (daemon.recovery().clean()) {
            return;
        }
        String left = daemon.recovery().carried().isEmpty()
                ? "nothing is left to ask for, "
                : daemon.recovery().carried().unknown() + " orders of unknown outcome will be asked for, ";
        to.println("  recovered   epoch " + daemon.recovery().previousEpoch() + " was interrupted: " + left
                + daemon.recovery().neverSent() + " were never sent");
    }

    private String mode() {
        if (daemon.paper() != null) {
            return "paper: real market data, fills by arithmetic, no order leaves";
        }
        return daemon.simulated() == null ? "live" : "live, on simulated venues";
    }

    private String venue(Venue venue) {
        String environment = daemon.config().venues().get(venue.id()).environment()
                .map(named -> ", " + named.word()).orElse("");
        return venue.name() + " (" + venue.protocol() + (daemon.simulated() == null ? environment : ", simulated")
                + ")";
    }

    private String state() {
        return daemon.pipeline().haltFlag().up() ? "HALTED" : "trading";
    }

    private String naked(Tally tally) {
        String text = table.assets().stream().filter(asset -> tally.nakedUnits(asset.id()) != 0)
                .map(asset -> Words.signed(tally.nakedUnits(asset.id()), asset)).collect(Collectors.joining(" "));
        return text.isEmpty() ? "none" : text;
    }

    private static long refusals(Tally tally) {
        long sum = 0;
        for (int i = 0; i < Verdict.count(); i++) {
            sum += Verdict.of(i).refusal() ? tally.verdicts(Verdict.of(i)) : 0;
        }
        return sum;
    }
}
