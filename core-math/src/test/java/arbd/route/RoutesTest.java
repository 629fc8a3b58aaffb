package arbd.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Asset;
import arbd.market.Equivalents;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
                "BTC/USDT gamma+ gamma-", "BTC/USDT gamma- gamma+",
                "USDT>BTC>ETH>USDT gamma,alpha,alpha", "USDT>ETH>BTC>USDT alpha,alpha,gamma"), titles(routes));
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
    void shouldSayWhichKindIsTooMany() {
        InstrumentTable table = InstrumentTable.of(venues, assets, List.of(instrument(0, 0, Kind.SPOT, 1, 0),
                instrument(1, 1, Kind.SPOT, 1, 0), instrument(2, 0, Kind.SPOT, 2, 1),
                instrument(3, 0, Kind.SPOT, 2, 0)));
        assertEquals("6 routes (2 crossVenue, 2 cyclic, 2 synthetic), more than routesMax 3: switch crossVenue off, "
                + "settle in fewer assets or list fewer instruments, or raise routesMax", refusal(table, ALL, 3));
        assertEquals("2 routes (2 cyclic), more than routesMax 1: bound cyclic (legs: 3, acrossVenues: false), or "
                + "raise routesMax", refusal(table, Set.of(RouteKind.CYCLIC), 1));
        assertEquals(0, Routes.build(table, RouteRules.of(Set.of(), List.of(assets.get(0)))).size());
        assertEquals(0, Routes.build(table, RouteRules.of(ALL, List.of(assets.get(3)))).size());
    }

    private String refusal(InstrumentTable table, Set<RouteKind> kinds, int routesMax) {
        RouteRules rules = new RouteRules(kinds, List.of(assets.get(0)), routesMax).cycles(4, routesMax == 1);
        return assertThrows(TooManyRoutesException.class, () -> Routes.build(table, rules)).getMessage();
    }

    @Test
    void shouldJoinEquivalentsAtTheirHaircut() {
        List<Instrument> listed = List.of(instrument(0, 0, Kind.SPOT, 1, 0), instrument(1, 1, Kind.SPOT, 3, 0),
                instrument(2, 1, Kind.PERP_LINEAR, 3, 0), instrument(3, 1, Kind.SPOT, 2, 3),
                instrument(4, 0, Kind.SPOT, 2, 0));
        InstrumentTable apart = InstrumentTable.of(venues, assets, listed);
        RouteRules rules = RouteRules.of(ALL, List.of(assets.get(0)));
        assertEquals(List.of("BTC/USDT gamma+ gamma-", "BTC/USDT gamma- gamma+", "USDT>BTC>ETH>USDT gamma,gamma,alpha",
                "USDT>ETH>BTC>USDT alpha,gamma,gamma"), titles(Routes.build(apart, rules)));
        RouteTable joined = Routes.build(apart.with(Equivalents.of(assets,
                List.of(new Equivalents.Row(assets.get(3), assets.get(1), 50_000)))), rules);
        assertEquals(List.of("BTC/USDT alpha>gamma", "BTC/USDT gamma>alpha", "BTC/USDT alpha+ gamma-",
                "BTC/USDT alpha- gamma+", "BTC/USDT gamma+ gamma-", "BTC/USDT gamma- gamma+",
                "USDT>BTC=BTC>ETH>USDT alpha,gamma,alpha", "USDT>BTC>ETH>USDT gamma,gamma,alpha",
                "USDT>ETH>BTC=BTC>USDT alpha,gamma,alpha", "USDT>ETH>BTC>USDT alpha,gamma,gamma"), titles(joined));
        assertEquals(List.of(50_000L, 50_000L, 50_000L, 50_000L, 0L, 0L, 50_000L, 0L, 50_000L, 0L),
                joined.routes().stream().map(Route::haircutE8).toList());
    }

    @Test
    void shouldFindExactlyWhatTheDefinitionSays() {
        Set<RouteKind> kinds = EnumSet.noneOf(RouteKind.class);
        int fourLegs = 0;
        int joined = 0;
        for (long seed = 100; seed < 260; seed++) {
            RandomTable random = new RandomTable(new Random(seed));
            Set<String> expected = RouteDefinition.of(random.table, random.rules);
            List<String> found = new ArrayList<>();
            for (Route route : Routes.build(random.table, random.rules).routes()) {
                found.add(RouteDefinition.text(route.kind(), route.settlement().id(), route.haircutE8(), route.legs()));
                kinds.add(route.kind());
                fourLegs += route.legs().size() == Route.LEGS_MAX ? 1 : 0;
                joined += route.haircutE8() > 0 ? 1 : 0;
            }
            Set<String> distinct = new TreeSet<>(found);
            assertEquals(found.size(), distinct.size(), "seed " + seed + ": found twice");
            assertEquals(expected, distinct, "seed " + seed);
        }
        assertEquals(ALL, kinds);
        assertTrue(fourLegs > 50 && joined > 200, "four legs: " + fourLegs + ", with a haircut: " + joined);
    }

    /** Nine instruments of six assets on three venues, and rules that allow more or less. */
    private static final class RandomTable {
        private final InstrumentTable table;
        private final RouteRules rules;

        RandomTable(Random random) {
            List<Venue> three = List.of(new Venue(0, "a", "x"), new Venue(1, "b", "x"), new Venue(2, "c", "x"));
            List<Asset> six = new ArrayList<>();
            for (int id = 0; id < 6; id++) {
                six.add(new Asset(id, "A" + id, 8));
            }
            List<Instrument> instruments = new ArrayList<>();
            for (int id = 0; id < 9; id++) {
                int base = random.nextInt(5);
                Kind kind = Kind.values()[Math.max(0, random.nextInt(7) - 4)];
                instruments.add(new Instrument(id, three.get(random.nextInt(3)), "s" + id, kind, six.get(base),
                        six.get((base + 1 + random.nextInt(4)) % 5), 2, 4, 1, 1, 0, 0, 0, FeeSide.QUOTE));
            }
            List<Equivalents.Row> rows = new ArrayList<>();
            if (random.nextBoolean()) {
                rows.add(new Equivalents.Row(six.get(4), six.get(random.nextInt(3)), 50_000));
            }
            if (random.nextBoolean()) {
                rows.add(new Equivalents.Row(six.get(3), six.get(random.nextInt(3)), 7_000));
            }
            this.table = InstrumentTable.of(three, six, instruments).with(Equivalents.of(six, rows));
            Set<RouteKind> some = EnumSet.allOf(RouteKind.class);
            some.removeIf(kind -> random.nextInt(4) == 0);
            List<Asset> settlements = List.of(six.get(random.nextInt(2)), six.get(2 + random.nextInt(3)));
            this.rules = RouteRules.of(some, settlements).cycles(3 + random.nextInt(2), random.nextBoolean())
                    .watching(random.nextInt(4) == 0 ? Set.of(random.nextInt(3)) : Set.of());
        }
    }
}
