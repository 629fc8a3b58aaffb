package arbd.execution.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Asset;
import org.junit.jupiter.api.Test;

class SharedReferenceTest {
    private static final long STEP = 40_000_000L;
    private static final long HOUR = 3_600_000_000_000L;

    @Test
    void shouldBeOneMarketForWhoeverStartsWhenever() {
        SimulationSettings settings = Market.settings(1).standAlone(0, 5);
        MarketModel early = new MarketModel(Market.table(), settings, Market.START_NANOS, id -> { });
        early.advance(Market.START_NANOS + HOUR);
        MarketModel late = new MarketModel(Market.table(), settings.withSeed(2), Market.START_NANOS + HOUR, id -> { });
        assertEquals(early.reference(1), late.reference(1));
        assertEquals(1.0, late.reference(0), "what settles is worth itself");
        assertNotEquals(62_000.0, late.reference(1), "prices move");
        for (int i = 1; i <= 1_000; i++) {
            long now = Market.START_NANOS + HOUR + i * STEP;
            early.advance(now);
            late.advance(now);
            assertEquals(early.reference(1), late.reference(1));
            assertEquals(early.reference(2), late.reference(2));
        }
        assertNotEquals(early.book(0).bids().px(0), late.book(0).bids().px(0), "each has its own noise");
        MarketModel other = new MarketModel(Market.table(), settings.standAlone(0, 6), Market.START_NANOS, id -> { });
        other.advance(Market.START_NANOS + HOUR + 1_000 * STEP);
        assertNotEquals(early.reference(1), other.reference(1), "another seed is another market");
    }

    /** Moves as a price does that is drawn anew: by about the volatility in a step, more in longer times, in bounds. */
    @Test
    void shouldWanderByTheVolatility() {
        SharedReference reference = new SharedReference(3, STEP, 20_000);
        Asset asset = new Asset(0, "BTC", 8);
        double near = 0;
        double far = 0;
        int steps = 20_000;
        for (int i = 0; i < steps; i++) {
            double here = reference.drift(asset, Market.START_NANOS + i * STEP);
            double next = reference.drift(asset, Market.START_NANOS + (i + 1) * STEP);
            double later = reference.drift(asset, Market.START_NANOS + (i + 100) * STEP);
            near += (next - here) * (next - here);
            far += (later - here) * (later - here);
            assertTrue(Math.abs(here) < 0.15, () -> "drifted by " + here);
        }
        double step = Math.sqrt(near / steps);
        double hundred = Math.sqrt(far / steps);
        assertTrue(step > 1.2e-4 && step < 3e-4, () -> "a step moves by " + step);
        assertTrue(hundred > 8e-4 && hundred < 4e-3, () -> "a hundred steps move by " + hundred);
    }
}
