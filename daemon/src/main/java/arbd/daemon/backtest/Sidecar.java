package arbd.daemon.backtest;

import arbd.daemon.recording.CaptureMark;
import arbd.daemon.recording.LineReader;
import arbd.daemon.run.StopException;
import arbd.market.Decimals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Beside a recording, one line for each of its lines: {@code line t_ns market} where one file holds several markets,
 * {@code line t_ns dir note} where it holds one venue. Times are receive times in nanoseconds since 1970.
 */
final class Sidecar implements AutoCloseable {
    /** A line that was not sent by the venue: our own. */
    static final int NOT_STREAMED = -2;

    private static final int ANSWER = -3;

    private static final String BY_MARKET = "line\tt_ns\tmarket";
    private static final String BY_DIRECTION = "line\tt_ns\tdir\tnote";

    private final LineReader lines;
    private final RecordedVenues venues;
    private final boolean byMarket;
    private final int venueOfFile;
    private final List<byte[]> words = new ArrayList<>();
    private final List<Integer> meanings = new ArrayList<>();
    private long line;
    private long tNanos;
    private int venue;
    private String note;
    private boolean captured;
    private boolean forgets;

    private Sidecar(LineReader lines, RecordedVenues venues, boolean byMarket, int venueOfFile) {
        this.lines = lines;
        this.venues = venues;
        this.byMarket = byMarket;
        this.venueOfFile = venueOfFile;
    }

    /**
     * Opens it and reads its first line.
     *
     * @param wire the recording
     * @param named venue id given for this recording, or {@link RecordedVenues#NOT_CONFIGURED}
     */
    static Sidecar open(Path file, Path wire, RecordedVenues venues, int named) throws StopException {
        LineReader lines = LineReader.open(file);
        try {
            String header = lines.next() ? text(lines, 0, lines.length()) : "";
            if (header.equals(BY_MARKET)) {
                return new Sidecar(lines, venues, true, RecordedVenues.NOT_CONFIGURED);
            }
            if (header.equals(BY_DIRECTION)) {
                int venue = named == RecordedVenues.NOT_CONFIGURED ? venues.ofFile(wire) : named;
                return new Sidecar(lines, venues, false, venue);
            }
            throw new StopException(StopException.DAMAGED, file + ":1: expected the columns 'line t_ns market' or"
                    + " 'line t_ns dir note', separated by tabs, was '" + header + "'");
        } catch (StopException e) {
            lines.close();
            throw e;
        }
    }

    /** Moves to the next line of the recording. */
    boolean next() throws StopException {
        if (!lines.next()) {
            return false;
        }
        line++;
        byte[] text = lines.line();
        int first = tab(0);
        int second = tab(first + 1);
        int third = tab(second + 1);
        if (second >= lines.length() || !byMarket && third >= lines.length()) {
            throw damaged("expected " + (byMarket ? "3" : "4") + " columns");
        }
        if (Decimals.parse(text, 0, first, 0) != line) {
            throw damaged("expected line " + line + " of the recording, was '" + text(lines, 0, first) + "'");
        }
        tNanos = Decimals.parse(text, first + 1, second - first - 1, 0);
        if (tNanos < 0) {
            throw damaged("t_ns is no time: '" + text(lines, first + 1, second) + "'");
        }
        venue = meaning(second + 1, third);
        note = null;
        forgets = false;
        if (venue == ANSWER) {
            venue = venueOfFile;
            note = text(lines, third + 1, lines.length());
        } else if (venue == NOT_STREAMED) {
            ours(text(lines, third + 1, lines.length()));
        }
        return true;
    }

    private void ours(String mark) {
        forgets = CaptureMark.forgets(mark);
        if (line == 1 && CaptureMark.begins(mark)) {
            captured = true;
            lines.untilDamage();
        }
    }

    /** Whether it is of a capture of ours, which ends wherever its process was killed. */
    boolean captured() {
        return captured;
    }

    /** Whether all that was known of {@link #venueOfFile}'s books is at an end before this line. */
    boolean forgets() {
        return forgets;
    }

    /** The venue of the whole file, or {@link RecordedVenues#NOT_CONFIGURED}. */
    int venueOfFile() {
        return venueOfFile;
    }

    /** Where the file is damaged, null = nowhere so far. */
    String damage() {
        return lines.damage();
    }

    /** Receive time, nanoseconds since 1970. */
    long tNanos() {
        return tNanos;
    }

    /** Venue id, {@link RecordedVenues#NOT_CONFIGURED} or {@link #NOT_STREAMED}. */
    int venue() {
        return venue;
    }

    /** What was asked for, where the line is a REST answer; null = it is none. */
    String note() {
        return note;
    }

    /** Lines so far, header not counted. */
    long line() {
        return line;
    }

    @Override
    public void close() {
        lines.close();
    }

    private int meaning(int from, int to) throws StopException {
        for (int i = 0; i < words.size(); i++) {
            if (same(words.get(i), from, to)) {
                return meanings.get(i);
            }
        }
        String word = text(lines, from, to);
        int meaning = byMarket ? venues.ofMarket(word, lines.where()) : direction(word);
        words.add(word.getBytes(StandardCharsets.UTF_8));
        meanings.add(meaning);
        return meaning;
    }

    private int direction(String word) throws StopException {
        return switch (word) {
            case "in" -> venueOfFile;
            case "out" -> NOT_STREAMED;
            case "http" -> ANSWER;
            default -> throw damaged("expected dir in, out or http, was '" + word + "'");
        };
    }

    private boolean same(byte[] word, int from, int to) {
        if (word.length != to - from) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (word[i] != lines.line()[from + i]) {
                return false;
            }
        }
        return true;
    }

    private int tab(int from) {
        int at = from;
        while (at < lines.length() && lines.line()[at] != '\t') {
            at++;
        }
        return at;
    }

    private StopException damaged(String why) {
        return new StopException(StopException.DAMAGED, lines.where() + ": " + why);
    }

    private static String text(LineReader lines, int from, int to) {
        return new String(lines.line(), from, Math.max(0, to - from), StandardCharsets.UTF_8);
    }
}
