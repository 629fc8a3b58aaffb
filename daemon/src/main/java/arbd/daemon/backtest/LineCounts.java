package arbd.daemon.backtest;

import java.util.List;

/** What became of the lines of the recordings. Written by the backtest alone. */
public final class LineCounts {
    long total;
    long lines;
    long notStreamed;
    long notConfigured;
    long backwards;
    List<String> cutOff = List.of();
    long firstNanos;
    long lastNanos;

    LineCounts() {
    }

    /** Lines read. */
    public long lines() {
        return lines;
    }

    /** Lines that were our own words, or REST answers of no use to a book: not decoded. */
    public long notStreamed() {
        return notStreamed;
    }

    /** Lines of markets that the configuration has no venue for: not decoded. */
    public long notConfigured() {
        return notConfigured;
    }

    /** Lines whose time was before that of a line above them in their file; they count as at the latest. */
    public long backwards() {
        return backwards;
    }

    /** Last lines, as {@code FILE:LINE}, of captures whose process was killed: what was whole is used. */
    public List<String> cutOff() {
        return cutOff;
    }

    /** Time of the first line, nanoseconds since 1970. */
    public long firstNanos() {
        return firstNanos;
    }

    /** Time of the last line, nanoseconds since 1970. */
    public long lastNanos() {
        return lastNanos;
    }
}
