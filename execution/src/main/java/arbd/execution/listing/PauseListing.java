package arbd.execution.listing;

import arbd.market.TradingStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;

/**
 * Maintenance as venues announce it: Kraken's {@code SystemStatus} and {@code MaintenanceSchedule}, OKX's
 * {@code system/status}, Bybit's {@code system/status}. A row that cannot be read is passed over: one strange row must
 * not hide the others.
 */
final class PauseListing {
    /** OKX's services that do not take our orders: futures, options, blocks, bots, spreads, copy trading, others. */
    private static final Set<String> OKX_OTHERS = Set.of("2", "4", "6", "7", "10", "11", "99");
    private static final Set<String> OVER = Set.of("completed", "canceled", "cancelled");
    private static final String DEMO = "2";

    private PauseListing() {
    }

    static ListedPause kraken(JsonNode status, JsonNode schedule, long nowMillis) throws IOException {
        refuseErrors(status);
        refuseErrors(schedule);
        ListedPause next = new ListedPause(switch (Fields.text(status.path("result"), "status")) {
            case "online", "limit_only" -> TradingStatus.TRADING;
            case "cancel_only" -> TradingStatus.CANCEL_ONLY;
            case "maintenance", "post_only" -> TradingStatus.HALTED;
            default -> TradingStatus.UNREADABLE;
        }, 0, 0);
        for (JsonNode row : schedule.path("result").path("events")) {
            boolean ours = false;
            for (JsonNode service : row.path("affected_services")) {
                ours |= service.asText().startsWith("spot_");
            }
            if (ours) {
                next = next.sooner(new ListedPause(TradingStatus.TRADING, utc(row, "expected_start_utc"),
                        utc(row, "expected_end_utc")), nowMillis);
            }
        }
        return next;
    }

    private static void refuseErrors(JsonNode answer) throws IOException {
        if (!answer.path("result").isObject()) {
            throw new IOException("the venue says " + answer.path("error").path(0).asText("nothing"));
        }
    }

    static ListedPause okx(JsonNode answer, long nowMillis) throws IOException {
        if (!answer.path("data").isArray()) {
            throw new IOException("the venue says " + Fields.text(answer, "code") + " " + Fields.text(answer, "msg"));
        }
        ListedPause next = ListedPause.NONE;
        for (JsonNode row : answer.path("data")) {
            if (!OKX_OTHERS.contains(Fields.text(row, "serviceType")) && !Fields.text(row, "env").equals(DEMO)) {
                next = next.sooner(pause(row), nowMillis);
            }
        }
        return next;
    }

    /** @param product 1 = perpetuals, 2 = spot */
    static ListedPause bybit(JsonNode answer, int product, long nowMillis) throws IOException {
        if (!answer.path("result").path("list").isArray()) {
            throw new IOException("the venue says " + Fields.text(answer, "retCode") + " "
                    + Fields.text(answer, "retMsg"));
        }
        ListedPause next = ListedPause.NONE;
        for (JsonNode row : answer.path("result").path("list")) {
            boolean ours = row.path("product").isEmpty();
            for (JsonNode of : row.path("product")) {
                ours |= of.asInt() == product;
            }
            if (ours && !Fields.text(row, "env").equals(DEMO)) {
                next = next.sooner(pause(row), nowMillis);
            }
        }
        return next;
    }

    /** A row with {@code state}, {@code begin} and {@code end}. */
    private static ListedPause pause(JsonNode row) {
        try {
            return OVER.contains(Fields.text(row, "state")) ? ListedPause.NONE
                    : new ListedPause(TradingStatus.TRADING, Fields.whole(row, "begin"), Fields.whole(row, "end"));
        } catch (IllegalArgumentException strange) {
            return ListedPause.NONE;
        }
    }

    private static long utc(JsonNode row, String name) {
        try {
            return Instant.parse(Fields.text(row, name)).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException strange) {
            return 0;
        }
    }
}
