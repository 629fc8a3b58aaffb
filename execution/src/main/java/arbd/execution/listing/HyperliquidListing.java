package arbd.execution.listing;

import arbd.market.TradingStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hyperliquid's {@code meta} and {@code spotMeta}. A price has at most five significant figures and at most 6
 * (perpetual) or 8 (spot) less {@code szDecimals} decimals; what is given as increment is the last such decimal. The
 * least notional of ten USDC of a perpetual and the hourly funding, 4 % at most, are rules of the venue, not in its
 * answers; of a least notional of spot pairs we know nothing certain.
 */
final class HyperliquidListing {
    private static final int FIGURES = 5;
    private static final int PERP_DECIMALS = 6;
    private static final int SPOT_DECIMALS = 8;
    private static final BigDecimal MIN_NOTIONAL = BigDecimal.TEN;
    private static final ListedInstrument.Funding HOURLY =
            new ListedInstrument.Funding(60, new BigDecimal("0.04"));

    private HyperliquidListing() {
    }

    /** The answer to {@code {"type":"meta"}}. */
    static List<ListedInstrument> perpetuals(JsonNode meta) {
        return Fields.rows(Fields.list(meta, "universe"), HyperliquidListing::perpetual);
    }

    /** The answer to {@code {"type":"spotMeta"}}; a pair's tokens are numbers of the token list. */
    static List<ListedInstrument> spot(JsonNode meta) {
        Map<Long, JsonNode> tokens = new HashMap<>();
        Fields.list(meta, "tokens").forEach(token -> tokens.put(token.path("index").asLong(-1), token));
        return Fields.rows(Fields.list(meta, "universe"), row -> pair(row, tokens));
    }

    private static ListedInstrument perpetual(JsonNode row) {
        boolean delisted = row.path("isDelisted").asBoolean();
        return new ListedInstrument(Fields.needed(row, "name"), Fields.needed(row, "name"), "USDC",
                delisted ? TradingStatus.NOT_LISTED : TradingStatus.TRADING, delisted ? "delisted" : "live", 0,
                rules(row, PERP_DECIMALS, MIN_NOTIONAL, BigDecimal.ONE), HOURLY);
    }

    private static ListedInstrument pair(JsonNode row, Map<Long, JsonNode> tokens) {
        JsonNode base = tokens.get(row.path("tokens").path(0).asLong(-1));
        JsonNode quote = tokens.get(row.path("tokens").path(1).asLong(-1));
        if (base == null || quote == null) {
            throw new IllegalArgumentException("a token that is not listed");
        }
        return new ListedInstrument(Fields.needed(row, "name"), Fields.needed(base, "name"),
                Fields.needed(quote, "name"), TradingStatus.TRADING,
                row.path("isCanonical").asBoolean() ? "canonical" : "listed", 0,
                rules(base, SPOT_DECIMALS, null, null), ListedInstrument.Funding.NONE);
    }

    private static ListedInstrument.Rules rules(JsonNode sized, int decimals, BigDecimal least, BigDecimal contract) {
        if (!sized.has("szDecimals")) {
            throw new IllegalArgumentException("no 'szDecimals'");
        }
        long sizeDecimals = Fields.whole(sized, "szDecimals");
        return new ListedInstrument.Rules(Fields.lastPlace(Math.max(0, decimals - sizeDecimals)), FIGURES,
                Fields.lastPlace(sizeDecimals), null, null, least, contract);
    }
}
