package arbd.config;

/**
 * {@code routes.cyclic.legs}, {@code .acrossVenues} and {@code .foundMax}.
 *
 * @param legs most legs of a cycle, 3 or 4
 * @param acrossVenues whether its legs may be on several venues
 * @param foundMax most cycles of four legs, or across venues, that are found while the market moves; 0 = such cycles
 *         are listed beforehand like all other routes
 */
public record CycleBounds(int legs, boolean acrossVenues, int foundMax) {
}
