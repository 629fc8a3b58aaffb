package arbd.bench.cli;

import arbd.bench.goal.Line;
import arbd.bench.goal.Verdict;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Prints lines, each as soon as it is known; as words, as rows of a table, or as one object at the end. */
final class Report {
    private static final int SCHEMA = 1;

    private final PrintStream out;
    private final Form form;
    private final String machine;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> environments = new ArrayList<>();

    /** How lines are printed. */
    enum Form {
        /** {@code id value gate PASS|FAIL|SKIP environment}. */
        WORDS,
        /** Rows of a Markdown table. */
        MARKDOWN,
        /** One JSON object. */
        JSON
    }

    /**
     * Nothing is printed yet but what stands above a table.
     *
     * @param machine what it runs on
     */
    Report(PrintStream out, Form form, String machine) {
        this.out = out;
        this.form = form;
        this.machine = machine;
        if (form == Form.MARKDOWN) {
            out.println(LocalDate.now() + ", " + machine + ":");
            out.println();
            out.println("| Goal | Value | Gate | Verdict | Seen |");
            out.println("|---|---|---|---|---|");
        }
    }

    /**
     * One line.
     *
     * @param load how busy the machine was
     */
    void add(Line line, String load) {
        String seen = line.note().isEmpty() ? load : line.note() + "; " + load;
        String environment = seen + ", " + machine;
        lines.add(line);
        environments.add(environment);
        switch (form) {
            case WORDS -> out.println(String.join(" ", line.id(), value(line), gate(line), line.verdict().name(),
                    environment));
            case MARKDOWN -> out.println("| " + String.join(" | ", "`" + line.id() + "`", value(line), gate(line),
                    line.verdict().name(), seen.replace("|", "\\|")) + " |");
            default -> {
                // All at once, in the end.
            }
        }
        out.flush();
    }

    /** Prints what is printed at the end; returns whether no line failed. */
    boolean end() {
        if (form == Form.JSON) {
            out.println(json());
            out.flush();
        }
        return count(Verdict.FAIL) == 0;
    }

    /** How many lines have this verdict. */
    long count(Verdict verdict) {
        return lines.stream().filter(line -> line.verdict() == verdict).count();
    }

    private ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA).put("command", "bench").put("environment", machine)
                .put("passed", count(Verdict.PASS)).put("failed", count(Verdict.FAIL))
                .put("skipped", count(Verdict.SKIP));
        ArrayNode goals = root.putArray("goals");
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            ObjectNode node = goals.addObject().put("id", line.id());
            if (line.measured() != null) {
                node.put("value", line.measured().value()).put("min", line.measured().min())
                        .put("max", line.measured().max()).put("unit", line.measured().unit().symbol());
            }
            if (line.gate() != null) {
                node.put("gate", line.gate().text()).put("limit", line.gate().limit());
            }
            node.put("verdict", line.verdict().name()).put("environment", environments.get(i));
        }
        return root;
    }

    private static String value(Line line) {
        return line.measured() == null ? "-" : line.measured().text();
    }

    private static String gate(Line line) {
        return line.gate() == null ? "-" : line.gate().text();
    }
}
