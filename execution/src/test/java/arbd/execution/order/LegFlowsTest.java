package arbd.execution.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import arbd.market.Side;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LegFlowsTest {
    private static final int USDT = Shop.USDT.id();
    private static final int BTC = Shop.BTC.id();

    private final LegFlows flows = new LegFlows(Shop.TABLE, 4);

    @Test
    void shouldSplitWhatASaleMissedIntoPriceQuantityAndFee() {
        // 1 BTC sold on beta at 60,000.0: 60 USDT of fee. Half fills at 59,990.0, for 30 USDT of fee.
        flows.start(0, USDT, 77);
        flows.expect(0, leg(1, 3, Side.SELL, 600_000, 100_000_000L), 6_000_000_000_000L, 6_000_000_000L);
        flows.fill(0, 1, 3, false, Shop.fill(1, 599_900, 50_000_000L, USDT, 3_000_000_000L));
        assertEquals(-500_000_000L, flows.slippage(0, 1, 50_000_000L), "5 USDT less for half a bitcoin");
        assertEquals(-500_000_000L, flows.pxDeviation(0, 1, 50_000_000L));
        assertEquals(-3_000_000_000_000L, flows.qtyDeviation(0, 1, 50_000_000L), "30,000 USDT did not come");
        assertEquals(3_000_000_000L, flows.feeDeviation(0, 1));
        assertEquals(77, flows.net(0));
        assertEquals(3_000_000_000L, flows.fees(0, USDT));
    }

    @Test
    void shouldCountAFeeInAnotherAssetAsNothingOfTheSettlementAsset() {
        flows.start(2, USDT, 0);
        flows.expect(2, leg(0, 0, Side.BUY, 6_000_000, 100_000), 6_000_000_000_000L, 100_000);
        flows.fill(2, 0, 0, true, Shop.fill(1, 6_000_000, 100_000, BTC, 100_000));
        assertEquals(0, flows.feeDeviation(2, 0));
        assertEquals(-6_000_000_000_000L, flows.moved(2, 0));
        assertEquals(flows.expected(2, 0), flows.moved(2, 0));
        assertEquals(100_000, flows.fees(2, BTC));
    }

    @Test
    void shouldMoveNothingOfAnAssetThatTheLegDoesNotTrade() {
        flows.start(1, USDT, 0);
        flows.expect(1, leg(1, 2, Side.BUY, 5_000, 10_000), 5_000_000, 0);
        flows.fill(1, 1, 2, true, Shop.fill(1, 5_100, 10_000, BTC, 0));
        assertEquals(0, flows.moved(1, 1));
        assertEquals(0, flows.pxDeviation(1, 1, 10_000));
        assertEquals(-100_000, flows.slippage(1, 1, 10_000), "0.001 BTC more than expected");
    }

    @Test
    void shouldLeaveNoUnitBetweenExpectedAndMoved() {
        for (long seed = 1; seed <= 2_000; seed++) {
            Random random = new Random(seed);
            int instrument = random.nextInt(6);
            boolean buys = random.nextBoolean();
            long qty = 1 + random.nextInt(1_000_000);
            long cumQty = 0;
            flows.start(3, random.nextInt(3), 0);
            flows.expect(3, leg(0, instrument, buys ? Side.BUY : Side.SELL, 1, qty), random.nextInt(1_000_000_000),
                    random.nextInt(1_000));
            for (int fill = random.nextInt(4); fill > 0 && cumQty < qty; fill--) {
                long part = 1 + random.nextInt((int) (qty - cumQty));
                cumQty += part;
                flows.fill(3, 0, instrument, buys, Shop.fill(fill, 1 + random.nextInt(1_000_000), part,
                        random.nextInt(5) - 1, random.nextInt(1_000)));
            }
            assertEquals(flows.moved(3, 0), flows.expected(3, 0) + flows.pxDeviation(3, 0, cumQty)
                    + flows.qtyDeviation(3, 0, cumQty) + flows.feeDeviation(3, 0), "seed " + seed);
        }
    }

    @Test
    void shouldFoldWhatIsOpenIntoTheHashAndForgetWhatIsReleased() {
        long empty = flows.foldInto(1);
        flows.start(1, USDT, 5);
        long started = flows.foldInto(1);
        assertNotEquals(empty, started);
        flows.fill(1, 0, 0, true, Shop.fill(1, 6_000_000, 1, Shop.BNB.id(), 3));
        assertNotEquals(started, flows.foldInto(1));
        flows.release(1);
        assertEquals(empty, flows.foldInto(1));
        flows.start(1, USDT, 5);
        assertEquals(started, flows.foldInto(1), "nothing is left of the one before");
    }

    private static Order leg(int leg, int instrument, Side side, long px, long qty) {
        Order order = Shop.order(1, 1, instrument, side, px, qty);
        order.leg = leg;
        return order;
    }
}
