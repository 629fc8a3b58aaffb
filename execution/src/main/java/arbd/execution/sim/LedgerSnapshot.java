package arbd.execution.sim;

import java.util.List;
import java.util.Map;

/**
 * A venue's account book at one moment; immutable, may be read from any thread.
 *
 * @param venue dense venue id
 * @param orders every order request that was signed and could be read, in order of arrival (the last 500,000)
 * @param fills every execution, in order (the last 500,000)
 * @param duplicates client order ids that arrived more than once in the venue's life, one entry per repetition
 * @param opening opening wallets by asset id, in units of the asset
 * @param closing wallets now (free and reserved), by asset id, in units of the asset
 * @param funded what fundings paid (negative) or brought, by asset id, in units of the asset; those that are not 0
 * @param positions signed quantity mantissas of perpetuals now, by instrument id; those that are not 0
 * @param violations assets for which opening + fills - fees + funding is not closing, and positions that are not the
 *     sum of their fills, in words; empty = conserved
 */
public record LedgerSnapshot(
        int venue, List<LedgerOrder> orders, List<LedgerFill> fills, List<String> duplicates,
        Map<Integer, Long> opening, Map<Integer, Long> closing, Map<Integer, Long> funded,
        Map<Integer, Long> positions, List<String> violations) {
    /** Copies the collections. */
    public LedgerSnapshot {
        orders = List.copyOf(orders);
        fills = List.copyOf(fills);
        duplicates = List.copyOf(duplicates);
        opening = Map.copyOf(opening);
        closing = Map.copyOf(closing);
        funded = Map.copyOf(funded);
        positions = Map.copyOf(positions);
        violations = List.copyOf(violations);
    }
}
