package arbd.execution.listing;

import arbd.market.TradingStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Coinbase's {@code products}: Exchange's list, and Advanced Trade's object, whose members have other names. */
final class CoinbaseListing {
    private CoinbaseListing() {
    }

    /** {@code GET /products} of Exchange. */
    static List<ListedInstrument> exchange(JsonNode products) {
        if (!products.isArray()) {
            throw new IllegalArgumentException("no list of products");
        }
        return Fields.rows(products, CoinbaseListing::product);
    }

    /** {@code GET /market/products} of Advanced Trade. */
    static List<ListedInstrument> advanced(JsonNode answer) {
        return Fields.rows(Fields.list(answer, "products"), CoinbaseListing::advancedProduct);
    }

    private static ListedInstrument product(JsonNode row) {
        String word = Fields.needed(row, "status");
        return new ListedInstrument(Fields.needed(row, "id"), Fields.text(row, "base_currency"),
                Fields.text(row, "quote_currency"), status(word, row, "trading_disabled"), word, 0,
                new ListedInstrument.Rules(Fields.decimal(row, "quote_increment"), 0,
                        Fields.decimal(row, "base_increment"), Fields.decimal(row, "base_min_size"),
                        Fields.decimal(row, "base_max_size"), Fields.decimal(row, "min_market_funds"), null),
                ListedInstrument.Funding.NONE);
    }

    private static ListedInstrument advancedProduct(JsonNode row) {
        String word = Fields.text(row, "status");
        String px = row.has("price_increment") ? "price_increment" : "quote_increment";
        return new ListedInstrument(Fields.needed(row, "product_id"), Fields.text(row, "base_currency_id"),
                Fields.text(row, "quote_currency_id"), status(word, row, "is_disabled"), word, 0,
                new ListedInstrument.Rules(Fields.decimal(row, px), 0, Fields.decimal(row, "base_increment"),
                        Fields.decimal(row, "base_min_size"), Fields.decimal(row, "base_max_size"),
                        Fields.decimal(row, "quote_min_size"), null), ListedInstrument.Funding.NONE);
    }

    private static TradingStatus status(String word, JsonNode row, String disabled) {
        if (word.equals("delisted")) {
            return TradingStatus.NOT_LISTED;
        }
        if (row.path("cancel_only").asBoolean()) {
            return TradingStatus.CANCEL_ONLY;
        }
        boolean closed = row.path(disabled).asBoolean() || row.path("trading_disabled").asBoolean()
                || row.path("post_only").asBoolean() || row.path("view_only").asBoolean()
                || row.path("auction_mode").asBoolean();
        return closed || !word.isEmpty() && !word.equals("online") ? TradingStatus.HALTED : TradingStatus.TRADING;
    }
}
