package arbd.execution.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.RestQuery;
import arbd.execution.sim.CoinbaseKeys;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Listings fetched from the simulated venues over loopback: each change there is seen here. */
class ListingSourcesTest {
    private static final List<String> PROTOCOLS = List.of("binance", "binance-usdm", "kraken", "okx", "okx-swap",
            "bybit", "bybit-linear", "coinbase", "hyperliquid", "hyperliquid-spot");
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
            accounts.put(venue.id(), account(protocol));
            wallets.put(venue.id(), Map.of(0, 1L));
            for (Asset base : List.of(BTC, DOGE)) {
                instruments.add(new Instrument(instruments.size(), venue, symbol(protocol, base),
                        perpetual(protocol) ? Kind.PERP_LINEAR : Kind.SPOT, base, USDT, 2, 4, 5, 10, 20,
                        1_000_000_000, 100_000, FeeSide.QUOTE));
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
            boolean figures = venue.protocol().startsWith("hyperliquid");
            assertEquals(figures ? 5 : 0, rules.pxFigures);
            assertEquals(figures ? 1 : 5, rules.pxIncrement);
            assertEquals(!figures ? 2 : perpetual(venue.protocol()) ? 3 : 5, rules.pxDecimals);
            assertEquals(1, rules.lot);
            assertEquals(3, rules.lotDecimals);
            assertEquals(figures ? 0 : 2, rules.minQty);
            boolean free = List.of("okx", "okx-swap", "hyperliquid-spot").contains(venue.protocol());
            assertEquals(free ? 0 : 10, rules.minNotional, "some do not say");
        }
    }

    @Test
    void shouldReadFundingWhereThereIsOne() throws Exception {
        Map<String, Long> hours = new HashMap<>();
        for (Venue venue : table.venues()) {
            MarketRules rules = rules(venue, table.of(venue).get(0));
            hours.put(venue.protocol(), rules.fundingIntervalNanos / 3_600_000_000_000L);
            boolean told = perpetual(venue.protocol()) && !venue.protocol().equals("okx-swap");
            assertEquals(told, rules.fundingCapE8 > 0, venue.protocol());
        }
        assertEquals(Map.of("binance", 0L, "binance-usdm", 4L, "kraken", 0L, "okx", 0L, "okx-swap", 0L, "bybit", 0L,
                "bybit-linear", 8L, "coinbase", 0L, "hyperliquid", 1L, "hyperliquid-spot", 0L), hours);
    }

    @ParameterizedTest
    @MethodSource("venues")
    void shouldSeeEveryChange(Venue venue) throws Exception {
        Instrument first = table.of(venue).get(0);
        Instrument second = table.of(venue).get(1);
        SimulatedListing listing = servers.listing(venue.id());
        if (!venue.protocol().equals("hyperliquid-spot")) {
            // Its listing knows no status at all.
            listing.status(first.symbol(), TradingStatus.HALTED);
            assertNotEquals(TradingStatus.TRADING, rules(venue, first).status);
            assertEquals(TradingStatus.TRADING, rules(venue, second).status);
            listing.status(first.symbol(), TradingStatus.CANCEL_ONLY);
            assertNotEquals(TradingStatus.TRADING, rules(venue, first).status);
        }
        listing.status(first.symbol(), TradingStatus.NOT_LISTED);
        ListedInstrument gone = fetch(venue).get(first.symbol());
        assertTrue(gone == null || gone.status() == TradingStatus.NOT_LISTED);
        assertTrue(fetch(venue).containsKey(second.symbol()));
        listing.status(first.symbol(), TradingStatus.TRADING);
        listing.change(new Instrument(first.id(), venue, first.symbol(), first.kind(), first.base(), first.quote(),
                2, 4, 1, 100, 100, 2_000_000_000, 100_000, FeeSide.QUOTE));
        RuleDifference found = rules(venue, first).against(first);
        assertEquals(venue.protocol().startsWith("hyperliquid") ? RuleDifference.LOT : RuleDifference.PX_INCREMENT,
                found, "a step of five figures may be coarser");
        assertEquals(1, rules(venue, first).lot);
        assertEquals(2, rules(venue, first).lotDecimals);
        listing.change(first);
        listing.ends(first.symbol(), WALL);
        boolean announced = List.of("okx", "okx-swap", "binance-usdm", "bybit-linear").contains(venue.protocol());
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

    private static boolean perpetual(String protocol) {
        return List.of("binance-usdm", "bybit-linear", "hyperliquid", "okx-swap").contains(protocol);
    }

    private static SimulatedAccount account(String protocol) {
        return switch (protocol) {
            case "coinbase" -> new SimulatedAccount("key", CoinbaseKeys.generate());
            case "hyperliquid", "hyperliquid-spot" ->
                    new SimulatedAccount("0x" + "11".repeat(20), "0x" + "22".repeat(32));
            default -> new SimulatedAccount("key", SECRET, "word");
        };
    }

    private static String symbol(String protocol, Asset base) {
        return switch (protocol) {
            case "hyperliquid" -> base.name();
            case "kraken", "hyperliquid-spot" -> base.name() + "/USDT";
            case "okx-swap" -> base.name() + "-USDT-SWAP";
            case "okx", "coinbase" -> base.name() + "-USDT";
            default -> base.name() + "USDT";
        };
    }
}
