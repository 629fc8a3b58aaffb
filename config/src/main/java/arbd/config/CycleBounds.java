package arbd.config;

/**
 * {@code routes.cyclic.legs} and {@code .acrossVenues}.
 *
 * @param legs most legs of a cycle, 3 or 4
 * @param acrossVenues whether its legs may be on several venues
 */
public record CycleBounds(int legs, boolean acrossVenues) {
}
