package arbd.execution.sim;

import java.util.UUID;

/** How venues write the numbers of orders. */
final class VenueOrderIds {
    private VenueOrderIds() {
    }

    static String of(String protocol, long id) {
        return switch (protocol) {
            case "kraken" -> KrakenIds.order(id);
            case "bybit-linear" -> BybitIds.uuid(id);
            case "coinbase" -> new UUID(0, id).toString();
            default -> Long.toString(id);
        };
    }
}
