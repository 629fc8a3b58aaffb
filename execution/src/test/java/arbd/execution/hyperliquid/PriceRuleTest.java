package arbd.execution.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Venue;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PriceRuleTest {
    private static final int DECIMALS = 8;

    private final Instrument instrument = new Instrument(0, new Venue(0, "v", "hyperliquid"), "X", Kind.PERP_LINEAR,
            new Asset(0, "X", 8), new Asset(1, "USDC", 8), DECIMALS, DECIMALS, 1, 1, 1, 0, 0, FeeSide.QUOTE);

    /** The first eight as documented; a whole number may have any number of figures. */
    @Test
    void shouldTakeWhatTheVenueTakes() {
        for (String price : List.of("p 1234.5 0 ok", "p 1234.56 0 6 significant figures", "p 0.001234 0 ok",
                "p 0.0012345 0 7 decimals", "p 0.01234 1 ok", "p 0.01234 2 5 decimals", "s 0.0001234 0 ok",
                "s 0.0001234 2 7 decimals", "p 123456 5 ok", "p 123456.7 0 7 significant figures", "p 12345.6 0 6 sign",
                "p 12345.0 6 ok", "p 1000000 0 ok", "p 62000.5 5 6 sign", "p 62000 5 ok", "p 0 0 positive",
                "s 1.23456 2 6 sign", "s 1.2345 2 ok", "p 0.1 6 1 decimals", "s 0.12 6 ok", "p 10000000.5 0 9 sign")) {
            String[] part = price.split(" ", 4);
            String refusal = PriceRule.refusal(instrument, part[0].equals("s"), mantissa(part[1]), mantissa("1"),
                    Integer.parseInt(part[2]));
            if (part[3].equals("ok")) {
                assertNull(refusal, price);
            } else {
                assertTrue(refusal != null && refusal.contains(part[3]), price + ": " + refusal);
            }
        }
    }

    @Test
    void shouldTakeSizesOfSoManyDecimals() {
        assertNull(PriceRule.refusal(instrument, false, mantissa("1"), mantissa("0.00010"), 4));
        assertEquals("size has more than 3 decimals",
                PriceRule.refusal(instrument, false, mantissa("1"), mantissa("0.0001"), 3));
        assertEquals("price and size must be positive", PriceRule.refusal(instrument, false, mantissa("1"), 0, 3));
    }

    @Test
    void shouldTakeEveryPriceOnRecord() throws Exception {
        int prices = 0;
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(SharedData.path(
                "venues/visible/hyperliquid/ws_btc_l2book_trades_20250126_a.wire.jsonl"))) {
            for (JsonNode level : json.readTree(line).findParents("px")) {
                assertNull(PriceRule.refusal(instrument, false, mantissa(level.get("px").asText()),
                        mantissa(level.get("sz").asText()), 5), line);
                prices++;
            }
        }
        assertTrue(prices > 1_000, "prices " + prices);
    }

    private static long mantissa(String text) {
        return new BigDecimal(text).movePointRight(DECIMALS).longValueExact();
    }
}
