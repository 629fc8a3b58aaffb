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

    /** Why these are too many, and what to do about it. */
    String refusal(RouteRules rules) {
        return String.format(Locale.ROOT, "%s%d routes (%s%s), more than routesMax %d: %s, or raise routesMax",
                stopped ? "at least " : "", total(), this, stopped ? ", then counting ended" : "", rules.routesMax(),
                advice(rules));
    }

    private String advice(RouteRules rules) {
        boolean bounded = rules.cyclicLegs() == RouteRules.CYCLIC_LEGS_MIN && !rules.acrossVenues();
        return most() == RouteKind.CYCLIC && !bounded
                ? "bound cyclic (legs: 3, acrossVenues: false)"
                : "switch " + most().word() + " off, settle in fewer assets or list fewer instruments";
    }
}
