package arbd.execution.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.execution.order.Shop;
import arbd.route.QuoteTable;
import org.junit.jupiter.api.Test;

/** What is naked counts at what it takes to undo it, by way of another asset where no market leads there at once. */
final class NakedExposureTest {
    private static final int BTC = Shop.BTC.id();
    private static final int ETH = Shop.ETH.id();
    private static final int USDT = Shop.USDT.id();
    private static final int BNB = Shop.BNB.id();
    private static final long BTC_UNITS = 100_000_000L;
    private static final long USDT_UNITS = 100_000_000L;

    private final QuoteTable quotes = new QuoteTable(Shop.TABLE);
    private final NakedExposure naked = new NakedExposure(quotes);

    @Test
    void shouldPriceByTheMarketOfTheTwo() {
        Shop.quote(quotes, 0, 6_000_000, 6_100_000, 1);
        assertEquals(60_000 * USDT_UNITS, naked.worth(BTC, USDT, BTC_UNITS));
        assertEquals(61_000 * USDT_UNITS, naked.worth(BTC, USDT, -BTC_UNITS));
    }

    /** BNB trades for BTC, and BTC for ETH, but nothing trades BNB for ETH. */
    @Test
    void shouldPriceByWayOfAnAssetBetween() {
        assertEquals(Long.MAX_VALUE, naked.worth(BNB, ETH, 1_000_000L), "no price yet");
        Shop.quote(quotes, 6, 1_000, 1_100, 1);
        Shop.quote(quotes, 2, 5_000, 5_500, 1);
        // One BNB is sold for 0.01 BTC, which buy 0.1818 ETH; undoing a debt costs 0.011 BTC, had for 0.22 ETH.
        assertEquals(1_818_000_000L, naked.worth(BNB, ETH, 1_000_000L));
        assertEquals(2_200_000_000L, naked.worth(BNB, ETH, -1_000_000L));
        naked.add(BNB, -1_000_000L);
        assertEquals(2_200_000_000L, naked.notional(ETH));
    }
}
