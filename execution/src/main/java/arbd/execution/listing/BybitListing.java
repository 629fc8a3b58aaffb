package arbd.execution.listing;

import arbd.market.TradingStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * Bybit v5's {@code market/instruments-info}, spot and linear. A perpetual's {@code deliveryTime} is 0 until its
 * delisting is announced.
 */
final class BybitListing {
    private BybitListing() {
    }

    /** The whole answer. */
    static List<ListedInstrument> parse(JsonNode answer) {
        if (answer.path("retCode").asInt(-1) != 0) {
            throw new IllegalArgumentException(answer.path("retCode").asText() + " " + Fields.text(answer, "retMsg"));
        }
        boolean spot = Fields.text(answer.path("result"), "category").equals("spot");
        return Fields.rows(Fields.list(answer.path("result"), "list"), row -> row(row, spot));
    }

    /** Where the next page begins, empty = this is the last. */
    static String cursor(JsonNode answer) {
        return Fields.text(answer.path("result"), "nextPageCursor");
    }

    private static ListedInstrument row(JsonNode row, boolean spot) {
        JsonNode lot = row.path("lotSizeFilter");
        String word = Fields.needed(row, "status");
        BigDecimal upper = Fields.decimal(row, "upperFundingRate");
        BigDecimal lower = Fields.decimal(row, "lowerFundingRate");
        return new ListedInstrument(Fields.needed(row, "symbol"), Fields.text(row, "baseCoin"),
                Fields.text(row, "quoteCoin"), status(word), word, spot ? 0 : Fields.whole(row, "deliveryTime"),
                new ListedInstrument.Rules(Fields.decimal(row.path("priceFilter"), "tickSize"), 0,
                        Fields.decimal(lot, spot ? "basePrecision" : "qtyStep"), Fields.decimal(lot, "minOrderQty"),
                        Fields.decimal(lot, "maxOrderQty"),
                        Fields.decimal(lot, spot ? "minOrderAmt" : "minNotionalValue"), spot ? null : BigDecimal.ONE),
                spot ? ListedInstrument.Funding.NONE : new ListedInstrument.Funding(
                        Fields.whole(row, "fundingInterval"),
                        upper == null || lower == null ? upper : upper.abs().max(lower.abs())));
    }

    private static TradingStatus status(String word) {
        return switch (word) {
            case "Trading" -> TradingStatus.TRADING;
            case "Closed" -> TradingStatus.NOT_LISTED;
            default -> TradingStatus.HALTED;
        };
    }
}
