package arbd.daemon.cli;

import arbd.daemon.journal.DamagedJournalException;
import arbd.daemon.journal.JournalException;
import arbd.daemon.run.StopException;
import arbd.daemon.stats.JournalStats;
import arbd.daemon.stats.StatsJson;
import arbd.daemon.stats.StatsText;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a journal tells in figures, while the daemon runs or afterwards. */
@Command(
        name = "stats",
        description = "Count what the journal holds: opportunities, refusals, arbitrages, latencies; how edges decay.",
        footer = {"", "Examples:", "  arbd stats", "  arbd stats --decay",
            "  arbd stats --decay --json var/main/journal/000001-... | jq .decay.kinds"})
final class StatsCommand implements Callable<Integer> {
    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Option(names = "--decay", description = "How long edges last, and what a millisecond is worth.")
    private boolean decay;

    @Option(names = "--routes", paramLabel = "N", defaultValue = "12",
            description = "Routes to show with --decay, the most frequent first; default: 12. --json has all.")
    private int routes;

    @Parameters(arity = "0..1", paramLabel = "JOURNAL", description = "Journal folder; default: the latest.")
    private Path journal;

    @Override
    public Integer call() throws StopException {
        if (routes < 0) {
            throw new ParameterException(spec.commandLine(), "--routes must not be negative, was " + routes);
        }
        Path folder = common.journal(journal);
        Progress progress = new Progress("reading", "records", Common.err());
        JournalStats stats;
        try {
            stats = JournalStats.read(folder, progress::at);
        } catch (DamagedJournalException | JournalException e) {
            throw new StopException(StopException.DAMAGED, e.getMessage(), e);
        }
        progress.end();
        if (common.json()) {
            Common.out().println(StatsJson.of(stats, decay));
        } else if (decay) {
            new StatsText(Common.out()).decay(stats, routes);
        } else {
            new StatsText(Common.out()).summary(stats);
        }
        return 0;
    }
}
