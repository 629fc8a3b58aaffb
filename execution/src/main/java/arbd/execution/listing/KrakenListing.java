package arbd.execution.listing;

import arbd.market.TradingStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Kraken spot's {@code AssetPairs} (REST) and {@code instrument} channel (WebSocket v2). Old answers lack status,
 * {@code tick_size} and {@code costmin}: then the increment is the last decimal of a price, and there is no least cost.
 * Symbols of REST say XBT and XDG where WebSocket v2 says BTC and DOGE.
 */
final class KrakenListing {
    private KrakenListing() {
    }

    /** The answer to {@code /0/public/AssetPairs}, dark pools left out; symbols as REST writes them. */
    static List<ListedInstrument> pairs(JsonNode answer) {
        JsonNode result = answer.path("result");
        if (!result.isObject()) {
            throw new IllegalArgumentException("no result: " + answer.path("error"));
        }
        List<JsonNode> named = new ArrayList<>();
        result.forEach(pair -> {
            if (pair.has("wsname")) {
                named.add(pair);
            }
        });
        return Fields.rows(named, KrakenListing::pair);
    }

    /** A frame of the channel {@code instrument}. */
    static List<ListedInstrument> channel(JsonNode frame) {
        return Fields.rows(Fields.list(frame.path("data"), "pairs"), KrakenListing::row);
    }

    /** A symbol of REST as WebSocket v2 writes it. */
    static String v2Symbol(String symbol) {
        int slash = symbol.indexOf('/');
        return slash < 0 ? symbol : asset(symbol.substring(0, slash)) + "/" + asset(symbol.substring(slash + 1));
    }

    private static String asset(String name) {
        return switch (name) {
            case "XBT" -> "BTC";
            case "XDG" -> "DOGE";
            default -> name;
        };
    }

    private static ListedInstrument pair(JsonNode row) {
        BigDecimal tick = Fields.decimal(row, "tick_size");
        BigDecimal px = tick != null ? tick : Fields.lastPlace(Fields.whole(row, "pair_decimals"));
        String word = Fields.text(row, "status");
        return new ListedInstrument(Fields.needed(row, "wsname"), Fields.text(row, "base"), Fields.text(row, "quote"),
                status(word), word, 0, new ListedInstrument.Rules(px, 0,
                        Fields.lastPlace(Fields.whole(row, "lot_decimals")), Fields.decimal(row, "ordermin"), null,
                        Fields.decimal(row, "costmin"), null), ListedInstrument.Funding.NONE);
    }

    private static ListedInstrument row(JsonNode row) {
        String word = Fields.text(row, "status");
        return new ListedInstrument(Fields.needed(row, "symbol"), Fields.text(row, "base"), Fields.text(row, "quote"),
                status(word), word, 0, new ListedInstrument.Rules(Fields.decimal(row, "price_increment"), 0,
                        Fields.decimal(row, "qty_increment"), Fields.decimal(row, "qty_min"), null,
                        Fields.decimal(row, "cost_min"), null), ListedInstrument.Funding.NONE);
    }

    private static TradingStatus status(String word) {
        return switch (word) {
            case "", "online", "limit_only" -> TradingStatus.TRADING;
            case "cancel_only" -> TradingStatus.CANCEL_ONLY;
            case "delisted" -> TradingStatus.NOT_LISTED;
            default -> TradingStatus.HALTED;
        };
    }
}
