package arbd.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with units, exact: durations in nanoseconds, shares in 1e-8, sizes in bytes. */
final class Units {
    private static final Pattern NUMBER_AND_WORD = Pattern.compile("(-?\\d{1,12}(?:\\.\\d{1,9})?) ?(\\S{1,16})");
    private static final Map<String, BigDecimal> NANOS = scale(
            "ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "min", 60_000_000_000L,
            "h", 3_600_000_000_000L);
    private static final Map<String, BigDecimal> E8 = scale("bps", 10_000L, "%", 1_000_000L);
    private static final Map<String, BigDecimal> BYTES = scale(
            "B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);
    private static final Map<String, BigDecimal> WEI = scale("wei", 1L, "gwei", 1_000_000_000L);
    private static final Map<String, String> SLIPS = Map.ofEntries(
            Map.entry("sec", "s"), Map.entry("secs", "s"), Map.entry("second", "s"), Map.entry("seconds", "s"),
            Map.entry("msec", "ms"), Map.entry("millis", "ms"), Map.entry("usec", "us"), Map.entry("micros", "us"),
            Map.entry("\u00b5s", "us"), Map.entry("nanos", "ns"), Map.entry("m", "min"), Map.entry("minutes", "min"),
            Map.entry("hours", "h"), Map.entry("bp", "bps"), Map.entry("bips", "bps"), Map.entry("percent", "%"),
            Map.entry("pct", "%"), Map.entry("KB", "KiB"), Map.entry("MB", "MiB"), Map.entry("GB", "GiB"),
            Map.entry("TB", "TiB"), Map.entry("M", "MiB"), Map.entry("G", "GiB"));

    private Units() {
    }

    /** Nanoseconds; a plain 0 needs no unit. */
    static Type<Long> duration(String min, String max) {
        return of("a duration such as 500 ms", NANOS, min, max);
    }

    /** 1e-8 of the whole: 1 bp = 10,000. */
    static Type<Long> share(String min, String max) {
        return of("a share such as 10 bps", E8, min, max);
    }

    /** Bytes. */
    static Type<Long> size(String min, String max) {
        return of("a size such as 64 MiB", BYTES, min, max);
    }

    /** Wei for a unit of gas. */
    static Type<Long> gasPrice(String min, String max) {
        return of("a price such as 2 gwei", WEI, min, max);
    }

    private static Type<Long> of(String what, Map<String, BigDecimal> units, String min, String max) {
        String words = String.join("|", units.keySet());
        Pattern pattern = Pattern.compile("-?\\d{1,12}(\\.\\d{1,9})? ?(" + words + ")|0");
        String expected = what + " (" + words.replace("|", ", ") + "), " + min + " to " + max;
        BigDecimal least = exact(units, min);
        BigDecimal most = exact(units, max);
        Function<String, Long> parse = text -> {
            BigDecimal value = exact(units, text);
            boolean good = value.compareTo(least) >= 0 && value.compareTo(most) <= 0
                    && value.stripTrailingZeros().scale() <= 0;
            return good ? Long.valueOf(value.longValueExact()) : null;
        };
        return new ScalarType<>(expected, pattern, parse, text -> meant(units, text));
    }

    private static BigDecimal exact(Map<String, BigDecimal> units, String text) {
        if (text.equals("0")) {
            return BigDecimal.ZERO;
        }
        Matcher matcher = NUMBER_AND_WORD.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no number with a unit: " + text);
        }
        return new BigDecimal(matcher.group(1)).multiply(units.get(matcher.group(2)));
    }

    private static String meant(Map<String, BigDecimal> units, String text) {
        Matcher matcher = NUMBER_AND_WORD.matcher(text);
        if (!matcher.matches() || units.containsKey(matcher.group(2))) {
            return "";
        }
        String word = SLIPS.getOrDefault(matcher.group(2), matcher.group(2));
        for (String unit : units.keySet()) {
            if (unit.equalsIgnoreCase(word)) {
                return Texts.meant(matcher.group(1) + " " + unit);
            }
        }
        return "";
    }

    private static Map<String, BigDecimal> scale(Object... pairs) {
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            units.put((String) pairs[i], BigDecimal.valueOf((Long) pairs[i + 1]));
        }
        return units;
    }
}
