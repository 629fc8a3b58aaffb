package arbd.daemon.cli;

import arbd.config.DaemonConfig;
import arbd.daemon.console.JournalFollower;
import arbd.daemon.http.StatusServer;
import arbd.daemon.run.Daemon;
import arbd.daemon.run.RunOptions;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trades until told to stop. */
@Command(
        name = "run",
        description = "Trade: by default on five embedded simulated venues and a chain, without keys or network.",
        footer = {"", "Examples:", "  arbd run", "  arbd run --for 60s --json", "  arbd run --config my.yaml",
            "  arbd run --config my.yaml --capture recorded",
            "", "Ctrl-C stops in order (pause, finish open legs, cancel the rest); twice stops at once.",
            "SIGUSR1, or a file HALT in the instance's folder, halts: nothing new leaves, over restarts too."})
final class RunCommand implements Callable<Integer> {
    @Mixin
    private Common common;

    @Option(names = "--for", paramLabel = "TIME", converter = Durations.class, defaultValue = "0s",
            description = "Stop after this long, counted from ready; default: never.")
    private long forNanos;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the simulated market.")
    private Long seed;

    @Option(names = "--capture", paramLabel = "DIR",
            description = "Also record the market data there, as `arbd capture` does; wins over capture.directory.")
    private String capture;

    @Override
    public Integer call() throws Exception {
        DaemonConfig config = common.load("sim.yaml").capturingTo(capture);
        RunOptions options =
                new RunOptions(Common.home(), common.instance(), seed, forNanos, "run", Build.version());
        try (StatusServer status = config.http().enabled() ? StatusServer.open(config.http().port()) : null;
                Daemon daemon = Daemon.open(config, options)) {
            return trade(daemon, status);
        }
    }

    private int trade(Daemon daemon, StatusServer status) throws Exception {
        PrintStream lines = common.json() ? Common.err() : Common.out();
        RunReport report = new RunReport(daemon, lines);
        report.started(status == null ? "none; http.enabled is false" : status.url());
        if (status != null) {
            status.show(daemon);
        }
        try (RunConsole console = new RunConsole(new JournalFollower(daemon.runFolder()), lines)) {
            console.start();
            new RunLoop(daemon, report, forNanos).untilStopped();
        }
        return report.closed(common.json() ? Common.out() : null);
    }
}
