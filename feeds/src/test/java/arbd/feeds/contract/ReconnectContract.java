package arbd.feeds.contract;

import static arbd.feeds.FeedCapability.CHANGES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.market.MarketState;
import arbd.market.Tick;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection that falls is told, another takes its place, and nothing of the old one is believed. */
public abstract class ReconnectContract extends MarketDataContract {
    private static final int FALLS = 3;

    @ParameterizedTest
    @MethodSource("protocols")
    void shouldTellThatItIsDownAndComeBack(String protocol) {
        try (FollowedVenue venue = followed(protocol)) {
            for (int i = 1; i <= FALLS; i++) {
                long fallen = i;
                venue.cuts();
                venue.until("down", () -> venue.told(MarketState.DISCONNECTED) == fallen);
                venue.until("live again", venue::live);
                venue.moves();
            }
            assertSound(venue, 0, 0, 0);
            assertEquals(FALLS + 1, venue.counters().connects());
            assertEquals(FALLS, venue.counters().disconnects());
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void shouldForgetTheBookOfALostConnection(String protocol) {
        try (FollowedVenue venue = followed(protocol, CHANGES)) {
            venue.withholds(true);
            venue.cuts();
            venue.until("down", () -> venue.told(MarketState.DISCONNECTED) == 1);
            venue.until("connected", () -> venue.counters().connects() == 2);
            long told = venue.told(Tick.DEPTH);
            long frames = venue.counters().frames();
            venue.movesUnseen();
            venue.until("a change", () -> venue.counters().frames() > frames);
            assertEquals(told, venue.told(Tick.DEPTH), "told from the book of a lost connection");
            venue.withholds(false);
            venue.until("live again", venue::live);
            venue.moves();
            assertEquals("", venue.wrong(), venue + " told what is not so");
        }
    }
}
