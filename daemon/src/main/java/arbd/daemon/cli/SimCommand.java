package arbd.daemon.cli;

import arbd.config.DaemonConfig;
import arbd.daemon.run.StopException;
import arbd.daemon.sim.FaultSpec;
import arbd.daemon.sim.StandAloneMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Simulated venues that stand alone, for daemons and other programs. */
@Command(
        name = "sim",
        description = "Simulate a venue on loopback: market data, orders and private streams, until Ctrl-C.",
        footer = {"", "Examples:",
            "  arbd sim --venue kraken",
            "  arbd sim --venue binance,okx --port 9000 --seed 7",
            "  arbd sim --venue binance --faults cut:30s,dropAcks:2%%,freeze:3s/60s",
            "  arbd sim --venue okx --write my-okx    # then: arbd run --config my-okx/sim.yaml",
            "", "Prints the addresses, the account's key and secret, and a configuration with",
            "which `arbd run` trades there. Processes with one seed have the same reference",
            "prices, so that several of them are one market.", "",
            "Faults are WORD:AMOUNT, separated by commas. T is a time (500ms, 30s, 10m, 2h)",
            "and, behind a slash, the mean time between two; S a share of all; N a number."})
final class SimCommand implements Callable<Integer> {
    private static final String PROFILE = "venues.yaml";

    @Mixin
    private Common common;

    @Option(names = "--venue", paramLabel = "A,B", split = ",", required = true,
            description = "Which venues: a protocol's word, or names of simulated venues of --config.")
    private List<String> names = List.of();

    @Option(names = "--port", paramLabel = "P", defaultValue = "0",
            description = "Port of the first venue, the next ones follow; default: any that are free.")
    private int port;

    @Option(names = "--faults", paramLabel = "SPEC", converter = Faults.class, description = "What goes wrong there.")
    private FaultSpec faults = FaultSpec.none();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of market and faults.")
    private Long seed;

    @Option(names = "--for", paramLabel = "TIME", converter = Durations.class, defaultValue = "0s",
            description = "Stop after this long; default: never.")
    private long forNanos;

    @Option(names = "--write", paramLabel = "DIR",
            description = "Also write sim.yaml and secrets/ACCOUNT.properties there.")
    private Path write;

    @Option(names = "--ledger", paramLabel = "DIR",
            description = "Also append each venue's account book there, as NAME.ledger.jsonl.")
    private Path ledger;

    /** {@link FaultSpec#parse} for the command line. */
    static final class Faults implements ITypeConverter<FaultSpec> {
        @Override
        public FaultSpec convert(String text) {
            try {
                return FaultSpec.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(wrong.getMessage());
            }
        }
    }

    @Spec
    void explain(CommandSpec spec) {
        List<String> footer = new ArrayList<>(List.of(spec.usageMessage().footer()));
        FaultSpec.HELP.forEach(line -> footer.add(line.replace("%", "%%")));
        spec.usageMessage().footer(footer.toArray(new String[0]));
    }

    @Override
    public Integer call() throws StopException, InterruptedException {
        if (port < 0 || port > 64_000) {
            throw new StopException(StopException.USAGE, "--port: expected 0..64000, was " + port);
        }
        DaemonConfig config = common.load(PROFILE);
        long from = seed == null ? config.simulation().seed() : seed;
        CountDownLatch stop = new CountDownLatch(1);
        Signals.on("INT", stop::countDown);
        Signals.on("TERM", stop::countDown);
        try (StandAloneMarket market = StandAloneMarket.open(config, names, from, port, folder(ledger))) {
            SimReport report = new SimReport(market, from, faults);
            if (write != null) {
                report.write(folder(write));
            }
            market.fault(faults, from);
            report.started(common.json());
            if (forNanos == 0) {
                stop.await();
            } else {
                stop.await(forNanos, TimeUnit.NANOSECONDS);
            }
            report.stopped(Common.err());
        }
        return 0;
    }

    private static Path folder(Path named) throws StopException {
        try {
            return named == null ? null : Files.createDirectories(named);
        } catch (IOException e) {
            throw new StopException(StopException.CANNOT_CREATE, "cannot write " + named + ": " + e.getMessage(), e);
        }
    }
}
