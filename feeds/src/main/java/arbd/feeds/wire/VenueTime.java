package arbd.feeds.wire;

import java.nio.charset.StandardCharsets;

/** Venue time stamps to nanoseconds since 1970, without objects. */
public final class VenueTime {
    private static final long SECOND = 1_000_000_000L;

    private static final long MILLISECOND = 1_000_000L;
    /** A time with microseconds, its usual form, in words that overlap: where digits are, and what is between them. */
    private static final int MICROS_LENGTH = 27;
    private static final Digits YEAR_MONTH = Digits.of("0000-00-");
    private static final Digits DAY_HOUR_MINUTE = Digits.of("00T00:00");
    private static final Digits SECOND_OF_MINUTE = Digits.of(":00.0000");
    private static final Digits MICROS = Digits.of(".000000Z");

    private static final long MILLIS_MAX = Long.MAX_VALUE / MILLISECOND;

    private VenueTime() {
    }

    /** Milliseconds since 1970 as nanoseconds, 0 = absurd. */
    public static long millis(long millis) {
        return millis <= 0 || millis > MILLIS_MAX ? 0 : millis * MILLISECOND;
    }

    /**
     * RFC 3339 in UTC with up to nine decimals of a second, as in {@code 2026-08-01T02:53:53.398143Z}.
     *
     * @return nanoseconds since 1970, or 0 when it is not such a text
     */
    public static long rfc3339(byte[] text, int from, int to) {
        return to - from == MICROS_LENGTH ? micros(text, from) : anyLength(text, from, to);
    }

    private static long micros(byte[] text, int from) {
        long date = YEAR_MONTH.in(Words.at(text, from));
        long time = DAY_HOUR_MINUTE.in(Words.at(text, from + 8));
        long second = SECOND_OF_MINUTE.in(Words.at(text, from + 16));
        long micros = MICROS.in(Words.at(text, from + 19));
        if ((date | time | second | micros) < 0) {
            return 0;
        }
        long month = Words.pairs(date);
        long minute = Words.pairs(time);
        int year = (int) (100 * (month & 0xff) + (month >>> 16 & 0xff));
        return nanos(date(year, Words.byteAt(month, 40), Words.byteAt(minute, 0)), Words.byteAt(minute, 24),
                Words.byteAt(minute, 48), Words.byteAt(Words.pairs(second), 8),
                (int) Words.number(micros >>> 8, 48) * 1_000);
    }

    /** The same, a byte at a time. */
    static long anyLength(byte[] text, int from, int to) {
        if (to - from < 20 || text[from + 4] != '-' || text[from + 7] != '-' || text[from + 10] != 'T'
                || text[from + 13] != ':' || text[from + 16] != ':' || text[to - 1] != 'Z') {
            return 0;
        }
        int year = number(text, from, from + 4);
        int month = number(text, from + 5, from + 7);
        int day = number(text, from + 8, from + 10);
        int hour = number(text, from + 11, from + 13);
        int minute = number(text, from + 14, from + 16);
        int second = number(text, from + 17, from + 19);
        return nanos(date(year, month, day), hour, minute, second, fraction(text, from + 19, to - 1));
    }

    /** Days since 1970, -1 = no date that we take. */
    private static long date(int year, int month, int day) {
        boolean right = year >= 1970 && year < 2262 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
        return right ? days(year, month, day) : -1;
    }

    private static long nanos(long days, int hour, int minute, int second, int nanos) {
        boolean right = days >= 0 && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0
                && second <= 60 && nanos >= 0;
        return right ? (days * 86_400L + hour * 3_600L + minute * 60L + second) * SECOND + nanos : 0;
    }

    /**
     * A word of digits and other characters.
     *
     * @param wanted the word with zeros for digits
     * @param slack what makes a byte's top bit 1 when added to how far it is from the wanted one, and that is too far
     */
    private record Digits(long wanted, long slack) {
        private static final long TOPS = 0x8080808080808080L;

        static Digits of(String form) {
            byte[] bytes = form.getBytes(StandardCharsets.US_ASCII);
            byte[] slack = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                slack[i] = (byte) (bytes[i] == '0' ? 0x76 : 0x7f);
            }
            return new Digits(Words.at(bytes, 0), Words.at(slack, 0));
        }

        /** The values of the digits in this word, 0 where there are none; -1 = it is of another form. */
        long in(long word) {
            long off = word ^ wanted;
            return ((off + slack | off) & TOPS) == 0 ? off : -1;
        }
    }

    /** Days since 1970 of a date of the proleptic Gregorian calendar (Howard Hinnant, days_from_civil). */
    private static long days(int year, int month, int day) {
        long y = month <= 2 ? year - 1 : year;
        long era = y / 400;
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    private static int fraction(byte[] text, int from, int to) {
        if (from == to) {
            return 0;
        }
        int digits = to - from - 1;
        if (text[from] != '.' || digits < 1 || digits > 9) {
            return -1;
        }
        int value = number(text, from + 1, to);
        for (int i = digits; value > 0 && i < 9; i++) {
            value *= 10;
        }
        return value;
    }

    private static int number(byte[] text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
