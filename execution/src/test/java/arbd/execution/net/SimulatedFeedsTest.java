package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.sim.SimulatedAccount;
import arbd.execution.sim.SimulationSettings;
import arbd.execution.sim.VenueServers;
import arbd.feeds.contract.ChecksumContract;
import arbd.feeds.contract.DecodeContract;
import arbd.feeds.contract.FollowedVenue;
import arbd.feeds.contract.GapContract;
import arbd.feeds.contract.ReconnectContract;
import arbd.feeds.contract.ResyncContract;
import arbd.feeds.contract.StaleContract;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/** Feeds and simulated venues keep the contracts together; what is not simulated is skipped, and nothing else. */
@Timeout(120)
final class SimulatedFeedsTest {
    /** Hyperliquid's books come twice a second. */
    private static final long SILENCE_MILLIS = 1_000;

    private static final int MOVES = 4;

    private static AllVenues venues;

    @BeforeAll
    static void open() {
        venues = new AllVenues();
    }

    @AfterAll
    static void close() {
        venues.close();
    }

    private static FollowedVenue venue(String protocol, long dataSilenceMillis) {
        Optional<Venue> venue =
                venues.table.venues().stream().filter(one -> one.protocol().equals(protocol)).findFirst();
        if (venue.isEmpty()) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> start(protocol),
                    protocol + " is simulated: it belongs into AllVenues");
            assertTrue(refused.getMessage().contains("is not simulated"), refused.getMessage());
            Assumptions.abort(protocol + " has no simulated venue");
        }
        return new SimulatedFeed(venues, venue.orElseThrow(), dataSilenceMillis);
    }

    private static void start(String protocol) {
        Asset usdt = new Asset(0, "USDT", 8);
        Asset btc = new Asset(1, "BTC", 8);
        Venue venue = new Venue(0, "one", protocol);
        InstrumentTable table = InstrumentTable.of(List.of(venue), List.of(usdt, btc), List.of(new Instrument(0, venue,
                "BTC", Kind.SPOT, btc, usdt, 2, 5, 1, 1, 1, 500_000_000, 100_000, FeeSide.QUOTE)));
        VenueServers.start(table, SimulationSettings.defaults(Map.of(0, BigDecimal.ONE, 1, BigDecimal.TEN), Map.of(0,
                Map.of(0, 1L))), Map.of(0, new SimulatedAccount("key", "c2VjcmV0", ""))).close();
    }

    @Nested
    final class Decode extends DecodeContract {
        @Override
        protected FollowedVenue open(String protocol, long dataSilenceMillis) {
            return venue(protocol, dataSilenceMillis);
        }

        @Override
        protected int moves() {
            return MOVES;
        }
    }

    @Nested
    final class Gap extends GapContract {
        @Override
        protected FollowedVenue open(String protocol, long dataSilenceMillis) {
            return venue(protocol, dataSilenceMillis);
        }
    }

    @Nested
    final class Checksum extends ChecksumContract {
        @Override
        protected FollowedVenue open(String protocol, long dataSilenceMillis) {
            return venue(protocol, dataSilenceMillis);
        }
    }

    @Nested
    final class Resync extends ResyncContract {
        @Override
        protected FollowedVenue open(String protocol, long dataSilenceMillis) {
            return venue(protocol, dataSilenceMillis);
        }
    }

    @Nested
    final class Reconnect extends ReconnectContract {
        @Override
        protected FollowedVenue open(String protocol, long dataSilenceMillis) {
            return venue(protocol, dataSilenceMillis);
        }
    }

    @Nested
    final class Stale extends StaleContract {
        @Override
        protected FollowedVenue open(String protocol, long dataSilenceMillis) {
            return venue(protocol, dataSilenceMillis);
        }

        @Override
        protected long silenceMillis() {
            return SILENCE_MILLIS;
        }
    }
}
