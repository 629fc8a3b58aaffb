package arbd.feeds.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import arbd.feeds.FeedCapability;
import arbd.feeds.Feeds;
import arbd.feeds.Recorded;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.market.MarketState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts cover every protocol, the table of capabilities promises neither more nor less than they show. */
@Timeout(120)
final class VenueScriptsTest {
    private static final long FIRST = 100;

    static List<String> protocols() {
        return Feeds.names();
    }

    @Test
    void shouldBeThereForEveryProtocol() {
        assertEquals(new TreeSet<>(Feeds.names()), new TreeSet<>(VenueScripts.names()));
    }

    /** A protocol that notices a loss, and does not say so in the table, would be skipped for nothing. */
    @ParameterizedTest
    @MethodSource("protocols")
    void shouldNoticeNoLossWithoutSequenceNumbers(String protocol) {
        assumeFalse(Feeds.capabilities(protocol).contains(FeedCapability.SEQUENCE), protocol + " has sequence numbers");
        try (ScriptedVenue venue = followed(protocol)) {
            venue.loses();
            venue.until("what came after it", venue::reached);
            assertEquals(0, venue.counters().gaps());
            assertEquals(0, venue.told(MarketState.STALE));
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void shouldLieWhereALieIsNoticed(String protocol) {
        Set<FeedCapability> has = Feeds.capabilities(protocol);
        assertEquals(has.contains(FeedCapability.CHECKSUM) || has.contains(FeedCapability.CROSS_CHECK),
                VenueScripts.of(protocol).lie(FIRST) != null);
    }

    /** What needs no whole book, and is priced without one, comes whole each time. */
    @ParameterizedTest
    @MethodSource("protocols")
    void shouldPriceAChangeAloneWhereBooksComeWhole(String protocol) {
        VenueScript script = VenueScripts.of(protocol);
        List<String> ticks = Recorded.decode(protocol(protocol, script), script.change(VenueScript.state(FIRST)));
        assertEquals(!Feeds.capabilities(protocol).contains(FeedCapability.CHANGES),
                ticks.stream().anyMatch(tick -> tick.startsWith("depth")), ticks.toString());
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void shouldChangeNothingByAnswersAndHeartbeats(String protocol) {
        try (ScriptedVenue venue = followed(protocol)) {
            venue.moves();
            long ignored = venue.counters().ignoredFrames();
            int noises = venue.says(VenueScript::noise);
            venue.until("all of it ignored", () -> venue.counters().ignoredFrames() == ignored + noises);
            venue.moves();
            MarketDataContract.assertSound(venue, 0, 0, 0);
            assertEquals(0, venue.told(MarketState.STALE));
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void shouldChangeNothingByWordsOfAnInstrumentThatNobodyAskedFor(String protocol) {
        try (ScriptedVenue venue = followed(protocol)) {
            venue.says(script -> List.of(script.stranger(FIRST)));
            venue.until("counted", () -> venue.counters().malformedFrames(Malformed.SYMBOL) == 1);
            venue.moves();
            MarketDataContract.assertSound(venue, 0, 1, 0);
            assertEquals(0, venue.told(MarketState.STALE));
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void shouldSayTheSameOnEveryConnection(String protocol) {
        try (ScriptedVenue venue = followed(protocol)) {
            List<String> first = protocol(protocol, VenueScripts.of(protocol)).subscribe();
            venue.until("subscribed", () -> venue.heard().equals(first));
            venue.cuts();
            venue.until("connected again", () -> venue.counters().connects() == 2);
            venue.until("subscribed again", () -> venue.heard().size() == 2 * first.size());
            venue.until("live again", venue::live);
            assertEquals(first, venue.heard().subList(first.size(), venue.heard().size()));
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void shouldPriceNothingFromAPrefix(String protocol) {
        VenueScript script = VenueScripts.of(protocol);
        VenueProtocol books = protocol(protocol, script);
        boolean byRequest = books.snapshotPath(script.instrument.id()) != null;
        script.connected();
        String whole = script.whole(VenueScript.state(FIRST));
        assertFalse(script.frames().isEmpty());
        for (String frame : script.frames()) {
            for (int length = 0; length < frame.length(); length++) {
                assertNothing(books, frame.substring(0, length));
            }
        }
        for (int length = 0; length < whole.length(); length++) {
            String text = whole.substring(0, length);
            if (byRequest) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                assertFalse(books.snapshot(script.instrument.id(), bytes, bytes.length, 1, 2,
                        tick -> fail("told something from " + text)));
            } else {
                assertNothing(books, text);
            }
        }
    }

    private static void assertNothing(VenueProtocol books, String text) {
        books.reset();
        assertEquals(List.of("status 3 STALE"), Recorded.decode(books, text), text);
    }

    private static VenueProtocol protocol(String protocol, VenueScript script) {
        return Feeds.protocol(protocol, List.of(script.instrument), new FeedCounters());
    }

    private static ScriptedVenue followed(String protocol) {
        ScriptedVenue venue = new ScriptedVenue(protocol, MarketDataContract.PATIENT_MILLIS);
        venue.follow();
        return venue;
    }
}
