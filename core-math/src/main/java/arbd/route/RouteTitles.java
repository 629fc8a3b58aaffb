package arbd.route;

import arbd.market.Side;

/** What routes are called, for people. */
final class RouteTitles {
    private RouteTitles() {
    }

    static String of(RouteKind kind, Step[] steps, int legs) {
        return switch (kind) {
            case CROSS_VENUE -> pair(steps) + " " + venue(steps[0]) + ">" + venue(steps[1]);
            case BASIS -> pair(steps) + " " + venue(steps[0]) + sign(steps[0]) + " " + venue(steps[1]) + sign(steps[1]);
            case CYCLIC, SYNTHETIC -> cycle(steps, legs);
        };
    }

    /** One pair, or both when the second is of equivalent assets. */
    private static String pair(Step[] steps) {
        String first = name(steps[0]);
        String second = name(steps[1]);
        return first.equals(second) ? first : first + "=" + second;
    }

    private static String name(Step step) {
        return step.instrument().base().name() + "/" + step.instrument().quote().name();
    }

    private static String cycle(Step[] steps, int legs) {
        StringBuilder assets = new StringBuilder(steps[0].from().name());
        StringBuilder venues = new StringBuilder(venue(steps[0]));
        boolean across = false;
        for (int leg = 0; leg < legs; leg++) {
            Step next = steps[leg + 1 == legs ? 0 : leg + 1];
            assets.append('>').append(steps[leg].to().name());
            if (next.from().id() != steps[leg].to().id()) {
                assets.append('=').append(next.from().name());
            }
            across |= steps[leg].venue() != steps[0].venue();
            venues.append(leg == 0 ? "" : "," + venue(steps[leg]));
        }
        return across ? assets + " " + venues : venue(steps[0]) + " " + assets;
    }

    private static String venue(Step step) {
        return step.instrument().venue().name();
    }

    private static String sign(Step step) {
        return step.side() == Side.BUY ? "+" : "-";
    }
}
