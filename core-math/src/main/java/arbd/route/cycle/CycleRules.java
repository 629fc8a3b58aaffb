package arbd.route.cycle;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Require;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which cycles are looked for.
 *
 * @param legsMin fewest trades, 2..4
 * @param legsMax most trades, {@code legsMin}..4
 * @param foundMax most cycles that one search tells, at least 1; the best ones
 * @param settlements a cycle passes through at least one of these assets, as its gain could not be counted otherwise
 * @param markets which instruments may be legs; only spot markets are ever asked for
 */
public record CycleRules(int legsMin, int legsMax, int foundMax, List<Asset> settlements,
        Predicate<Instrument> markets) {
    /** Most trades of a cycle. */
    public static final int LEGS_MAX = 4;

    /** Checks the bounds above. */
    public CycleRules {
        settlements = List.copyOf(settlements);
        Require.that(legsMin >= 2 && legsMin <= LEGS_MAX, "legsMin must be 2..%d, was %d", LEGS_MAX, legsMin);
        Require.that(legsMax >= legsMin && legsMax <= LEGS_MAX, "legsMax must be %d..%d, was %d",
                legsMin, LEGS_MAX, legsMax);
        Require.that(foundMax > 0, "foundMax must be positive, was %d", foundMax);
    }
}
