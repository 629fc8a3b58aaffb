package arbd.execution.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Instrument;
import arbd.market.Money;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PositionsTest {
    private static final int PERP = 5;
    private static final Instrument TRADED = Shop.TABLE.get(PERP);
    private static final long FEE = TRADED.takerFeeE8();

    private final Positions positions = new Positions(Shop.TABLE);

    @Test
    void shouldRealiseOnlyWhatIsClosed() {
        assertEquals(0, positions.fill(PERP, true, 600_000, 300));
        assertEquals("300 for 1800000000000", text());
        assertEquals(0, positions.fill(PERP, true, 630_000, 100));
        assertEquals("400 for 2430000000000", text());
        // 100 of 400 were entered for 607,500,000,000 and fetch 620,000,000,000.
        assertEquals(12_500_000_000L, positions.fill(PERP, false, 620_000, 100));
        assertEquals("300 for 1822500000000", text());
        // Through zero: 300 closed, 200 opened the other way.
        assertEquals(300L * 6_000_000_000L - 1_822_500_000_000L, positions.fill(PERP, false, 600_000, 500));
        assertEquals("-200 for 1200000000000", text());
        assertEquals(-20_000_000_000L, positions.fill(PERP, true, 610_000, 200));
        assertEquals("0 for 0", text());
    }

    /** However it was closed and rounded: from flat to flat, what was realised is what was paid and received. */
    @Test
    void shouldRealiseInTheEndWhatAllFillsTogetherMoved() {
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long moved = 0;
            long realised = 0;
            for (int i = 0; i < 200; i++) {
                boolean last = i == 199;
                long held = positions.qty(PERP);
                if (last && held == 0) {
                    break;
                }
                boolean buys = last ? held < 0 : random.nextBoolean();
                long qty = last ? Math.abs(held) : 1 + random.nextInt(900);
                long px = 500_000 + random.nextInt(200_000);
                realised += positions.fill(PERP, buys, px, qty);
                moved += buys ? -Money.notionalCeil(TRADED, px, qty) : Money.notionalFloor(TRADED, px, qty);
                assertEquals(held + (buys ? qty : -qty), positions.qty(PERP));
                assertTrue(positions.entry(PERP) >= 0 && positions.qty(PERP) == 0 == (positions.entry(PERP) == 0));
            }
            assertEquals("0 for 0", text());
            assertEquals(moved, realised, "seed " + seed);
        }
    }

    @Test
    void shouldLeaveRoomForWhatClosesAndForWhatLimitAndMarginLetOpen() {
        long position = 3_000_000_000_000L;
        long plenty = Long.MAX_VALUE / 4;
        assertEquals(500, positions.room(PERP, true, 600_000, position, plenty, FEE));
        positions.fill(PERP, true, 600_000, 200);
        assertEquals(300, positions.room(PERP, true, 600_000, position, plenty, FEE));
        assertEquals(700, positions.room(PERP, false, 600_000, position, plenty, FEE));
        assertEquals(200, positions.room(PERP, false, 600_000, position, 0, FEE), "closing needs no margin");
        // 600 USDT of margin less the fee of 5 bps of what it buys: 99.95 lots of 6 USDT.
        assertEquals(99, positions.room(PERP, true, 600_000, position, 600_000_000_000L, FEE));
        assertEquals(98, positions.room(PERP, true, 600_000, position, 600_000_000_000L, 2_000_000), "of 2 %");
        assertEquals(99, positions.room(PERP, true, 600_000, position, 600_000_000_000L, -2_000_000), "no rebate");
        positions.promise(PERP, true, 250);
        assertEquals(50, positions.room(PERP, true, 600_000, position, plenty, FEE));
        positions.promise(PERP, false, 150);
        assertEquals(50 + 500, positions.room(PERP, false, 600_000, position, plenty, FEE));
        positions.promise(PERP, true, 100);
        assertEquals(0, positions.room(PERP, true, 600_000, position, plenty, FEE), "never less than nothing");
        assertEquals(0, positions.room(0, true, 600_000, position, plenty, FEE), "spot has no position");
        assertEquals(0, positions.room(PERP, true, 0, position, plenty, FEE));
    }

    @Test
    void shouldFoldEverythingIntoTheHash() {
        long empty = positions.foldInto(1);
        positions.promise(PERP, true, 3);
        long promised = positions.foldInto(1);
        positions.promise(PERP, true, -3);
        assertEquals(empty, positions.foldInto(1));
        positions.set(PERP, 3, 7);
        assertNotEquals(promised, positions.foldInto(1));
        assertNotEquals(empty, positions.foldInto(1));
        positions.set(PERP, 0, 7);
        assertEquals(empty, positions.foldInto(1), "nothing held is nothing bound");
    }

    private String text() {
        return positions.qty(PERP) + " for " + positions.entry(PERP);
    }
}
