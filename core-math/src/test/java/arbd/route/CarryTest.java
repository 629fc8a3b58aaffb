package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CarryTest {
    private static final long EIGHT_HOURS = 8;

    @Test
    void shouldCountPaymentsWithinTheHoldingTime() {
        assertEquals(0, Carry.fundingE8(10_000, EIGHT_HOURS, 100, 95, 4));
        assertEquals(10_000, Carry.fundingE8(10_000, EIGHT_HOURS, 100, 95, 5));
        assertEquals(10_000, Carry.fundingE8(10_000, EIGHT_HOURS, 100, 95, 12));
        assertEquals(20_000, Carry.fundingE8(10_000, EIGHT_HOURS, 100, 95, 13));
        assertEquals(-40_000, Carry.fundingE8(-10_000, EIGHT_HOURS, 100, 95, 29));
    }

    @Test
    void shouldTakeAnAnnouncedTimeThatIsPastAsPaid() {
        assertEquals(0, Carry.fundingE8(10_000, EIGHT_HOURS, 100, 100, 7));
        assertEquals(10_000, Carry.fundingE8(10_000, EIGHT_HOURS, 100, 100, 8));
        assertEquals(10_000, Carry.fundingE8(10_000, EIGHT_HOURS, 100, 131, 1));
    }

    @Test
    void shouldCountAsOneByOne() {
        long seed = 4L;
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            long interval = 1 + random.nextInt(20);
            long next = random.nextInt(100);
            long now = random.nextInt(200);
            long hold = random.nextInt(100);
            long payments = 0;
            for (long at = next; at <= now + hold; at += interval) {
                payments += at > now ? 1 : 0;
            }
            assertEquals(payments, Carry.payments(interval, next, now, hold), "seed " + seed + " case " + i);
        }
    }

    @Test
    void shouldNeverExpectMoreThanATenth() {
        assertEquals(RouteCosts.RATE_MAX_E8, Carry.fundingE8(1_000_000, 1, 1, 0, Long.MAX_VALUE / 2));
        assertEquals(-RouteCosts.RATE_MAX_E8, Carry.fundingE8(-1_000_000, 1, 1, 0, Long.MAX_VALUE / 2));
    }
}
