package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.Feed;
import arbd.feeds.Feeds;
import arbd.feeds.VenueAddress;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.market.MarketState;
import arbd.market.Tick;
import arbd.market.Venue;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds against the simulated venues. */
@Timeout(120)
final class FeedLoopbackTest {
    private static final int STATES = 4;

    private final AtomicLongArray types = new AtomicLongArray(Tick.MARK_FUNDING + 1);
    private final AtomicLongArray states = new AtomicLongArray(STATES);
    private final FeedCounters counters = new FeedCounters();
    private volatile String wrong = "";

    @ParameterizedTest
    @ValueSource(ints = {AllVenues.BINANCE, AllVenues.KRAKEN, AllVenues.OKX, AllVenues.BYBIT, AllVenues.BYBIT_LINEAR,
        AllVenues.HYPERLIQUID, AllVenues.HYPERLIQUID_SPOT, AllVenues.COINBASE, AllVenues.OKX_SWAP})
    void shouldFollowAndHeal(int id) {
        try (AllVenues venues = new AllVenues()) {
            Venue venue = venues.table.venues().get(id);
            Feed feed = new Feed(Feeds.protocol(venue.protocol(), venues.table.of(venue), counters),
                    new VenueAddress(venues.servers.marketDataUri(id), venues.servers.restUri(id)),
                    venues.net(), venues.connections(), this::take, counters);
            feed.start();
            AllVenues.until("depth", () -> types.get(Tick.DEPTH) > 10);
            assertEquals(0, counters.malformedFrames());
            assertEquals(0, counters.checksumFailures());
            venues.servers.faults(id).malformFrames(1);
            AllVenues.until("stale", () -> states.get(MarketState.STALE.ordinal()) > 0);
            assertEquals(1, counters.malformedFrames(Malformed.SYNTAX));
            long healed = types.get(Tick.DEPTH) + 5;
            AllVenues.until("depth again", () -> types.get(Tick.DEPTH) > healed);
            if (id == AllVenues.BINANCE) {
                venues.servers.faults(id).dropDepthUpdates(1);
                AllVenues.until("gap", () -> counters.gaps() == 1);
                long again = counters.snapshots() + 1;
                AllVenues.until("a new snapshot", () -> counters.snapshots() >= again);
                long next = types.get(Tick.DEPTH) + 20;
                AllVenues.until("depth again", () -> types.get(Tick.DEPTH) > next);
                assertEquals(1, counters.gaps());
                assertTrue(counters.checksums() > 0);
                assertEquals(0, counters.checksumFailures());
            }
            if (id == AllVenues.KRAKEN) {
                venues.servers.faults(id).wrongChecksums(1);
                AllVenues.until("checksum", () -> counters.checksumFailures() == 1);
                long again = types.get(Tick.DEPTH) + 5;
                AllVenues.until("depth again", () -> types.get(Tick.DEPTH) > again);
            }
            if (numbered(id)) {
                // Between the books of perpetuals there are tickers and marks, which nobody misses.
                venues.servers.faults(id).loseFrames(marks(id) ? 4 : 1);
                AllVenues.until("hole", () -> counters.gaps() == 1);
                long again = types.get(Tick.DEPTH) + 5;
                AllVenues.until("depth again", () -> types.get(Tick.DEPTH) > again);
            }
            venues.servers.faults(id).cutConnections();
            AllVenues.until("down", () -> states.get(MarketState.DISCONNECTED.ordinal()) > 0);
            long back = types.get(Tick.DEPTH) + 5;
            AllVenues.until("depth after reconnect", () -> types.get(Tick.DEPTH) > back);
            assertTrue(types.get(Tick.QUOTE) > 0 || id != AllVenues.BINANCE && id != AllVenues.HYPERLIQUID
                    && id != AllVenues.HYPERLIQUID_SPOT);
            assertEquals(id == AllVenues.HYPERLIQUID || marks(id), types.get(Tick.MARK_FUNDING) > 0);
            // Coinbase numbers the frames of a connection: what is lost on one can only be healed by a new one.
            assertEquals(id == AllVenues.COINBASE ? 4 : 2, counters.connects());
            assertEquals("", wrong);
            feed.close();
        }
    }

    /** Kraken and Hyperliquid number nothing; Binance's holes are made otherwise. */
    private static boolean numbered(int id) {
        return AllVenues.okx(id) || id == AllVenues.BYBIT || id == AllVenues.BYBIT_LINEAR || id == AllVenues.COINBASE;
    }

    private static boolean marks(int id) {
        return id == AllVenues.BYBIT_LINEAR || id == AllVenues.OKX_SWAP;
    }

    private void take(Tick tick) {
        types.incrementAndGet(tick.type);
        if (tick.type == Tick.STATUS) {
            states.incrementAndGet(tick.state.ordinal());
        } else if (tick.bids > 0 && tick.asks > 0 && tick.bidPx[0] >= tick.askPx[0]) {
            wrong = "crossed";
        }
    }
}
