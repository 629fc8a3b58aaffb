package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import arbd.execution.account.AccountDialects;
import arbd.execution.account.FeeSource;
import arbd.execution.account.FeeSources;
import arbd.feeds.net.SystemClock;
import arbd.market.Instrument;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fees of an account asked for at every simulated venue over loopback, signed as the venue wants it. */
final class FeeReadsTest {
    private static AllVenues venues;

    private final List<String> said = new ArrayList<>();

    @BeforeAll
    static void open() {
        venues = new AllVenues();
    }

    @AfterAll
    static void close() {
        venues.close();
    }

    static IntStream all() {
        return AllVenues.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldReadTheFeeThatTheVenueHasNow(int venue) throws Exception {
        Instrument instrument = venues.table.get(venue);
        fetch(venue, venues.servers.restUri(venue), AllVenues.secret(venue, true));
        assertEquals(List.of(instrument.title() + " " + instrument.takerFeeE8() + " " + instrument.takerFeeE8()), said);
        for (long feeE8 : new long[] {123_457, 0, -12_345, 9_999_999}) {
            said.clear();
            venues.servers.listing(venue).change(charging(instrument, feeE8));
            fetch(venue, venues.servers.restUri(venue), AllVenues.secret(venue, true));
            assertEquals(List.of(instrument.title() + " " + feeE8 + " " + feeE8), said, "exact to 1e-8");
        }
        venues.servers.listing(venue).change(instrument);
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldBeRefusedWithAWrongSecret(int venue) {
        if (venue == AllVenues.HYPERLIQUID || venue == AllVenues.HYPERLIQUID_SPOT) {
            return; // nothing is signed there: everybody may ask about every account
        }
        String secret = AllVenues.secret(venue, false);
        ReadRefusedException refused = assertThrows(ReadRefusedException.class,
                () -> fetch(venue, venues.servers.restUri(venue), secret));
        assertFalse(refused.getMessage().contains(secret));
        assertFalse(refused.getMessage().contains(AllVenues.key(venue)));
        assertEquals(List.of(), said);
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldNameAVenueThatIsNotThere(int venue) {
        IOException nobody = assertThrows(IOException.class,
                () -> fetch(venue, URI.create("http://127.0.0.1:1"), AllVenues.secret(venue, true)));
        assertEquals("ConnectException", nobody.getMessage());
    }

    @Test
    void shouldAskNobodyInTheOpen() {
        assertThrows(IllegalArgumentException.class,
                () -> fetch(0, URI.create("http://example.invalid"), AllVenues.secret(0, true)));
    }

    private void fetch(int venue, URI rest, String secret) throws IOException, InterruptedException {
        String protocol = venues.table.venues().get(venue).protocol();
        AccountReads reads = AccountDialects.reads(protocol, rest, venues.servers.orderEntryUri(venue),
                new Credentials(AllVenues.key(venue), secret, AllVenues.passphrase(venue)), new SystemClock())
                .orElseThrow();
        FeeSources.of(protocol).orElseThrow().fetch(reads, List.of(venues.table.get(venue)), "", told());
    }

    private FeeSource.Told told() {
        return new FeeSource.Told() {
            @Override
            public void fee(Instrument instrument, long buyE8, long sellE8) {
                said.add(instrument.title() + " " + buyE8 + " " + sellE8);
            }

            @Override
            public void unread(Instrument instrument, String why) {
                said.add(instrument.title() + " unread: " + why);
            }

            @Override
            public void remark(String words) {
                said.add(words);
            }
        };
    }

    private static Instrument charging(Instrument at, long feeE8) {
        return new Instrument(at.id(), at.venue(), at.symbol(), at.kind(), at.base(), at.quote(), at.pxDecimals(),
                at.qtyDecimals(), at.pxIncrement(), at.qtyIncrement(), at.minQty(), at.minNotional(), feeE8,
                at.feeSide());
    }
}
