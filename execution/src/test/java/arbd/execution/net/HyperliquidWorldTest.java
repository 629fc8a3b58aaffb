package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.execution.hyperliquid.HyperliquidOrderEntry;
import arbd.execution.hyperliquid.Nonces;
import arbd.execution.hyperliquid.Signing;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.TimeInForce;
import arbd.market.Side;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated venue is mainnet: what is signed for testnet comes from a wallet that nobody knows there. */
class HyperliquidWorldTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldSignForTheWorldThatItWasTold(boolean testnet) {
        int venue = AllVenues.HYPERLIQUID;
        AllVenues.News news = new AllVenues.News();
        try (AllVenues venues = new AllVenues()) {
            Account account = new Account(venues.table.venues().get(venue), venues.table, new Credentials(
                    AllVenues.key(venue), AllVenues.secret(venue, true), ""), venues.ids, news);
            OrderEntry entry = new HyperliquidOrderEntry(account, venues.servers.orderEntryUri(venue),
                    venues.servers.restUri(venue), venues.net(), venues.connections(),
                    Signing.with(Nonces.inMemory(), testnet));
            entry.start();
            AllVenues.until("up", () -> news.sessions.contains(true));
            venues.run(() -> entry.place(venues.order(venue, 1, Side.BUY, "50000", TimeInForce.GTC),
                    AllVenues.wallNanos()));
            AllVenues.until("answered", () -> !news.of(1, testnet ? "REJECTED" : "ACCEPTED").isEmpty());
            assertEquals(List.of(), news.of(1, testnet ? "ACCEPTED" : "REJECTED"));
            entry.close();
        }
    }
}
