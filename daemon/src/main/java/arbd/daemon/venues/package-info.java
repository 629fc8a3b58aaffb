/**
 * What the venues are like and what of it arbd does, as one table ({@code venues.yaml}) for all who tell people:
 * {@code arbd venues}, {@code init}, {@code keys}, {@code test-order}. Nothing that trades reads it.
 */
package arbd.daemon.venues;
