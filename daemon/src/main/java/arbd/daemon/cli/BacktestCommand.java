package arbd.daemon.cli;

import arbd.config.DaemonConfig;
import arbd.daemon.backtest.Backtest;
import arbd.daemon.backtest.BacktestOptions;
import arbd.daemon.backtest.BacktestReport;
import arbd.daemon.run.StopException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs recorded market data through the production stages, with orders filled on paper. */
@Command(
        name = "backtest",
        description = "Decide on recorded market data as if it came now; orders are filled on paper.",
        footer = {"", "Examples:",
            "  arbd backtest --config config/profiles/basis-backtest.yaml --data recorded/binance/btc",
            "  arbd backtest --config my.yaml --data spot.wire.jsonl.gz --venue binance --edges -10,-5,0 --json",
            "  arbd backtest --config my.yaml --data binance=spot.wire.jsonl binance-usdm=perp.wire.jsonl",
            "", "A recording is NAME.wire.jsonl (one message per line) and NAME.meta.tsv (line, t_ns, market; or line,",
            "t_ns, dir, note), each also as .gz. Several are merged by time. With --edges the raw edges of all two-leg",
            "routes are counted at every line, before fees; line numbers are those of each file."})
final class BacktestCommand implements Callable<Integer> {
    @Mixin
    private Common common;

    @Option(names = "--data", paramLabel = "PATH", arity = "1..*",
            description = "Recordings: NAME.wire.jsonl[.gz] or NAME, optionally as VENUE=PATH.")
    private List<String> data = List.of();

    @Option(names = "--venue", paramLabel = "NAME",
            description = "Venue of recordings that do not say it; default: the name of their folder.")
    private String venue;

    @Option(names = "--edges", paramLabel = "BPS", split = ",",
            description = "Count the lines at which a route's raw edge is at or above each of these.")
    private List<String> edges;

    @Override
    public Integer call() throws Exception {
        if (data.isEmpty()) {
            throw new StopException(StopException.USAGE, "what should be read? Name recorded market data, for example:"
                    + " arbd backtest --config config/profiles/basis-backtest.yaml --data FOLDER/NAME.wire.jsonl.gz"
                    + "\nbeside NAME.wire.jsonl there must be NAME.meta.tsv, with the time of each line");
        }
        DaemonConfig config = common.load("basis-backtest.yaml");
        String instance = common.instance() == null ? BacktestOptions.INSTANCE : common.instance();
        BacktestOptions options =
                new BacktestOptions(Common.home(), instance, data, venue, edges, Build.version());
        Progress reading = new Progress("reading the times of", "lines", Common.err());
        try (Backtest backtest = Backtest.open(config, options, reading::at)) {
            reading.end();
            long startNanos = System.nanoTime();
            Progress progress = new Progress("backtesting", "lines", Common.err());
            try {
                backtest.run((done, total, marketNanos) ->
                        progress.at(done, total, BacktestReport.time(marketNanos)));
            } finally {
                progress.end();
            }
            BacktestReport report = new BacktestReport(backtest, edges);
            if (common.json()) {
                Common.out().println(report.summary());
            } else {
                report.print(Common.out(), System.nanoTime() - startNanos);
            }
            return report.exitCode();
        }
    }
}
