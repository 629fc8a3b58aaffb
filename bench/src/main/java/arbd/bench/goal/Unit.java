package arbd.bench.goal;

import java.util.Locale;

/** What a value counts. */
public enum Unit {
    /** Bytes allocated for each event. */
    BYTES("B", 3),
    /** How many times faster than the peer, or slower, as the gate says. */
    TIMES("x", 2),
    /** Things counted. */
    COUNT("", 2),
    /** Part of the whole. */
    PART("", 15),
    /** Nanoseconds. */
    NANOS("ns", 0),
    /** Microseconds. */
    MICROS("us", 2),
    /** Things done in each second. */
    PER_SECOND("/s", 0);

    private final String symbol;
    private final int digits;

    Unit(String symbol, int digits) {
        this.symbol = symbol;
        this.digits = digits;
    }

    /** A number and this unit without a blank, such as {@code 17.25x}. */
    public String text(double value) {
        return number(value) + symbol;
    }

    /** As it is written behind a number; empty for mere counts. */
    public String symbol() {
        return symbol;
    }

    String number(double value) {
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
