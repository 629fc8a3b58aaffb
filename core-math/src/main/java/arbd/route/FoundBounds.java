package arbd.route;

import arbd.market.Asset;
import arbd.market.Require;
import java.util.List;

/**
 * Which cycles are found while the market moves instead of being listed beforehand, as there are too many.
 *
 * @param foundMax most that are ever given an id in one run, 0 = none is looked for
 * @param legsMax most legs, 3 or 4
 * @param acrossVenues whether the legs may be on several venues, each from what is held there
 * @param settlements assets that a gain may be counted in, preferred first
 * @param watched ids of venues that are only watched: no cycle trades there
 */
public record FoundBounds(
        int foundMax, int legsMax, boolean acrossVenues, List<Asset> settlements, List<Integer> watched) {
    /** Nothing is looked for. */
    public static final FoundBounds NONE = new FoundBounds(0, 3, false, List.of(), List.of());

    /** Checks the bounds above. */
    public FoundBounds {
        settlements = List.copyOf(settlements);
        watched = List.copyOf(watched);
        Require.that(foundMax >= 0, "foundMax must not be negative, was %d", foundMax);
        Require.that(legsMax >= 3 && legsMax <= Route.LEGS_MAX, "legsMax must be 3..%d, was %d",
                Route.LEGS_MAX, legsMax);
    }
}
