package arbd.config;

import java.math.BigDecimal;

/**
 * {@code inventory.VENUE.ASSET}: how much a venue should hold, and what being further away from that costs.
 *
 * @param venue name of a configured venue
 * @param asset name of a configured asset
 * @param target not negative, fits the asset's decimals
 * @param costE8 of each unit that a route takes away from the target, in 1e-8 of its worth; one that brings it nearer
 *         is credited the same
 */
public record InventoryConfig(String venue, String asset, BigDecimal target, long costE8) {
}
