package arbd.execution.listing;

import arbd.market.TradingStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Binance's {@code exchangeInfo}, spot and USD-M, and {@code fundingInfo} (binance-spot-api-docs, rest-api.md and
 * filters.md; USD-M, "Exchange Information" and "Get Funding Rate Info"). A perpetual's {@code deliveryDate} lies in
 * the year 2100 until its delisting is announced; spot tells of no announcement here.
 */
final class BinanceListing {
    /** Delivery dates from 2090 on are no dates. */
    private static final long NEVER_MILLIS = 3_786_912_000_000L;
    private static final long FUNDING_MINUTES = 480;
    private static final BigDecimal ONE = BigDecimal.ONE;

    private BinanceListing() {
    }

    /** Spot. */
    static List<ListedInstrument> spot(JsonNode info) {
        return Fields.rows(Fields.list(info, "symbols"), row -> row(row, false));
    }

    /** USD-M; funding is told by {@link #withFunding}. */
    static List<ListedInstrument> futures(JsonNode info) {
        return Fields.rows(Fields.list(info, "symbols"), row -> row(row, true));
    }

    /** Adds what {@code fundingInfo} lists: the symbols that are adjusted; all others fund every eight hours. */
    static List<ListedInstrument> withFunding(List<ListedInstrument> listed, JsonNode adjusted) {
        if (!adjusted.isArray()) {
            throw new IllegalArgumentException("no list of fundings");
        }
        Map<String, ListedInstrument.Funding> told = new HashMap<>();
        for (JsonNode row : adjusted) {
            BigDecimal cap = Fields.decimal(row, "adjustedFundingRateCap");
            BigDecimal floor = Fields.decimal(row, "adjustedFundingRateFloor");
            long hours = Fields.whole(row, "fundingIntervalHours");
            told.put(Fields.needed(row, "symbol"), new ListedInstrument.Funding(
                    hours <= 0 ? FUNDING_MINUTES : hours * 60, cap == null || floor == null ? cap
                            : cap.abs().max(floor.abs())));
        }
        ListedInstrument.Funding usual = new ListedInstrument.Funding(FUNDING_MINUTES, null);
        return listed.stream().map(row -> row.with(told.getOrDefault(row.symbol(), usual))).toList();
    }

    private static ListedInstrument row(JsonNode row, boolean futures) {
        JsonNode px = filter(row, "PRICE_FILTER");
        JsonNode lot = filter(row, "LOT_SIZE");
        JsonNode notional = filter(row, "NOTIONAL").isMissingNode() ? filter(row, "MIN_NOTIONAL")
                : filter(row, "NOTIONAL");
        String word = Fields.needed(row, "status");
        boolean perpetual = futures && Fields.text(row, "contractType").startsWith("PERPETUAL");
        long delivery = perpetual ? Fields.whole(row, "deliveryDate") : 0;
        return new ListedInstrument(Fields.needed(row, "symbol"), Fields.text(row, "baseAsset"),
                Fields.text(row, "quoteAsset"), status(word, row), word, delivery < NEVER_MILLIS ? delivery : 0,
                new ListedInstrument.Rules(Fields.decimal(px, "tickSize"), 0, Fields.decimal(lot, "stepSize"),
                        Fields.decimal(lot, "minQty"), Fields.decimal(lot, "maxQty"),
                        Fields.decimal(notional, futures ? "notional" : "minNotional"), futures ? ONE : null),
                ListedInstrument.Funding.NONE);
    }

    private static TradingStatus status(String word, JsonNode row) {
        boolean closedToSpot = row.has("isSpotTradingAllowed") && !row.path("isSpotTradingAllowed").asBoolean();
        if (closedToSpot) {
            return TradingStatus.HALTED;
        }
        return switch (word) {
            case "TRADING" -> TradingStatus.TRADING;
            case "CANCEL_ONLY" -> TradingStatus.CANCEL_ONLY;
            case "DELIVERED", "CLOSE" -> TradingStatus.NOT_LISTED;
            default -> TradingStatus.HALTED;
        };
    }

    private static JsonNode filter(JsonNode row, String type) {
        for (JsonNode filter : Fields.list(row, "filters")) {
            if (Fields.text(filter, "filterType").equals(type)) {
                return filter;
            }
        }
        return row.path("no such filter");
    }
}
