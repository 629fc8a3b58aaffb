package arbd.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration was refused. The message has one line for each problem. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All of them, by position in the file; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
