package arbd.daemon.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Prometheus's text format line by line and notes everything that its convention does not allow. */
final class MetricsText {
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z][a-z0-9_]*)(\\{(?:[a-z]+=\"(?:[^\"\\\\]|\\\\.)*\",?)+\\})? (-?[0-9.]+)");
    private static final Pattern LE = Pattern.compile("le=\"([^\"]+)\"");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final List<String> complaints = new ArrayList<>();
    private String family = "";
    private String helped = "";
    private long bucket;

    MetricsText(String text) {
        if (!text.endsWith("\n")) {
            complaints.add("does not end in a line feed");
        }
        text.lines().forEach(this::line);
    }

    List<String> complaints() {
        return complaints;
    }

    /** A sample by its name and labels, null = there is none. */
    String value(String sample) {
        return values.get(sample);
    }

    Set<String> families() {
        return types.keySet();
    }

    private void line(String line) {
        if (line.startsWith("# HELP ")) {
            helped = line.split(" ", 4)[2];
            complain(line.split(" ", 4)[3].isBlank(), line, "has no words");
        } else if (line.startsWith("# TYPE ")) {
            type(line, line.split(" ")[2], line.split(" ")[3]);
        } else {
            Matcher sample = SAMPLE.matcher(line);
            if (!sample.matches()) {
                complaints.add("'" + line + "' is no sample");
                return;
            }
            sample(line, sample.group(1), sample.group(2) == null ? "" : sample.group(2), sample.group(3));
        }
    }

    private void type(String line, String name, String type) {
        complain(!name.equals(helped), line, "has no HELP in front");
        complain(types.put(name, type) != null, line, "comes twice");
        complain(!name.startsWith("arbd_"), line, "is not of this program");
        complain(type.equals("counter") != name.endsWith("_total"), line, "counters, and only they, end in _total");
        complain(name.matches(".*_(?:millis|ms|nanos|us)(?:_.*)?"), line, "times are in seconds");
        closed.add(family);
        family = name;
        bucket = 0;
    }

    private void sample(String line, String name, String labels, String value) {
        boolean histogram = "histogram".equals(types.get(family));
        complain(histogram ? !name.matches(family + "_(?:bucket|sum|count)") : !name.equals(family), line,
                "is not of the family " + family);
        complain(closed.contains(name), line, "comes back to a family");
        complain(values.put(name + labels, value) != null, line, "comes twice");
        if ("counter".equals(types.get(family))) {
            complain(value.startsWith("-"), line, "counts below nothing");
        }
        if (name.endsWith("_bucket")) {
            complain(!LE.matcher(labels).find(), line, "is a bucket without a bound");
            complain(Long.parseLong(value) < bucket, line, "counts less than the bucket below");
            bucket = Long.parseLong(value);
        }
        if (histogram && name.endsWith("_count")) {
            complain(Long.parseLong(value) != bucket, line, "differs from the bucket +Inf");
        }
    }

    private void complain(boolean wrong, String line, String what) {
        if (wrong) {
            complaints.add("'" + line + "' " + what);
        }
    }
}
