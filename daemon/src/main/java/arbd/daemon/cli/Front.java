package arbd.daemon.cli;

import arbd.daemon.run.StopException;
import arbd.route.TooManyRoutesException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** How every command of ours meets its words: suggestions for typos, one line for a stop, documented exit codes. */
public final class Front {
    private Front() {
    }

    /** Runs a command with these words; the exit code is what the process would return. */
    public static int run(Object command, String... args) {
        return run(new CommandLine(command), args);
    }

    /** The same for a command that is put together already. */
    public static int run(CommandLine line, String... args) {
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Front::usage);
        line.setExecutionExceptionHandler((e, at, parsed) -> failure(e, at));
        if (System.getenv("NO_COLOR") != null || System.console() == null) {
            line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        }
        if (args.length == 0 && !line.getSubcommands().isEmpty()) {
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
        if (e instanceof TooManyRoutesException) {
            at.getErr().println("arbd: routes: " + e.getMessage());
            return StopException.CONFIGURATION;
        }
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
