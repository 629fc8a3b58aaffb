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
            "  arbd tail --waterfall",
            "", "Types: opportunity refusal order report outcome arbitrage waterfall realised halt resume cancel query"
                + " session market pool decay hash epoch.", "Without --type everything but pool, hash and, as text,"
                + " decay, waterfall and realised."})
final class TailCommand implements Callable<Integer> {
    private static final Set<String> TYPES = Set.of("opportunity", "refusal", "order", "report", "outcome",
            "arbitrage", "route", "waterfall", "realised", "halt", "resume", "cancel", "query", "session", "market",
            "pool", "decay", "hash", "epoch");
    private static final long POLL_MILLIS = 50;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-f", "--follow"}, description = "Go on as the journal grows.")
    private boolean follow;

    @Option(names = "-n", paramLabel = "N", defaultValue = "20", description = "Last lines to show; default: 20.")
    private int last;

    @Option(names = "--waterfall", description = "Also show, for what was sized, how its net came about and, for what"
            + " was taken, what was made of it; --json always does.")
    private boolean waterfall;

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
        if (types != null && types.contains(event.type())) {
            return true;
        }
        return switch (event.type()) {
            case "waterfall", "realised" -> waterfall || types == null && common.json();
            case "decay" -> types == null && common.json();
            case "pool", "hash" -> false;
            default -> types == null;
        };
    }

    private String text(Event event, long sequence, long wallNanos) {
        return common.json() ? event.json(sequence, wallNanos) : event.line(wallNanos);
    }
}
