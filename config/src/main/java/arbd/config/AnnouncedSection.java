package arbd.config;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** {@code risk.announced}: ends of markets and maintenance of venues that are known beforehand. */
final class AnnouncedSection {
    private static final Key<Long> ENTRIES_END = Key.of("entriesEnd", Units.duration("0 s", "720 h"), "720 h",
            "Nothing new is opened in a market from so long before its announced end");
    private static final Key<Long> EXIT_WITHIN = Key.of("exitWithin", Units.duration("0 s", "720 h"), "24 h",
            "From so long before that end what is held is closed at exitEdge; 0 = never");
    private static final Key<Long> EXIT_EDGE = Key.of("exitEdge", Units.share("-1000 bps", "0 bps"), "-50 bps",
            "Least edge of such an exit, where that of routes.basis asks for more");
    private static final Key<Long> MAINTENANCE = Key.of("maintenance", Units.duration("0 s", "24 h"), "15 min",
            "Nothing new is opened on a venue from so long before its announced maintenance");

    static final Shape<AnnouncedConfig> SHAPE = new Shape<>(
            List.of(ENTRIES_END, EXIT_WITHIN, EXIT_EDGE, MAINTENANCE), AnnouncedSection::announced);

    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private AnnouncedSection() {
    }

    private static AnnouncedConfig announced(Values values, Cursor at) {
        AnnouncedConfig read = new AnnouncedConfig(values.get(ENTRIES_END), values.get(EXIT_WITHIN),
                values.get(EXIT_EDGE), values.get(MAINTENANCE));
        if (read.exitWithinNanos() > read.entriesEndNanos()) {
            at.child("exitWithin").expected("at most entriesEnd " + hours(read.entriesEndNanos()),
                    hours(read.exitWithinNanos()));
            return null;
        }
        return read;
    }

    private static String hours(long nanos) {
        return BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(HOUR_NANOS), MathContext.DECIMAL32)
                .stripTrailingZeros().toPlainString() + " h";
    }
}
