package arbd.route;

import java.util.Arrays;
import java.util.Locale;

/**
 * How many routes of each kind there are.
 *
 * @param byKind by ordinal of the kind
 * @param stopped whether counting ended early: the kind counted last has more, and kinds after it were not looked at
 */
record RouteCounts(long[] byKind, boolean stopped) {
    long total() {
        return Arrays.stream(byKind).sum();
    }

    /** The kind that has most. */
    RouteKind most() {
        RouteKind most = RouteKind.CROSS_VENUE;
        for (RouteKind kind : RouteKind.values()) {
            most = byKind[kind.ordinal()] > byKind[most.ordinal()] ? kind : most;
        }
        return most;
    }

    /** For people: {@code 1204 crossVenue, 98796 cyclic}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (RouteKind kind : RouteKind.values()) {
            if (byKind[kind.ordinal()] > 0) {
                text.append(text.isEmpty() ? "" : ", ").append(byKind[kind.ordinal()]).append(' ').append(kind.word());
            }
        }
        return text.toString();
    }

    /** What to do about too many of a kind. */
    static String advice(RouteKind kind) {
        return switch (kind) {
            case CYCLIC -> "bound cyclic (legs: 3, acrossVenues: false)";
            default -> String.format(Locale.ROOT, "switch %s off, or list fewer instruments", kind.word());
        };
    }
}
