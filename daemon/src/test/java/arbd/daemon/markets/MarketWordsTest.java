package arbd.daemon.markets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.MarketRules;
import arbd.market.TradingStatus;
import arbd.market.Venue;
import org.junit.jupiter.api.Test;

class MarketWordsTest {
    private static final Instrument CONFIGURED = new Instrument(0, new Venue(0, "alpha", "binance"), "BTCUSDT",
            Kind.SPOT, new Asset(0, "BTC", 8), new Asset(1, "USDT", 8), 2, 4, 1, 10, 20, 500_000_000, 100_000,
            FeeSide.RECEIVED);

    private final MarketRules rules = new MarketRules();

    @Test
    void shouldNameBothValuesAndWhatToDo() {
        rules.lot = 25;
        rules.lotDecimals = 3;
        assertEquals("lot is 0.025 at the venue, 0.001 in the configuration: no orders for it until"
                + " venues.alpha.instruments.BTCUSDT.lot is changed and arbd started again", line());
        rules.lot = 0;
        rules.minNotional = 10;
        assertEquals("minNotional is 10 at the venue, 5 in the configuration: no orders for it until"
                + " venues.alpha.instruments.BTCUSDT.minNotional is changed and arbd started again", line());
        rules.pxIncrement = 1;
        rules.pxDecimals = 1;
        assertEquals("pxIncrement is 0.1 at the venue, 0.01 in the configuration: no orders for it until"
                + " venues.alpha.instruments.BTCUSDT.pxIncrement is changed and arbd started again", line());
    }

    @Test
    void shouldTellWhatIsClosedAndWhatEnds() {
        assertTrue(MarketWords.open(CONFIGURED, rules));
        assertEquals("trading", line());
        rules.endsNanos = 1_790_000_000_000_000_000L;
        assertEquals("ends at 2026-09-21T14:13:20Z: exits only from risk.announced.entriesEnd before that on", line());
        assertFalse(MarketWords.open(CONFIGURED, rules));
        rules.status = TradingStatus.CANCEL_ONLY;
        assertEquals("cancel-only: no orders for it", line());
    }

    private String line() {
        return MarketWords.line(CONFIGURED, rules);
    }
}
