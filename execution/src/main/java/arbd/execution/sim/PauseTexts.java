package arbd.execution.sim;

import java.time.Instant;

/** Announced maintenance in the words of the venues that have some for it. */
final class PauseTexts {
    private static final long MILLI = 1_000_000L;

    private PauseTexts() {
    }

    /** Kraken's {@code SystemStatus}: of now. */
    static String krakenStatus(SimulatedListing listing, long nowNanos) {
        return new JsonText().open().text("status", listing.paused(nowNanos) ? "maintenance" : "online")
                .text("timestamp", instant(nowNanos)).list("upcoming_maintenance").endList().list("emergency").endList()
                .close().toString();
    }

    /** Kraken's {@code MaintenanceSchedule}: an event leaves it when it begins. */
    static String krakenSchedule(SimulatedListing listing, long nowNanos) {
        JsonText text = new JsonText().open().list("events");
        if (listing.pauseFromNanos() > nowNanos) {
            text.open().number("event_id", 21).text("title", "Scheduled Maintenance")
                    .text("expected_start_utc", instant(listing.pauseFromNanos()))
                    .text("expected_end_utc", instant(listing.pauseUntilNanos()))
                    .number("time_to_start_s", (listing.pauseFromNanos() - nowNanos) / 1_000_000_000L)
                    .text("phase", "announced").list("affected_services").item("\"spot_trading\"").endList()
                    .text("order_submission", "allowed").close();
        }
        return text.endList().close().toString();
    }

    /** A row of OKX's {@code system/status}, or nothing. */
    static String okx(SimulatedListing listing, long nowNanos) {
        return row(listing, nowNanos).text("serviceType", "5").text("system", "unified").text("maintType", "1")
                .text("env", "1").close().toString();
    }

    /** A row of Bybit's {@code system/status}: all products. */
    static String bybit(SimulatedListing listing, long nowNanos) {
        return row(listing, nowNanos).text("id", "1").list("serviceTypes").item("1").endList().list("product")
                .item("1").item("2").endList().list("uidSuffix").endList().number("maintainType", 1).number("env", 1)
                .close().toString();
    }

    private static JsonText row(SimulatedListing listing, long nowNanos) {
        String state = nowNanos < listing.pauseFromNanos() ? "scheduled"
                : listing.paused(nowNanos) ? "ongoing" : "completed";
        return new JsonText().open().text("title", "Scheduled maintenance").text("state", state)
                .text("begin", String.valueOf(listing.pauseFromNanos() / MILLI))
                .text("end", String.valueOf(listing.pauseUntilNanos() / MILLI)).text("href", "");
    }

    private static String instant(long nanos) {
        return Instant.ofEpochMilli(nanos / MILLI).toString();
    }
}
