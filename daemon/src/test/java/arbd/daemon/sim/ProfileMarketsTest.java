package arbd.daemon.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.config.Protocol;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The profile of {@code arbd sim}: a venue for each protocol's word, which opens and tells how to trade there. */
class ProfileMarketsTest {
    /** Inverse contracts and market data alone have no simulator; a chain's is in the other profile. */
    private static final Set<Protocol> NONE =
            EnumSet.of(Protocol.BINANCE_COINM, Protocol.COINBASE_EXCHANGE, Protocol.EVM);

    static Set<Protocol> words() {
        return EnumSet.complementOf(EnumSet.copyOf(NONE));
    }

    private static DaemonConfig profile() throws Exception {
        return ConfigFile.load(Path.of("..", "config", "profiles", "venues.yaml"));
    }

    @ParameterizedTest
    @MethodSource("words")
    void shouldServeEachProtocolByItsWord(Protocol protocol) throws Exception {
        try (StandAloneMarket market = StandAloneMarket.open(profile(), List.of(protocol.word()), 7, 0, null)) {
            DaemonConfig daemon = ConfigFile.parse("sim.yaml", market.yaml());
            assertEquals(List.of(protocol), daemon.venues().stream().map(venue -> venue.protocol()).toList());
            assertTrue(daemon.venues().get(0).orderEntry().orElseThrow().getHost().equals("127.0.0.1"));
            assertEquals(profile().venue(protocol.word()).instruments(), daemon.venues().get(0).instruments());
        }
    }

    @Test
    void shouldHoldNoOther() throws Exception {
        assertEquals(words(), EnumSet.copyOf(profile().venues().stream().map(venue -> venue.protocol()).toList()));
    }
}
