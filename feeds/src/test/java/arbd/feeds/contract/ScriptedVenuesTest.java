package arbd.feeds.contract;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/** Every protocol keeps the contracts, frame by frame. */
@Timeout(120)
final class ScriptedVenuesTest {
    @Nested
    final class Decode extends DecodeContract {
        @Override
        protected FollowedVenue open(String protocol, long dataSilenceMillis) {
            return new ScriptedVenue(protocol, dataSilenceMillis);
        }
    }

    @Nested
    final class Gap extends GapContract {
        @Override
        protected FollowedVenue open(String protocol, long dataSilenceMillis) {
            return new ScriptedVenue(protocol, dataSilenceMillis);
        }
    }

    @Nested
    final class Checksum extends ChecksumContract {
        @Override
        protected FollowedVenue open(String protocol, long dataSilenceMillis) {
            return new ScriptedVenue(protocol, dataSilenceMillis);
        }
    }

    @Nested
    final class Resync extends ResyncContract {
        @Override
        protected FollowedVenue open(String protocol, long dataSilenceMillis) {
            return new ScriptedVenue(protocol, dataSilenceMillis);
        }
    }

    @Nested
    final class Reconnect extends ReconnectContract {
        @Override
        protected FollowedVenue open(String protocol, long dataSilenceMillis) {
            return new ScriptedVenue(protocol, dataSilenceMillis);
        }
    }

    @Nested
    final class Stale extends StaleContract {
        @Override
        protected FollowedVenue open(String protocol, long dataSilenceMillis) {
            return new ScriptedVenue(protocol, dataSilenceMillis);
        }
    }
}
