package arbd.execution.listing;

import java.util.Optional;

/** Which venues announce their maintenance over their interface, and how. A new venue adds a case here. */
public final class PauseSources {
    private PauseSources() {
    }

    /** Where a protocol announces maintenance; empty = nowhere that a program could ask. */
    public static Optional<PauseSource> of(String protocol) {
        return Optional.ofNullable(switch (protocol) {
            case "kraken" -> (rest, nowMillis) -> PauseListing.kraken(
                    ListingSources.get(rest, "/0/public/SystemStatus"),
                    ListingSources.get(rest, "/0/public/MaintenanceSchedule"), nowMillis);
            case "okx", "okx-swap" -> (rest, nowMillis) ->
                    PauseListing.okx(ListingSources.get(rest, "/api/v5/system/status"), nowMillis);
            case "bybit", "bybit-linear" -> (rest, nowMillis) -> PauseListing.bybit(
                    ListingSources.get(rest, "/v5/system/status"), protocol.equals("bybit") ? 2 : 1, nowMillis);
            default -> null;
        });
    }
}
