package arbd.config;

/**
 * {@code risk.announced}: what is done about ends and maintenance that venues announce.
 *
 * @param entriesEndNanos how long before the end of a market nothing new is opened in it, up to 720 h
 * @param exitWithinNanos how long before the end what is held is closed at {@code exitEdgeE8}, not above the former
 * @param exitEdgeE8 least edge of such an exit, in 1e-8, not positive
 * @param maintenanceNanos how long before a venue's maintenance nothing new is opened there, up to 24 h
 */
public record AnnouncedConfig(long entriesEndNanos, long exitWithinNanos, long exitEdgeE8, long maintenanceNanos) {
}
