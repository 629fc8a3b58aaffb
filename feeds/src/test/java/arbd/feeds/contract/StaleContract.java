package arbd.feeds.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.feeds.net.BookFault;
import arbd.market.MarketState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data that stand still are told to be stale, however alive the connection is, and another one is opened. */
public abstract class StaleContract extends MarketDataContract {
    /** Data silence that is given up; what a busy machine makes of it is no fault, so nothing is counted exactly. */
    private static final long SILENCE_MILLIS = 400;

    /** See above; longer where a venue has pauses of its own. */
    protected long silenceMillis() {
        return SILENCE_MILLIS;
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void shouldReplaceAConnectionWhoseDataStandStill(String protocol) {
        try (FollowedVenue venue = open(protocol, silenceMillis())) {
            venue.follow();
            venue.freezes(true);
            long silent = venue.counters().faults(BookFault.SILENT);
            long stale = venue.told(MarketState.STALE);
            long down = venue.told(MarketState.DISCONNECTED);
            long connects = venue.counters().connects();
            venue.until("silent", () -> venue.counters().faults(BookFault.SILENT) > silent);
            venue.until("stale", () -> venue.told(MarketState.STALE) > stale);
            venue.until("down", () -> venue.told(MarketState.DISCONNECTED) > down);
            venue.until("another connection", () -> venue.counters().connects() > connects);
            venue.freezes(false);
            venue.until("live again", venue::live);
            assertEquals("", venue.wrong(), venue + " told what is not so");
        }
    }
}
