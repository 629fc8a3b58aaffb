package arbd.daemon.cli;

import arbd.daemon.run.StopException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line's front door. */
@Command(
        name = "arbd",
        mixinStandardHelpOptions = true,
        versionProvider = Build.class,
        synopsisSubcommandLabel = "VERB",
        description = "Low-latency arbitrage trading daemon.",
        subcommands = {RunCommand.class, TailCommand.class, ReplayCommand.class,
            BacktestCommand.class, DecodeCommand.class, CheckCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  arbd run                          trade on four simulated venues",
            "  arbd run --for 60s --json         the same for a minute, with a summary for programs",
            "  arbd tail -f                      follow what it decides, from another terminal",
            "  arbd replay --verify              decide again on everything, and compare",
            "  arbd backtest --data FOLDER/NAME  the same decisions on recorded market data, filled on paper",
            "  arbd decode --venue okx FILE      what is in recorded wire text, and what became of its books",
            "  arbd check --config my.yaml       find every mistake in a configuration"})
public final class Main {
    private Main() {
    }

    /** Runs one verb and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one verb; the exit code is what the process would return. */
    static int run(String... args) {
        Logging.configure();
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Main::usage);
        line.setExecutionExceptionHandler((e, at, parsed) -> failure(e, at));
        if (System.getenv("NO_COLOR") != null || System.console() == null) {
            line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        }
        if (args.length == 0) {
            line.usage(System.err);
            return StopException.USAGE;
        }
        return line.execute(args);
    }

    private static int usage(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("arbd: " + e.getMessage());
        String verb = e.getCommandLine().getCommandSpec().qualifiedName();
        List<String> near = suggestions(e);
        if (near.isEmpty()) {
            err.println("try: " + verb + " --help");
        }
        for (String word : near) {
            err.println("did you mean: " + verb + " " + word + " ?");
        }
        err.flush();
        return StopException.USAGE;
    }

    private static List<String> suggestions(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched) || unmatched.getUnmatched().isEmpty()) {
            return List.of();
        }
        CommandSpec verb = e.getCommandLine().getCommandSpec();
        List<String> known = new ArrayList<>(verb.subcommands().keySet());
        known.addAll(verb.optionsMap().keySet());
        return Suggestions.near(unmatched.getUnmatched().get(0), known);
    }

    private static int failure(Exception e, CommandLine at) throws Exception {
        if (!(e instanceof StopException stop)) {
            at.getErr().println("arbd: this is a fault of arbd itself: " + e);
            e.printStackTrace(at.getErr());
            return StopException.INTERNAL;
        }
        for (String line : stop.getMessage().split("\n")) {
            at.getErr().println("arbd: " + line);
        }
        return stop.exitCode();
    }
}
