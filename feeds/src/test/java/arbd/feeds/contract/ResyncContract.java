package arbd.feeds.contract;

import static arbd.feeds.FeedCapability.CHANGES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.feeds.net.Malformed;
import arbd.market.MarketState;
import arbd.market.Tick;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After a fault nothing is told before the venue has sent a whole book, and that is asked for. */
public abstract class ResyncContract extends MarketDataContract {
    private static final int MOVES = 5;

    @ParameterizedTest
    @MethodSource("protocols")
    void shouldGetAWholeBookAfterAFrameThatCannotBeRead(String protocol) {
        try (FollowedVenue venue = followed(protocol)) {
            venue.garbles();
            venue.until("stale", () -> venue.told(MarketState.STALE) > 0);
            venue.until("live again", venue::live);
            venue.moves();
            assertSound(venue, 0, 1, 0);
            assertEquals(1, venue.counters().malformedFrames(Malformed.SYNTAX));
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void shouldTellNoChangeBeforeTheWholeBook(String protocol) {
        try (FollowedVenue venue = followed(protocol, CHANGES)) {
            venue.withholds(true);
            venue.garbles();
            venue.until("stale", () -> venue.told(MarketState.STALE) > 0);
            long told = venue.told(Tick.DEPTH);
            long frames = venue.counters().frames();
            for (int i = 0; i < MOVES; i++) {
                venue.movesUnseen();
            }
            // A venue that is given up loses what is under way; it begins to send anew.
            venue.until("changes", () -> venue.counters().frames() >= frames + MOVES
                    || venue.counters().connects() > 1);
            assertEquals(told, venue.told(Tick.DEPTH), "told without a whole book");
            venue.withholds(false);
            venue.until("live again", venue::live);
            venue.moves();
            assertEquals("", venue.wrong(), venue + " told what is not so");
        }
    }
}
