package arbd.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MarketRulesTest {
    private static final Asset BTC = new Asset(0, "BTC", 8);
    private static final Asset USDT = new Asset(1, "USDT", 6);

    /** Increment 0.01, lot 0.001, at least 0.002 and 10 USDT. */
    private static final Instrument CONFIGURED = new Instrument(0, new Venue(0, "alpha", "binance"), "BTCUSDT",
            Kind.SPOT, BTC, USDT, 2, 4, 1, 10, 20, 10_000_000, 100_000, FeeSide.RECEIVED);

    @Test
    void shouldFindNothingInTheConfiguredRulesHoweverTheyAreWritten() {
        assertEquals(RuleDifference.NONE, against(rules -> { }));
        assertEquals(RuleDifference.NONE, against(rules -> {
            rules.pxIncrement = 1_000_000;
            rules.pxDecimals = 8;
            rules.lot = 100_000;
            rules.lotDecimals = 8;
        }));
    }

    @Test
    void shouldFindEveryRuleThatForbidsWhatIsConfigured() {
        assertEquals(RuleDifference.PX_INCREMENT, against(rules -> rules.pxIncrement = 10));
        assertEquals(RuleDifference.PX_INCREMENT, against(rules -> rules.pxDecimals = 3));
        assertEquals(RuleDifference.LOT, against(rules -> rules.lot = 2));
        assertEquals(RuleDifference.LOT, against(rules -> {
            rules.lot = 3;
            rules.lotDecimals = 5;
        }));
        assertEquals(RuleDifference.MIN_QTY, against(rules -> {
            rules.minQty = 20_001;
            rules.minQtyDecimals = 7;
        }));
        assertEquals(RuleDifference.MIN_NOTIONAL, against(rules -> rules.minNotional = 11));
        assertEquals(RuleDifference.CONTRACT_SIZE, against(rules -> {
            rules.contract = 1;
            rules.contractDecimals = 2;
        }));
    }

    @Test
    void shouldLetPassWhatIsStricterThanTheVenue() {
        assertEquals(RuleDifference.NONE, against(rules -> {
            rules.lot = 1;
            rules.lotDecimals = 8;
            rules.minQty = 1;
            rules.minQtyDecimals = 8;
            rules.minNotional = 5;
        }));
    }

    /** Five figures: at 60,000 the step is 1, though the venue's finest is 0.1. */
    @Test
    void shouldTakeACoarserPriceIncrementWhereTheVenuesFollowsThePrice() {
        assertEquals(RuleDifference.NONE, against(rules -> {
            rules.pxFigures = 5;
            rules.pxDecimals = 3;
        }));
        assertEquals(RuleDifference.PX_INCREMENT, against(rules -> {
            rules.pxFigures = 5;
            rules.pxIncrement = 10;
        }));
    }

    /** ctVal 0.01, lotSz 0.1: a lot is 0.001 BTC, as configured; so many digits, another point. */
    @Test
    void shouldReadLotsAndMinimumsOfAVenueThatCountsContracts() {
        Instrument swap = contracts(-2);
        assertEquals(2, swap.wireQtyDecimals());
        assertEquals(RuleDifference.NONE, swap(swap, of(1, 1), of(2, 1), of(1, 2)));
        assertEquals(RuleDifference.LOT, swap(swap, of(2, 1), of(2, 1), of(1, 2)));
        assertEquals(RuleDifference.MIN_QTY, swap(swap, of(1, 1), of(21, 2), of(1, 2)));
        assertEquals(RuleDifference.CONTRACT_SIZE, swap(swap, of(1, 1), of(2, 1), of(1, 1)));
        assertEquals(RuleDifference.CONTRACT_SIZE, swap(swap, of(1, 1), of(2, 1), of(1, 0)));
        assertEquals(RuleDifference.CONTRACT_SIZE, swap(swap, of(1, 1), of(2, 1), of(100, 0)));
        assertEquals(RuleDifference.CONTRACT_SIZE, swap(CONFIGURED, of(1, 1), of(2, 1), of(1, 2)));
        Instrument large = contracts(6);
        assertEquals(10, large.wireQtyDecimals());
        assertEquals(RuleDifference.NONE, swap(large, of(1, 10), of(1, 10), of(1_000_000, 0)));
        assertEquals(RuleDifference.CONTRACT_SIZE, swap(large, of(1, 10), of(1, 10), of(1_000_001, 0)));
    }

    @Test
    void shouldRefuseAContractThatLeavesNoRoomForItsDecimals() {
        assertThrows(IllegalArgumentException.class, () -> contracts(-5));
        assertThrows(IllegalArgumentException.class, () -> contracts(9));
    }

    private static Instrument contracts(int tens) {
        return new Instrument(0, new Venue(0, "alpha", "okx-swap"), "BTC-USDT-SWAP",
                Kind.PERP_LINEAR, BTC, USDT, 2, 4, 1, 10, 20, 10_000_000, 100_000, FeeSide.QUOTE, tens);
    }

    private static long[] of(long mantissa, long decimals) {
        return new long[] {mantissa, decimals};
    }

    /** Each a mantissa and its decimals. */
    private static RuleDifference swap(Instrument at, long[] lot, long[] minQty, long[] contract) {
        MarketRules rules = configured();
        rules.lot = lot[0];
        rules.lotDecimals = (int) lot[1];
        rules.minQty = minQty[0];
        rules.minQtyDecimals = (int) minQty[1];
        rules.contract = contract[0];
        rules.contractDecimals = (int) contract[1];
        return rules.against(at);
    }

    @Test
    void shouldTakeNoWordForNoRule() {
        assertEquals(RuleDifference.NONE, new MarketRules().against(CONFIGURED));
    }

    @Test
    void shouldCompareAsBigDecimalDoes() {
        long seed = 20261126;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200_000; i++) {
            long a = number(random);
            long b = number(random);
            int aDecimals = random.nextInt(MarketRules.DECIMALS_MAX + 1);
            int bDecimals = random.nextInt(MarketRules.DECIMALS_MAX + 1);
            BigDecimal exactA = BigDecimal.valueOf(a, aDecimals);
            BigDecimal exactB = BigDecimal.valueOf(b, bDecimals);
            String at = "seed " + seed + ": " + exactA + " and " + exactB;
            assertEquals(exactA.compareTo(exactB), MarketRules.compare(a, aDecimals, b, bDecimals), at);
            boolean multiple = exactA.remainder(exactB).signum() == 0;
            boolean found = MarketRules.multiple(a, aDecimals, b, bDecimals);
            // A number of nearly 2^63 may be called no multiple: that halts, it never lets pass.
            assertTrue(found == multiple || multiple && b > Long.MAX_VALUE / 1_000, at);
        }
    }

    @Test
    void shouldTellWordsThatAreTheSame() {
        MarketRules one = configured();
        MarketRules other = configured();
        other.receivedNanos = 7;
        other.wallNanos = 8;
        assertTrue(one.sameAs(other));
        other.endsNanos = 9;
        assertFalse(one.sameAs(other));
        one.copyFrom(other);
        assertTrue(one.sameAs(other));
    }

    private static long number(SplittableRandom random) {
        long any = random.nextLong() >>> 1 + random.nextInt(62);
        return 1 + switch (random.nextInt(3)) {
            case 0 -> any % 10 - any % 2;
            case 1 -> (long) StrictMath.pow(10, random.nextInt(18)) - 1;
            default -> any % (Long.MAX_VALUE - 1);
        };
    }

    private static RuleDifference against(Consumer<MarketRules> change) {
        MarketRules rules = configured();
        change.accept(rules);
        return rules.against(CONFIGURED);
    }

    private static MarketRules configured() {
        MarketRules rules = new MarketRules();
        rules.pxIncrement = 1;
        rules.pxDecimals = 2;
        rules.lot = 1;
        rules.lotDecimals = 3;
        rules.minQty = 2;
        rules.minQtyDecimals = 3;
        rules.minNotional = 10;
        rules.contract = 1;
        return rules;
    }
}
