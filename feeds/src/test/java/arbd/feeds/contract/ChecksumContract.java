package arbd.feeds.contract;

import static arbd.feeds.FeedCapability.CHECKSUM;
import static arbd.feeds.FeedCapability.CROSS_CHECK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.market.MarketState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A book that differs from what the venue says of it is stale until there is a new one. */
public abstract class ChecksumContract extends MarketDataContract {
    @ParameterizedTest
    @MethodSource("protocols")
    void shouldBelieveABookThatItsVenueVouchesFor(String protocol) {
        try (FollowedVenue venue = followed(protocol, CHECKSUM, CROSS_CHECK)) {
            venue.vouches();
            venue.until("compared", () -> venue.counters().checksums() > 0);
            venue.moves();
            assertSound(venue, 0, 0, 0);
            assertEquals(0, venue.told(MarketState.STALE));
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void shouldNotBelieveABookThatItsVenueContradicts(String protocol) {
        try (FollowedVenue venue = followed(protocol, CHECKSUM, CROSS_CHECK)) {
            venue.lies();
            venue.until("stale", () -> venue.told(MarketState.STALE) > 0);
            venue.until("live again", venue::live);
            venue.moves();
            assertSound(venue, 0, 0, 1);
        }
    }
}
