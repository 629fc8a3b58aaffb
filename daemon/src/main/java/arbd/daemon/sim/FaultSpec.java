package arbd.daemon.sim;

import arbd.daemon.console.Times;
import arbd.daemon.sim.FaultKind.Form;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What goes wrong at a stand-alone venue, as people write it.
 *
 * <pre>
 * faults = fault { "," fault }
 * fault  = word ":" amount
 * amount = time | share | number "/" time | time "/" time      which of them, the word decides
 * share  = decimal "%"                                         of every occasion, by chance
 * time   = digits ( "ms" | "s" | "m" | "min" | "h" )           behind a "/" the mean time between two
 * </pre>
 */
public final class FaultSpec {
    /** One line for each fault: its word, what follows, and what happens. */
    public static final List<String> HELP = help();

    private static final Pattern SHARE = Pattern.compile("\\d{1,3}(\\.\\d{1,6})?%");
    private static final Pattern COUNT = Pattern.compile("\\d{1,4}");
    private static final BigDecimal ALL = new BigDecimal(100);

    private final List<Fault> faults;

    private FaultSpec(List<Fault> faults) {
        this.faults = List.copyOf(faults);
    }

    /** Nothing goes wrong. */
    public static FaultSpec none() {
        return new FaultSpec(List.of());
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none, with what stands where and what was expected there
     */
    public static FaultSpec parse(String text) {
        List<Fault> faults = new ArrayList<>();
        int from = 0;
        for (String part : text.split(",", -1)) {
            Fault fault = fault(part, from);
            for (Fault before : faults) {
                if (before.kind() == fault.kind()) {
                    throw wrong(from, part, "each word once");
                }
            }
            faults.add(fault);
            from += part.length() + 1;
        }
        return new FaultSpec(faults);
    }

    List<Fault> faults() {
        return faults;
    }

    /** As it can be read again. */
    @Override
    public String toString() {
        return String.join(",", faults.stream().map(Fault::text).toList());
    }

    private static Fault fault(String part, int from) {
        int colon = part.indexOf(':');
        String word = (colon < 0 ? part : part.substring(0, colon)).trim();
        FaultKind kind = FaultKind.of(word).orElseThrow(() ->
                wrong(from, word, "one of " + String.join(", ", FaultKind.known())));
        if (colon < 0) {
            throw wrong(from + part.length(), "", "':' and " + kind.form().words());
        }
        String amount = part.substring(colon + 1).trim();
        Fault fault = amount(kind, amount, kind.word() + ":" + amount);
        if (fault == null) {
            throw wrong(from + colon + 1, amount, kind.form().words());
        }
        return fault;
    }

    /** Null when it has another form. */
    private static Fault amount(FaultKind kind, String amount, String text) {
        int slash = amount.indexOf('/');
        String first = slash < 0 ? amount : amount.substring(0, slash).trim();
        long everyNanos = slash < 0 ? 0 : Times.nanos(amount.substring(slash + 1).trim());
        boolean counted = slash > 0 && everyNanos > 0 && COUNT.matcher(first).matches() && Integer.parseInt(first) > 0;
        return switch (kind.form()) {
            case EVERY -> Times.nanos(amount) > 0 ? new Fault(kind, 0, 1, 0, Times.nanos(amount), text) : null;
            case ALWAYS -> Times.nanos(amount) > 0 ? new Fault(kind, 0, 1, Times.nanos(amount), 0, text) : null;
            case LASTS -> Times.nanos(first) > 0 && everyNanos >= 2 * Times.nanos(first)
                    ? new Fault(kind, 0, 1, Times.nanos(first), everyNanos, text) : null;
            case COUNT -> counted ? new Fault(kind, 0, Integer.parseInt(first), 0, everyNanos, text) : null;
            case SHARE -> counted ? new Fault(kind, 0, Integer.parseInt(first), 0, everyNanos, text)
                    : share(kind, amount, text);
        };
    }

    private static Fault share(FaultKind kind, String amount, String text) {
        if (!SHARE.matcher(amount).matches()) {
            return null;
        }
        BigDecimal percent = new BigDecimal(amount.substring(0, amount.length() - 1));
        return percent.signum() <= 0 || percent.compareTo(ALL) > 0 ? null
                : new Fault(kind, percent.movePointRight(6).longValueExact(), 1, 0, 0, text);
    }

    private static IllegalArgumentException wrong(int from, String token, String expected) {
        return new IllegalArgumentException("at character " + (from + 1) + ": expected " + expected + ", was "
                + (token.isEmpty() ? "the end" : "'" + token + "'"));
    }

    private static List<String> help() {
        List<String> lines = new ArrayList<>();
        for (FaultKind kind : FaultKind.values()) {
            lines.add(String.format("  %-10s %-7s %s", kind.word(), example(kind.form()), kind.words()));
        }
        return List.copyOf(lines);
    }

    private static String example(Form form) {
        return switch (form) {
            case EVERY -> "T";
            case SHARE -> "S%|N/T";
            case COUNT -> "N/T";
            case LASTS -> "T/T";
            case ALWAYS -> "T";
        };
    }
}
