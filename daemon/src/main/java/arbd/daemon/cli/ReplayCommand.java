package arbd.daemon.cli;

import arbd.daemon.console.Summary;
import arbd.daemon.console.Words;
import arbd.daemon.journal.DamagedJournalException;
import arbd.daemon.journal.JournalException;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import arbd.daemon.run.StopException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides again on every journaled input, and compares every output. */
@Command(
        name = "replay",
        description = "Decide again on every journaled input; needs nothing but the journal.",
        footer = {"", "Examples:", "  arbd replay --verify", "  arbd replay var/main/journal/000001-... --verify"})
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private Common common;

    @Option(names = "--verify", description = "Exit with 1 unless every decision is equal.")
    private boolean verify;

    @Parameters(arity = "0..1", paramLabel = "JOURNAL", description = "Journal folder; default: the latest.")
    private Path journal;

    @Override
    public Integer call() throws StopException {
        Path folder = common.journal(journal);
        long startNanos = System.nanoTime();
        Progress progress = new Progress("replaying", "records", Common.err());
        ReplayResult result;
        try (JournalReader reader = JournalReader.open(folder)) {
            result = Replayer.run(reader, progress::at);
        } catch (DamagedJournalException | JournalException e) {
            throw new StopException(StopException.DAMAGED, e.getMessage(), e);
        }
        long tookNanos = System.nanoTime() - startNanos;
        progress.end();
        if (common.json()) {
            Common.out().println(summary(folder, result));
        } else {
            print(result, tookNanos);
        }
        return verify && !result.equal() ? StopException.VERDICT_NO : 0;
    }

    private static Summary summary(Path folder, ReplayResult result) {
        Summary summary = new Summary("replay", "replay", folder.toString(), result.stateHash())
                .tally(result.tally(), result.start().instruments().assets(), result.lastNanos());
        summary.node().put("inputs", result.inputs()).put("outputs", result.outputs())
                .put("cleanEnd", result.cleanEnd()).put("neverSent", result.neverSent())
                .put("unknown", result.carried().unknown()).put("equal", result.equal());
        return summary;
    }

    private static void print(ReplayResult result, long tookNanos) {
        long perSecond = result.records() * 1_000_000_000L / Math.max(1, tookNanos);
        Common.out().printf("epoch %d of '%s', %s: %s records in %s (%s/s)%n", result.start().epoch(),
                result.start().instance(), result.start().command(), Words.count(result.records()),
                Words.duration(tookNanos), Words.count(perSecond));
        Common.out().printf("  %s inputs decided again, %s outputs and %s state hashes compared%n",
                Words.count(result.inputs()), Words.count(result.outputs()), Words.count(result.hashes()));
        if (!result.cleanEnd()) {
            Common.out().printf("  interrupted: %d orders of unknown outcome, %d never sent%n",
                    result.carried().unknown(), result.neverSent());
        }
        if (result.equal()) {
            Common.out().printf("EQUAL  state %016x%n", result.stateHash());
        } else {
            Common.out().println("DIFFERENT  " + result.divergence());
        }
    }
}
