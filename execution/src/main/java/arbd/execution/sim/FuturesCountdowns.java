package arbd.execution.sim;

import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** The dead-man switches of USD-M futures, {@code countdownCancelAll}: one for each symbol. */
final class FuturesCountdowns {
    private static final long MILLISECOND = 1_000_000L;

    private final SimulatedVenue venue;
    private final FaultPlan faults;
    private final Map<Instrument, DeadMan> bySymbol = new HashMap<>();

    FuturesCountdowns(SimulatedVenue venue, FaultPlan faults) {
        this.venue = venue;
        this.faults = faults;
    }

    /** Begins the countdown of a symbol anew; 0 ends it. */
    BinanceAnswer arm(JsonNode params, long nowNanos) {
        Instrument instrument = venue.instrument(params.path("symbol").asText());
        String millis = params.path("countdownTime").asText();
        if (instrument == null) {
            return BinanceAnswer.error(400, -1121, "Invalid symbol.");
        }
        if (!millis.matches("[0-9]{1,9}")) {
            return BinanceAnswer.missing("countdownTime");
        }
        if (faults.deadManRefused()) {
            return BinanceAnswer.error(401, -2015, "Invalid API-key, IP, or permissions for action.");
        }
        bySymbol.computeIfAbsent(instrument, of -> new DeadMan(venue, faults, of))
                .arm(Long.parseLong(millis) * MILLISECOND, nowNanos);
        return BinanceAnswer.result(new JsonText().open().text("symbol", instrument.symbol())
                .text("countdownTime", millis).close().toString());
    }

    void onTimer(long nowNanos) {
        bySymbol.values().forEach(countdown -> countdown.onTimer(nowNanos));
    }
}
