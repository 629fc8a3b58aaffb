package arbd.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Keys that venues of every protocol have. */
final class VenueKeys {
    private static final List<Protocol> PROTOCOLS = List.of(Protocol.values());

    static final Key<Protocol> PROTOCOL = Key.required("protocol",
            Words.of(PROTOCOLS, PROTOCOLS.stream().map(Protocol::word).toArray(String[]::new)), "Wire protocol");
    static final Key<Boolean> SIMULATED = Key.of("simulated", Words.FLAG, "false",
            "Embedded simulated venue on a loopback port; it has no addresses and no account");
    static final Key<Optional<URI>> MARKET_DATA = Key.optional("marketData", Addresses.WEB_SOCKET,
            "Address of market data: wss://, or ws:// to loopback");
    static final Key<Long> DATA_TIMEOUT = Key.of("dataTimeout", Units.duration("1 s", "1 h"), "60 s",
            "Time without any market data after which its connection is replaced");

    private VenueKeys() {
    }
}
