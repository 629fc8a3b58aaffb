package arbd.execution.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.RestQuery;
import arbd.execution.sim.SimulatedAccount;
import arbd.execution.sim.SimulatedListing;
import arbd.execution.sim.SimulationSettings;
import arbd.execution.sim.VenueServers;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.MarketRules;
import arbd.market.RuleDifference;
import arbd.market.TradingStatus;
import arbd.market.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Listings fetched from the simulated venues over loopback: each change there is seen here. */
class ListingSourcesTest {
    private static final List<String> PROTOCOLS = List.of("binance", "binance-usdm", "kraken", "okx");
    private static final String SECRET = "c2VjcmV0LW9mLWEtc2ltdWxhdGVkLXZlbnVl";
    private static final Asset USDT = new Asset(0, "USDT", 8);
    private static final Asset BTC = new Asset(1, "BTC", 8);
    private static final Asset DOGE = new Asset(2, "DOGE", 8);
    private static final long WALL = 1_790_000_000_000_000_000L;

    private static InstrumentTable table;
    private static VenueServers servers;

    @BeforeAll
    static void open() {
        List<Venue> venues = new ArrayList<>();
        List<Instrument> instruments = new ArrayList<>();
        Map<Integer, SimulatedAccount> accounts = new HashMap<>();
        Map<Integer, Map<Integer, Long>> wallets = new HashMap<>();
        for (String protocol : PROTOCOLS) {
            Venue venue = new Venue(venues.size(), protocol, protocol);
            venues.add(venue);
            accounts.put(venue.id(), new SimulatedAccount("key", SECRET, "word"));
            wallets.put(venue.id(), Map.of(0, 1L));
            for (Asset base : List.of(BTC, DOGE)) {
                instruments.add(new Instrument(instruments.size(), venue, symbol(protocol, base),
                        protocol.endsWith("usdm") ? Kind.PERP_LINEAR : Kind.SPOT, base, USDT, 2, 4, 5, 10, 20,
                        500_000_000, 100_000, FeeSide.QUOTE));
            }
        }
        table = InstrumentTable.of(venues, List.of(USDT, BTC, DOGE), instruments);
        servers = VenueServers.start(table, SimulationSettings.defaults(Map.of(0, BigDecimal.ONE, 1,
                new BigDecimal("62000"), 2, new BigDecimal("4000")), wallets)
                .withFundingEvery(14_400_000_000_000L), accounts);
    }

    @AfterAll
    static void close() {
        servers.close();
    }

    static List<Venue> venues() {
        return table.venues();
    }

    @ParameterizedTest
    @MethodSource("venues")
    void shouldFindNothingButWhatIsConfigured(Venue venue) throws Exception {
        for (Instrument instrument : table.of(venue)) {
            MarketRules rules = rules(venue, instrument);
            assertEquals(TradingStatus.TRADING, rules.status);
            assertEquals(RuleDifference.NONE, rules.against(instrument));
            assertEquals(0, rules.endsNanos);
            assertEquals(5, rules.pxIncrement);
            assertEquals(2, rules.pxDecimals);
            assertEquals(1, rules.lot);
            assertEquals(3, rules.lotDecimals);
            assertEquals(2, rules.minQty);
            assertEquals(venue.protocol().equals("okx") ? 0 : 5, rules.minNotional, "OKX has no such rule");
            boolean perpetual = instrument.kind() == Kind.PERP_LINEAR;
            assertEquals(perpetual ? 14_400_000_000_000L : 0, rules.fundingIntervalNanos);
            assertEquals(perpetual ? 2_000_000 : 0, rules.fundingCapE8);
        }
    }

    @ParameterizedTest
    @MethodSource("venues")
    void shouldSeeEveryChange(Venue venue) throws Exception {
        Instrument first = table.of(venue).get(0);
        Instrument second = table.of(venue).get(1);
        SimulatedListing listing = servers.listing(venue.id());
        listing.status(first.symbol(), TradingStatus.HALTED);
        assertEquals(TradingStatus.HALTED, rules(venue, first).status);
        assertEquals(TradingStatus.TRADING, rules(venue, second).status);
        listing.status(first.symbol(), TradingStatus.CANCEL_ONLY);
        assertEquals(venue.protocol().equals("okx") ? TradingStatus.HALTED : TradingStatus.CANCEL_ONLY,
                rules(venue, first).status, "OKX has no word for it");
        listing.status(first.symbol(), TradingStatus.NOT_LISTED);
        assertFalse(fetch(venue).containsKey(first.symbol()));
        assertTrue(fetch(venue).containsKey(second.symbol()));
        listing.status(first.symbol(), TradingStatus.TRADING);
        listing.change(new Instrument(first.id(), venue, first.symbol(), first.kind(), first.base(), first.quote(),
                2, 4, 1, 100, 100, 700_000_000, 100_000, FeeSide.QUOTE));
        assertEquals(RuleDifference.PX_INCREMENT, rules(venue, first).against(first));
        assertEquals(1, rules(venue, first).lot);
        assertEquals(2, rules(venue, first).lotDecimals);
        listing.change(first);
        listing.ends(first.symbol(), WALL);
        boolean announced = venue.protocol().equals("okx") || venue.protocol().equals("binance-usdm");
        assertEquals(announced ? WALL : 0, rules(venue, first).endsNanos, "others do not announce it here");
        listing.ends(first.symbol(), 0);
        assertEquals(0, rules(venue, first).endsNanos);
    }

    @ParameterizedTest
    @MethodSource("venues")
    void shouldNameWhatIsNotThere(Venue venue) {
        RestQuery nobody = new RestQuery(URI.create("http://127.0.0.1:1"));
        IOException refused = assertThrows(IOException.class, () ->
                ListingSources.of(venue.protocol()).orElseThrow().fetch(nobody, List.of("X")));
        assertEquals("ConnectException", refused.getMessage());
    }

    private static MarketRules rules(Venue venue, Instrument instrument) throws Exception {
        MarketRules rules = new MarketRules();
        fetch(venue).get(instrument.symbol()).putInto(rules);
        return rules;
    }

    private static Map<String, ListedInstrument> fetch(Venue venue) throws Exception {
        Map<String, ListedInstrument> rows = new HashMap<>();
        List<String> symbols = table.of(venue).stream().map(Instrument::symbol).toList();
        ListingSources.of(venue.protocol()).orElseThrow()
                .fetch(new RestQuery(servers.restUri(venue.id())), symbols).forEach(row -> rows.put(row.symbol(), row));
        return rows;
    }

    private static String symbol(String protocol, Asset base) {
        return switch (protocol) {
            case "kraken" -> base.name() + "/USDT";
            case "okx" -> base.name() + "-USDT";
            default -> base.name() + "USDT";
        };
    }
}
