package arbd.feeds.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.feeds.FeedCapability;
import arbd.feeds.Feeds;
import arbd.market.MarketState;
import arbd.market.Tick;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Books are told as the venue has them, and what comes beside them is what the table says. */
public abstract class DecodeContract extends MarketDataContract {
    private static final int MOVES = 20;

    /** How many changes are followed; fewer where a venue takes its time. */
    protected int moves() {
        return MOVES;
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void shouldTellEveryBookAsItIs(String protocol) {
        try (FollowedVenue venue = followed(protocol)) {
            for (int i = 0; i < moves(); i++) {
                venue.moves();
            }
            assertSound(venue, 0, 0, 0);
            assertEquals(0, venue.told(MarketState.STALE));
            assertEquals(1, venue.counters().connects());
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void shouldTellBestQuotesAndMarksWhereThereAreAny(String protocol) {
        try (FollowedVenue venue = followed(protocol)) {
            boolean quotes = Feeds.capabilities(protocol).contains(FeedCapability.QUOTES);
            boolean marks = Feeds.capabilities(protocol).contains(FeedCapability.MARKS);
            venue.speaks();
            venue.until("best quotes", () -> !quotes || venue.told(Tick.QUOTE) > 0);
            venue.until("marks", () -> !marks || venue.told(Tick.MARK_FUNDING) > 0);
            venue.moves();
            assertEquals(quotes, venue.told(Tick.QUOTE) > 0, "best quotes");
            assertEquals(marks, venue.told(Tick.MARK_FUNDING) > 0, "marks");
            assertSound(venue, 0, 0, 0);
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void shouldNotBelieveABookThatCrossesItself(String protocol) {
        try (FollowedVenue venue = followed(protocol)) {
            venue.crosses();
            venue.until("stale", () -> venue.told(MarketState.STALE) > 0);
            venue.until("live again", venue::live);
            venue.moves();
            assertEquals("", venue.wrong(), venue + " told what is not so");
        }
    }
}
