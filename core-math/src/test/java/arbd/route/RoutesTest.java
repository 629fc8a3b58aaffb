package arbd.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Venue;
import arbd.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final Set<RouteKind> ALL = EnumSet.allOf(RouteKind.class);

    private final List<Venue> venues = List.of(new Venue(0, "alpha", "x"), new Venue(1, "gamma", "x"));
    private final List<Asset> assets = List.of(new Asset(0, "USDT", 8), new Asset(1, "BTC", 8),
            new Asset(2, "ETH", 8), new Asset(3, "BTC", 8));

    private Instrument instrument(int id, int venue, Kind kind, int base, int quote) {
        return new Instrument(id, venues.get(venue), "s" + id, kind, assets.get(base), assets.get(quote),
                2, 4, 1, 1, 0, 0, 0, FeeSide.QUOTE);
    }

    private static List<String> titles(RouteTable routes) {
        return routes.routes().stream().map(Route::title).toList();
    }

    @Test
    void shouldNameAndOrderTheLegs() {
        InstrumentTable table = InstrumentTable.of(venues, assets, List.of(
                instrument(0, 0, Kind.SPOT, 1, 0), instrument(1, 1, Kind.SPOT, 1, 0),
                instrument(2, 0, Kind.SPOT, 2, 1), instrument(3, 0, Kind.SPOT, 2, 0),
                instrument(4, 1, Kind.PERP_LINEAR, 1, 0), instrument(5, 1, Kind.PERP_INVERSE, 1, 0)));
        RouteTable routes = Routes.build(table, RouteRules.of(ALL, List.of(assets.get(0))));
        assertEquals(List.of("BTC/USDT alpha>gamma", "BTC/USDT gamma>alpha",
                "alpha USDT>BTC>ETH>USDT", "alpha USDT>ETH>BTC>USDT",
                "BTC/USDT alpha+ gamma-", "BTC/USDT alpha- gamma+",
                "BTC/USDT gamma+ gamma-", "BTC/USDT gamma- gamma+"), titles(routes));
        assertEquals(List.of(new Leg(0, Side.BUY), new Leg(1, Side.SELL)), routes.get(0).legs());
        assertEquals(List.of(new Leg(0, Side.BUY), new Leg(2, Side.BUY), new Leg(3, Side.SELL)), routes.get(2).legs());
        assertEquals(List.of(new Leg(3, Side.BUY), new Leg(2, Side.SELL), new Leg(0, Side.SELL)), routes.get(3).legs());
        assertEquals(List.of(new Leg(0, Side.SELL), new Leg(4, Side.BUY)), routes.get(5).legs());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, routes.touchedBy(0));
        assertArrayEquals(new int[] {4, 5, 6, 7}, routes.touchedBy(4));
        assertArrayEquals(new int[0], routes.touchedBy(5));
        assertEquals(3, routes.legs(2));
        assertEquals(2, routes.instrument(2, 1));
        assertEquals(Side.SELL, routes.side(2, 2));
    }

    @Test
    void shouldGoByIdentityAndNeverByTicker() {
        InstrumentTable table = InstrumentTable.of(venues, assets, List.of(
                instrument(0, 0, Kind.SPOT, 1, 0), instrument(1, 1, Kind.SPOT, 3, 0),
                instrument(2, 1, Kind.PERP_LINEAR, 3, 0)));
        RouteTable routes = Routes.build(table, RouteRules.of(ALL, List.of(assets.get(0))));
        assertEquals(List.of("BTC/USDT gamma+ gamma-", "BTC/USDT gamma- gamma+"), titles(routes));
    }

    @Test
    void shouldFindACycleThroughTwoSettlementAssetsOnce() {
        InstrumentTable table = InstrumentTable.of(venues, assets, List.of(instrument(0, 0, Kind.SPOT, 1, 0),
                instrument(1, 0, Kind.SPOT, 2, 1), instrument(2, 0, Kind.SPOT, 2, 0)));
        RouteTable routes = Routes.build(table,
                RouteRules.of(Set.of(RouteKind.CYCLIC), List.of(assets.get(1), assets.get(0))));
        assertEquals(List.of("alpha BTC>USDT>ETH>BTC", "alpha BTC>ETH>USDT>BTC"), titles(routes));
        assertEquals(assets.get(1), routes.get(0).settlement());
    }

    @Test
    void shouldSayWhenThereAreTooManyRoutes() {
        InstrumentTable table = InstrumentTable.of(venues, assets,
                List.of(instrument(0, 0, Kind.SPOT, 1, 0), instrument(1, 1, Kind.SPOT, 1, 0)));
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                () -> Routes.build(table, new RouteRules(ALL, List.of(assets.get(0)), 1)));
        assertTrue(refused.getMessage().startsWith("more than 1 routes"), refused.getMessage());
        assertEquals(0, Routes.build(table, RouteRules.of(Set.of(), List.of(assets.get(0)))).size());
        assertEquals(0, Routes.build(table, RouteRules.of(ALL, List.of(assets.get(2)))).size());
    }

    @Test
    void shouldFindWhatBruteForceFindsInRandomTables() {
        for (long seed = 100; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Instrument> instruments = new ArrayList<>();
            for (int i = 0; i < 4 + random.nextInt(20); i++) {
                int base = random.nextInt(4);
                Kind kind = Kind.values()[Math.max(0, random.nextInt(6) - 3)];
                instruments.add(instrument(i, random.nextInt(2), kind, base, (base + 1 + random.nextInt(3)) % 4));
            }
            List<Asset> settlements = List.of(assets.get(random.nextInt(2)), assets.get(2 + random.nextInt(2)));
            compare(InstrumentTable.of(venues, assets, instruments), settlements, "seed " + seed);
        }
    }

    @Test
    void shouldFindWhatBruteForceFindsInTheListingsOfThreeVenues() throws IOException {
        List<Venue> listed = List.of(new Venue(0, "binance", "x"), new Venue(1, "kraken", "x"),
                new Venue(2, "okx", "x"));
        List<String> files = List.of("binance/instruments/all_spot_20211012.tsv",
                "kraken/instruments/all_spot_20210417.tsv", "okx/instruments/all_spot_20220513.tsv");
        Map<String, Asset> byName = new LinkedHashMap<>();
        List<Instrument> instruments = new ArrayList<>();
        for (int venue = 0; venue < files.size(); venue++) {
            List<String> rows = Files.readAllLines(SharedData.path("venues/visible/" + files.get(venue)));
            for (String row : rows.subList(1, rows.size())) {
                String[] columns = row.split("\t");
                Asset base = byName.computeIfAbsent(columns[1], name -> new Asset(byName.size(), name, 8));
                Asset quote = byName.computeIfAbsent(columns[2], name -> new Asset(byName.size(), name, 8));
                instruments.add(new Instrument(instruments.size(), listed.get(venue), columns[0], Kind.SPOT, base,
                        quote, 2, 4, 1, 1, 0, 0, 0, FeeSide.QUOTE));
            }
        }
        InstrumentTable table = InstrumentTable.of(listed, List.copyOf(byName.values()), instruments);
        RouteTable routes = compare(table, List.of(byName.get("USDT"), byName.get("BTC")), "listings");
        assertTrue(routes.size() > 1_000, "routes: " + routes.size());
    }

    private static RouteTable compare(InstrumentTable table, List<Asset> settlements, String where) {
        RouteTable routes = Routes.build(table, RouteRules.of(ALL, settlements));
        List<String> found = new ArrayList<>();
        for (Route route : routes.routes()) {
            StringBuilder text = new StringBuilder(route.kind() + " in " + route.settlement().id());
            route.legs().forEach(leg -> text.append(' ').append(leg.instrument()).append(leg.side()));
            found.add(text.toString());
        }
        Set<String> distinct = new TreeSet<>(found);
        assertEquals(found.size(), distinct.size(), where + ": found twice");
        assertEquals(BruteForceRoutes.of(table, settlements), distinct, where);
        return routes;
    }
}
