package arbd.daemon.archive;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** One row of comma-separated values without quotes, as the venues write them. */
final class CsvRow {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,30}(?:\\.\\d{1,30})?");
    private static final Pattern SMALL = Pattern.compile("\\d(?:\\.\\d{1,20})?[eE][+-]?\\d{1,2}");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    /** 2001 to 2255, in milliseconds and in microseconds: nanoseconds of later years would not fit. */
    static final long MILLIS_MIN = 1_000_000_000_000L;
    static final long MILLIS_END = 9 * MILLIS_MIN;
    private static final long MICROS_MIN = MILLIS_MIN * 1_000;
    private static final long MICROS_END = MILLIS_END * 1_000;
    private static final int NANO_DIGITS = 9;

    private final String[] columns;

    CsvRow(String text) {
        columns = text.split(",", -1);
    }

    /** How many columns it has. */
    int size() {
        return columns.length;
    }

    /** A column as it stands, from 1. */
    String text(int column) {
        return columns[column - 1];
    }

    /** Whether a column is there and has something in it. */
    boolean has(int column) {
        return column <= columns.length && !text(column).isEmpty();
    }

    /** A price or quantity, as it is written, without an exponent. */
    String number(int column) throws BadRowException {
        String text = text(column);
        if (NUMBER.matcher(text).matches()) {
            return text;
        }
        if (SMALL.matcher(text).matches()) {
            return new BigDecimal(text).toPlainString();
        }
        throw bad(column, "a number");
    }

    /** A whole number of at most 18 digits. */
    String whole(int column) throws BadRowException {
        if (!WHOLE.matcher(text(column)).matches()) {
            throw bad(column, "a whole number");
        }
        return text(column);
    }

    /** A name or an id. */
    String word(int column) throws BadRowException {
        if (!WORD.matcher(text(column)).matches()) {
            throw bad(column, "a word");
        }
        return text(column);
    }

    /** {@code true} or {@code false}, however it is written. */
    boolean flag(int column) throws BadRowException {
        return switch (text(column)) {
            case "true", "True", "TRUE", "1" -> true;
            case "false", "False", "FALSE", "0" -> false;
            default -> throw bad(column, "true or false");
        };
    }

    /** A time in milliseconds or, by its size, microseconds: nanoseconds since 1970. */
    long nanos(int column) throws BadRowException {
        long time = Long.parseLong(whole(column));
        if (time >= MILLIS_MIN && time < MILLIS_END) {
            return time * 1_000_000L;
        }
        if (time >= MICROS_MIN && time < MICROS_END) {
            return time * 1_000L;
        }
        throw bad(column, "a time in milliseconds or microseconds since 1970");
    }

    /** A time in seconds with a fraction: nanoseconds since 1970. */
    long nanosOfSeconds(int column) throws BadRowException {
        String text = text(column);
        if (!NUMBER.matcher(text).matches()) {
            throw bad(column, "a time in seconds");
        }
        BigDecimal nanos = new BigDecimal(text).movePointRight(NANO_DIGITS);
        if (nanos.compareTo(BigDecimal.valueOf(MILLIS_MIN * 1_000_000L)) < 0
                || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw bad(column, "a time in seconds since 1970");
        }
        return nanos.longValue();
    }

    BadRowException bad(int column, String expected) {
        String was = text(column).replaceAll("\\p{Cntrl}", "?");
        return new BadRowException("column " + column + ": expected " + expected + ", was '"
                + was.substring(0, Math.min(40, was.length())) + "'");
    }
}
