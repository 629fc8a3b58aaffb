package arbd.feeds.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import arbd.feeds.FeedCapability;
import arbd.feeds.Feeds;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all contracts of market data have in common: over which protocols they run, and what is skipped. */
public abstract class MarketDataContract {
    /** Long enough that no venue is given up for its silence. */
    protected static final long PATIENT_MILLIS = 60_000;

    /**
     * A venue that speaks this protocol, not followed yet.
     *
     * @param dataSilenceMillis after which a connection without data is given up
     */
    protected abstract FollowedVenue open(String protocol, long dataSilenceMillis);

    /** All protocols that there are: one without a venue to be proved on fails every contract. */
    protected static List<String> protocols() {
        return Feeds.names();
    }

    /** A venue whose first book is told; skips the test where the protocol has none of these capabilities. */
    protected final FollowedVenue followed(String protocol, FeedCapability... anyOf) {
        assumeCapable(protocol, anyOf);
        FollowedVenue venue = open(protocol, PATIENT_MILLIS);
        venue.follow();
        return venue;
    }

    /** Skips the test, and says why, where the protocol has none of these capabilities. */
    static void assumeCapable(String protocol, FeedCapability... anyOf) {
        Set<FeedCapability> has = Feeds.capabilities(protocol);
        assumeTrue(anyOf.length == 0 || Stream.of(anyOf).anyMatch(has::contains), () -> protocol + " has no "
                + Stream.of(anyOf).map(FeedCapability::words).collect(Collectors.joining(", no ")));
    }

    /** Nothing that was told as live was wrong, and nothing was counted that did not happen. */
    static void assertSound(FollowedVenue venue, long gaps, long malformed, long checksumFailures) {
        assertEquals("", venue.wrong(), venue + " told what is not so");
        assertEquals(gaps, venue.counters().gaps(), venue + ": gaps");
        assertEquals(malformed, venue.counters().malformedFrames(), venue + ": malformed frames");
        assertEquals(checksumFailures, venue.counters().checksumFailures(), venue + ": wrong checksums");
    }
}
