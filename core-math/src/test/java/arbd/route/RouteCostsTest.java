package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import arbd.market.Side;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RouteCostsTest {
    private final RandomRoute market = new RandomRoute(new Random(1), RandomRoute.Shape.BASIS, 10, false);
    private final RouteCosts costs = new RouteCosts(market.routes);

    @Test
    void shouldChargeTheInstrumentsFeesUntilToldOtherwise() {
        long listed = market.instruments.get(0).takerFeeE8();
        assertEquals(listed, costs.feeE8(0, Side.BUY));
        costs.setFee(0, Side.SELL, 12_345);
        assertEquals(listed, costs.feeE8(0, Side.BUY));
        assertEquals(12_345, costs.feeE8(0, Side.SELL));
    }

    @Test
    void shouldRefuseWhatIsNoCost() {
        List<Consumer<RouteCosts>> wrong = List.of(
                c -> c.setFlat(0, -1, 0), c -> c.setFlat(0, RouteCosts.FLAT_MAX, 1), c -> c.setPremium(0, -1),
                c -> c.setSlippage(0, -1), c -> c.setDecay(0, RouteCosts.RATE_MAX_E8 + 1),
                c -> c.setBorrow(0, -1), c -> c.setExit(0, -RouteCosts.RATE_MAX_E8 - 1), c -> c.setHold(0, -1),
                c -> c.setFunding(0, 1, 0, 0), c -> c.setFunding(0, Long.MIN_VALUE, 1, 0),
                c -> c.setTarget(0, 0, -1, 0), c -> c.setTarget(0, 0, 5, -1));
        long before = costs.foldInto(1);
        for (int i = 0; i < wrong.size(); i++) {
            Consumer<RouteCosts> set = wrong.get(i);
            assertThrows(IllegalArgumentException.class, () -> set.accept(costs), "case " + i);
        }
        assertEquals(before, costs.foldInto(1), "something was set before it was refused");
    }

    @Test
    void shouldFoldEveryCostIntoTheHash() {
        List<Consumer<RouteCosts>> changes = List.of(
                c -> c.setFlat(0, 1, 0), c -> c.setPremium(0, 2), c -> c.setSlippage(0, 3), c -> c.setDecay(0, 4),
                c -> c.setBorrow(0, 6), c -> c.setExit(0, 7), c -> c.setHold(0, 8),
                c -> c.setConversion(0, 1), c -> c.setFee(0, Side.BUY, 9), c -> c.setFeeToken(0, 1),
                c -> c.setFunding(0, 10, 11, 12), c -> c.setFunding(0, 10, 11, 12, 99),
                c -> c.setTarget(0, 0, 13, 14));
        long hash = costs.foldInto(1);
        for (int i = 0; i < changes.size(); i++) {
            changes.get(i).accept(costs);
            long changed = costs.foldInto(1);
            assertNotEquals(hash, changed, "case " + i);
            hash = changed;
        }
    }

    /** What a venue stopped telling is no longer income, but it is still a cost. */
    @Test
    void shouldNotCountOldFundingAsIncome() {
        long told = 5_000_000_000L;
        long late = told + RouteCosts.FUNDING_AGE_MAX_NANOS + 1;
        costs.setHold(0, 60);
        costs.setFunding(0, 10, 100, late + 10, told);
        assertEquals(-10, costs.fundingE8(0, 0, Side.SELL, late - 1));
        assertEquals(0, costs.fundingE8(0, 0, Side.SELL, late));
        assertEquals(10, costs.fundingE8(0, 0, Side.BUY, late));
    }
}
