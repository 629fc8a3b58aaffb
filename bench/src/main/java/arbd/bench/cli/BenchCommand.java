package arbd.bench.cli;

import arbd.bench.Folders;
import arbd.bench.goal.Goal;
import arbd.bench.goal.Line;
import arbd.bench.goal.Run;
import arbd.bench.goal.Verdict;
import arbd.daemon.cli.Suggestions;
import arbd.daemon.run.StopException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures every goal here and now, the peers in the same run, and says which gates hold. */
@Command(
        name = "bench",
        sortOptions = false,
        headerHeading = "Examples:%n",
        header = {
            "  arbd bench                     measure all goals here, some minutes",
            "  arbd bench --quick             the same checks on fewer samples",
            "  arbd bench --only 2,7          decoding and the journal",
            "  arbd bench --only 1 --events 100000000   with a very long replay",
            "  arbd bench --markdown          rows for a table", ""},
        description = {"",
            "Measures how fast arbd is on this machine, beside the usual ways of doing the same in the same run, and"
                + " prints one line for each:", "",
            "  id value gate PASS|FAIL|SKIP environment", "",
            "SKIP: what it is compared with is absent here. The exit code is 1 when a gate fails, else 0.", ""},
        footer = {"", "Goals: 1-alloc, 2-decode, 5-ring, 6-order, 7-journal. bench/README.md tells how to read the"
            + " lines."})
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--only", paramLabel = "ID[,ID]", split = ",", hideParamSyntax = true,
            description = "Only these goals, by number or id.")
    private List<String> only = List.of();

    @Option(names = "--quick", description = "A short run: fewer samples, the same checks and gates.")
    private boolean quick;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Option(names = "--markdown", description = "Rows of a Markdown table on standard output.")
    private boolean markdown;

    @Option(names = "--seed", paramLabel = "N", description = "Of everything drawn; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--events", paramLabel = "N",
            description = "Quotes in the replay without a garbage collector; default: ${DEFAULT-VALUE}.")
    private int events = 1_000_000;

    @Option(names = "--scratch", paramLabel = "FOLDER",
            description = "Where journals are written for the time being, on the disk to measure; default: the working"
                + " folder's disk.")
    private Path scratch = Path.of("");

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    private final IntFunction<List<Goal>> goals;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * The command.
     *
     * @param goals all that can be measured, given the number of quotes in the long replay
     * @param out for data
     * @param err for talk
     */
    BenchCommand(IntFunction<List<Goal>> goals, PrintStream out, PrintStream err) {
        this.goals = goals;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws StopException {
        if (json && markdown) {
            throw new ParameterException(spec.commandLine(), "--json and --markdown are two ways to print, take one");
        }
        if (events < 1) {
            throw new ParameterException(spec.commandLine(), "--events must be positive, was " + events);
        }
        List<Goal> wanted = wanted(goals.apply(events));
        Report report = new Report(out, form(), Machine.words());
        try (Talk talk = new Talk(err, System.console() != null)) {
            for (Goal goal : wanted) {
                talk.begin(goal.id() + ": " + goal.title());
                List<Line> lines = measure(goal, talk);
                String load = Machine.load();
                talk.clear();
                lines.forEach(line -> report.add(line, load));
            }
        }
        boolean passed = report.end();
        err.printf("%d passed, %d failed, %d skipped%n", report.count(Verdict.PASS), report.count(Verdict.FAIL),
                report.count(Verdict.SKIP));
        return passed ? 0 : StopException.VERDICT_NO;
    }

    private Report.Form form() {
        return json ? Report.Form.JSON : markdown ? Report.Form.MARKDOWN : Report.Form.WORDS;
    }

    private List<Line> measure(Goal goal, Talk talk) throws StopException {
        Path folder = folder();
        Thread interrupted = new Thread(() -> leave(folder), "scratch");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            return goal.measure(new Run(quick, seed, folder, talk::at));
        } catch (Exception | LinkageError e) {
            return List.of(Line.failed(goal.id(), null, one(e)));
        } finally {
            delete(folder);
            forget(interrupted);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process ends, and the hook does what it is for.
            return;
        }
    }

    /** On the way out, when there is nobody left to throw to. */
    private void leave(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException | UncheckedIOException e) {
            err.println("arbd: could not delete " + folder + ": " + e.getMessage());
        }
    }

    /** Below the working folder, since what is temporary often lies in memory, where a journal never does. */
    private Path folder() throws StopException {
        try {
            return Files.createTempDirectory(scratch.toAbsolutePath(), ".arbd-bench");
        } catch (IOException e) {
            throw new StopException(StopException.CANNOT_CREATE, "cannot write into " + scratch.toAbsolutePath()
                    + ": name another folder with --scratch", e);
        }
    }

    private void delete(Path folder) throws StopException {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new StopException(StopException.IO, "cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }

    private List<Goal> wanted(List<Goal> all) {
        if (only.isEmpty()) {
            return all;
        }
        List<Goal> wanted = new ArrayList<>(all);
        wanted.removeIf(goal -> only.stream().noneMatch(id -> names(id, goal)));
        for (String id : only) {
            if (all.stream().noneMatch(goal -> names(id, goal))) {
                throw unknown(id, all);
            }
        }
        return wanted;
    }

    private ParameterException unknown(String id, List<Goal> all) {
        List<String> ids = all.stream().map(Goal::id).toList();
        List<String> near = Suggestions.near(id, ids);
        return new ParameterException(spec.commandLine(), "there is no goal '" + id + "', " + (near.isEmpty()
                ? "there are " + String.join(", ", ids) : "did you mean " + near.get(0) + "?"));
    }

    private static boolean names(String id, Goal goal) {
        return goal.id().equals(id) || goal.id().startsWith(id + "-");
    }

    private static String one(Throwable e) {
        return e.toString().replace('\n', ' ');
    }
}
