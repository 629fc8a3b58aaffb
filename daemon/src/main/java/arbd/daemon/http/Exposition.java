package arbd.daemon.http;

import java.math.BigDecimal;

/** Writes Prometheus's text format 0.0.4: families one after the other, each with its help and type in front. */
final class Exposition {
    private final StringBuilder text = new StringBuilder(16 << 10);
    private String family = "";

    Exposition counter(String name, String help) {
        return family(name, "counter", help);
    }

    Exposition gauge(String name, String help) {
        return family(name, "gauge", help);
    }

    Exposition histogram(String name, String help) {
        return family(name, "histogram", help);
    }

    /** A sample of the family; labels are names and values in turn. */
    Exposition sample(long value, String... labels) {
        return line("", Long.toString(value), labels);
    }

    /** A sample of the family, in full. */
    Exposition sample(BigDecimal value, String... labels) {
        return line("", plain(value), labels);
    }

    /** One of a histogram's own samples: {@code _bucket}, {@code _sum} or {@code _count}. */
    Exposition part(String suffix, String value, String... labels) {
        return line(suffix, value, labels);
    }

    /** Nanoseconds as seconds, exactly. */
    static String seconds(long nanos) {
        return plain(BigDecimal.valueOf(nanos, 9));
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private Exposition family(String name, String type, String help) {
        family = "arbd_" + name;
        text.append("# HELP ").append(family).append(' ').append(escaped(help, false)).append('\n');
        text.append("# TYPE ").append(family).append(' ').append(type).append('\n');
        return this;
    }

    private Exposition line(String suffix, String value, String... labels) {
        text.append(family).append(suffix);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"").append(escaped(labels[i + 1], true))
                    .append('"');
        }
        text.append(labels.length == 0 ? " " : "} ").append(value).append('\n');
        return this;
    }

    private static String escaped(String given, boolean quoted) {
        String safe = given.replace("\\", "\\\\").replace("\n", "\\n");
        return quoted ? safe.replace("\"", "\\\"") : safe;
    }
}
