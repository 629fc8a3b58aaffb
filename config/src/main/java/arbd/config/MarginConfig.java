package arbd.config;

import java.util.Optional;

/**
 * {@code venues.NAME.margin}: what an account for perpetuals must be set to at its venue. Whether the venue holds longs
 * and shorts apart is no choice: it must not.
 *
 * @param leverage of each instrument, 1..125; empty = whatever it is
 * @param mode what stands behind positions
 */
public record MarginConfig(Optional<Integer> leverage, MarginMode mode) {
    /** When the file does not say. */
    public static final MarginConfig DEFAULT = new MarginConfig(Optional.empty(), MarginMode.CROSS);
}
