package arbd.daemon.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Money;
import arbd.market.Venue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrialPlanTest {
    private static final Venue VENUE = new Venue(0, "alpha", "binance");
    private static final Asset BTC = new Asset(0, "BTC", 8);
    private static final Asset USDT = new Asset(1, "USDT", 8);

    private static Instrument instrument(long increment, long lot, long minQty, long minNotional) {
        return new Instrument(0, VENUE, "BTCUSDT", Kind.SPOT, BTC, USDT, 2, 5, increment, lot, minQty, minNotional, 0,
                FeeSide.QUOTE);
    }

    @Test
    void shouldBeTheLeastThatTheVenueTakesFarBelowTheBid() {
        TrialPlan plan = TrialPlan.of(instrument(1, 1, 1, 500_000_000), 6_000_000, 10_000_000);

        assertEquals(5_400_000, plan.px());
        assertEquals(10, plan.qty()); // 0.0001 at 54,000 is 5.40
    }

    @Test
    void shouldKeepToEveryRuleAtEveryPrice() {
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            long increment = 1 + random.nextLong(50);
            long lot = 1 + random.nextLong(300);
            Instrument instrument = instrument(increment, lot, lot * random.nextLong(5),
                    random.nextLong(3) * 500_000_000L);
            long bidPx = increment * (10_000 + random.nextLong(1_000_000_000));
            TrialPlan plan = TrialPlan.of(instrument, bidPx, 1_000_000 + random.nextLong(89_000_000));
            String about = "seed " + seed + ", " + plan;
            assertTrue(plan.px() > 0 && plan.px() < bidPx && plan.px() % increment == 0, about);
            assertTrue(plan.qty() > 0 && plan.qty() % lot == 0 && plan.qty() >= instrument.minQty(), about);
            assertTrue(Money.notionalFloor(instrument, plan.px(), plan.qty()) >= instrument.minNotional(), about);
            long less = plan.qty() - lot;
            assertTrue(less <= 0 || less < instrument.minQty()
                    || Money.notionalFloor(instrument, plan.px(), less) < instrument.minNotional(), about);
        }
    }

    @Test
    void shouldRefuseAPriceThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> TrialPlan.of(instrument(100, 1, 1, 0), 100, 10_000_000));
    }
}
