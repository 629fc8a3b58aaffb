package arbd.daemon.cli;

import arbd.daemon.console.Event;
import arbd.daemon.console.JournalFollower;
import arbd.daemon.journal.DamagedJournalException;
import arbd.daemon.journal.JournalException;
import arbd.daemon.run.StopException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what was decided, while the daemon runs or afterwards. */
@Command(
        name = "tail",
        description = "Show opportunities, refusals, orders, reports and halts from the journal.",
        footer = {"", "Examples:", "  arbd tail -f", "  arbd tail -n 50 --type refusal", "  arbd tail --json | jq .",
            "", "Types: opportunity refusal order report outcome arbitrage halt resume cancel query session market"
                + " decay hash epoch.", "Without --type everything but hash and, as text, decay."})
final class TailCommand implements Callable<Integer> {
    private static final Set<String> TYPES = Set.of("opportunity", "refusal", "order", "report", "outcome",
            "arbitrage", "route", "halt", "resume", "cancel", "query", "session", "market", "decay", "hash", "epoch");
    private static final long POLL_MILLIS = 50;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-f", "--follow"}, description = "Go on as the journal grows.")
    private boolean follow;

    @Option(names = "-n", paramLabel = "N", defaultValue = "20", description = "Last lines to show; default: 20.")
    private int last;

    @Option(names = "--type", paramLabel = "TYPE", split = ",", description = "Only these types.")
    private Set<String> types;

    @Parameters(arity = "0..1", paramLabel = "JOURNAL", description = "Journal folder; default: the latest.")
    private Path journal;

    @Override
    public Integer call() throws StopException, InterruptedException {
        checkTypes();
        Path folder = common.journal(journal);
        try (JournalFollower follower = new JournalFollower(folder)) {
            ArrayDeque<String> lines = new ArrayDeque<>();
            while (follower.poll((event, at, wall) -> keep(lines, event, at, wall), 10_000) > 0) {
                Thread.onSpinWait();
            }
            lines.forEach(Common.out()::println);
            while (follow && !Common.out().checkError()) {
                follower.poll(this::print, 10_000);
                Thread.sleep(POLL_MILLIS);
            }
        } catch (DamagedJournalException | JournalException e) {
            throw new StopException(StopException.DAMAGED, e.getMessage(), e);
        }
        return 0;
    }

    private void checkTypes() {
        if (types == null) {
            return;
        }
        for (String type : types) {
            if (!TYPES.contains(type)) {
                throw new ParameterException(spec.commandLine(),
                        "unknown type '" + type + "', expected one of " + TYPES.stream().sorted().toList());
            }
        }
    }

    private void keep(ArrayDeque<String> lines, Event event, long sequence, long wallNanos) {
        if (!wanted(event)) {
            return;
        }
        lines.addLast(text(event, sequence, wallNanos));
        if (lines.size() > last) {
            lines.removeFirst();
        }
    }

    private void print(Event event, long sequence, long wallNanos) {
        if (wanted(event)) {
            Common.out().println(text(event, sequence, wallNanos));
        }
    }

    private boolean wanted(Event event) {
        if (types != null) {
            return types.contains(event.type());
        }
        return !event.type().equals("hash") && (common.json() || !event.type().equals("decay"));
    }

    private String text(Event event, long sequence, long wallNanos) {
        return common.json() ? event.json(sequence, wallNanos) : event.line(wallNanos);
    }
}
