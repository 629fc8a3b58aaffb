package arbd.bench.cli;

import arbd.bench.goal.Goal;
import arbd.daemon.cli.Front;
import java.io.PrintStream;
import java.util.List;
import java.util.function.IntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where {@code ./arbd bench} begins: the word {@code bench} and what follows it. */
@Command(name = "arbd", description = "Low-latency arbitrage trading daemon: its measurements.")
public final class BenchMain {
    private BenchMain() {
    }

    /** Measures, and exits with 0, or with 1 when a gate failed. */
    public static void main(String[] args) {
        System.exit(run(Goals::all, System.out, System.err, args));
    }

    /**
     * Measures; the exit code is what the process would return.
     *
     * @param goals all that can be measured, given the number of quotes in the long replay
     * @param out for data
     * @param err for talk
     */
    static int run(IntFunction<List<Goal>> goals, PrintStream out, PrintStream err, String... args) {
        CommandLine line = new CommandLine(new BenchMain());
        line.addSubcommand(new BenchCommand(goals, out, err));
        return Front.run(line, args);
    }
}
