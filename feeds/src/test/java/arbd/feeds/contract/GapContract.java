package arbd.feeds.contract;

import static arbd.feeds.FeedCapability.SEQUENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.market.MarketState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A message that is missing makes the book stale at once, one that comes twice changes nothing. */
public abstract class GapContract extends MarketDataContract {
    @ParameterizedTest
    @MethodSource("protocols")
    void shouldMissAMessageThatIsLost(String protocol) {
        try (FollowedVenue venue = followed(protocol, SEQUENCE)) {
            venue.loses();
            venue.until("stale", () -> venue.told(MarketState.STALE) > 0);
            venue.until("live again", venue::live);
            venue.moves();
            assertSound(venue, 1, 0, 0);
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void shouldTakeAMessageThatComesTwiceOnce(String protocol) {
        try (FollowedVenue venue = followed(protocol)) {
            venue.moves();
            venue.repeats();
            venue.moves();
            assertSound(venue, 0, 0, 0);
            assertEquals(0, venue.told(MarketState.STALE));
        }
    }
}
