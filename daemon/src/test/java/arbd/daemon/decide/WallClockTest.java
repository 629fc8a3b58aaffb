package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import arbd.market.Tick;
import org.junit.jupiter.api.Test;

final class WallClockTest {
    /** It says which fundings are still to come; its quote may be replaced by one of a clock that was set back. */
    @Test
    void shouldFoldTheLatestWallClockTimeIntoTheHash() {
        assertNotEquals(hash(5 * TestMarket.SECOND), hash(6 * TestMarket.SECOND));
    }

    private static long hash(long latestNanos) {
        Decider decider = new Decider(TestMarket.SETTINGS, TestMarket.ROUTES, new Scribe());
        for (long wallNanos : new long[] {latestNanos, TestMarket.SECOND}) {
            Tick tick = TestMarket.quote(0, 5_999_900, 6_000_000, TestMarket.SECOND);
            tick.wallNanos = wallNanos;
            decider.at(TestMarket.SECOND);
            decider.on(tick);
            decider.done();
        }
        return decider.stateHash();
    }
}
