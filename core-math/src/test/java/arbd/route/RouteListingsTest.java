package arbd.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Venue;
import arbd.testing.Listings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Four whole venues, 2,614 markets: the routes are those that are found another way. */
class RouteListingsTest {
    private static final int ENOUGH = 10_000_000;

    private final Map<String, Asset> byName = new LinkedHashMap<>();

    @Test
    void shouldFindEveryRouteOfFourWholeVenues() {
        InstrumentTable table = table(1, Set.of());
        assertEquals("2614 markets: 802 crossVenue, 5064 cyclic, 13934 synthetic",
                agreed(table, rules(3, false, "USDT", "BTC")));
        assertEquals("2614 markets: 802 crossVenue, 9948 cyclic, 13934 synthetic",
                agreed(table, rules(3, true, "USDT", "BTC")));
    }

    @Test
    void shouldFindEveryCycleOfFourOnOneVenue() {
        assertEquals("2614 markets: 802 crossVenue, 398996 cyclic, 13934 synthetic",
                agreed(table(1, Set.of()), rules(4, false, "USDT", "BTC")));
    }

    @Test
    void shouldFindEveryCycleOfFourAcrossVenuesAmongLargeAssets() {
        Set<String> large = Set.of("USDT", "USD", "USDC", "EUR", "BTC", "ETH", "LTC", "XRP", "ADA", "SOL", "DOT");
        assertEquals("94 markets: 68 crossVenue, 19156 cyclic, 854 synthetic",
                agreed(table(1, large), rules(4, true, "USDT", "EUR")));
    }

    @Test
    void shouldRefuseTooManyWithoutKeepingThem() {
        InstrumentTable table = table(4, Set.of());
        RouteRules rules = rules(4, true, "USDT", "BTC");
        RouteRules bounded = new RouteRules(rules.kinds(), rules.settlements(), 1_000).cycles(4, true);
        assertEquals("at least 20000000 routes", assertThrows(TooManyRoutesException.class,
                () -> Routes.build(table, bounded)).getMessage().substring(0, 24));
    }

    private RouteRules rules(int legs, boolean across, String... settlements) {
        List<Asset> assets = new ArrayList<>();
        for (String name : settlements) {
            assets.add(byName.get(name));
        }
        return new RouteRules(EnumSet.allOf(RouteKind.class), assets, ENOUGH).cycles(legs, across);
    }

    /** How many there are, after comparing each with what is found the other way. */
    private static String agreed(InstrumentTable table, RouteRules rules) {
        RouteTable routes = Routes.build(table, rules);
        Map<RouteKind, List<Long>> otherwise = OppositeCorners.of(table, rules);
        otherwise.put(RouteKind.CROSS_VENUE, pairs(table, rules));
        StringBuilder text = new StringBuilder(table.size() + " markets:");
        for (RouteKind kind : RouteKind.values()) {
            long[] found = routes.routes().stream().filter(route -> route.kind() == kind)
                    .mapToLong(route -> OppositeCorners.number(route.legs())).sorted().toArray();
            long[] expected = otherwise.getOrDefault(kind, List.of()).stream().mapToLong(n -> n).sorted().toArray();
            assertEquals(expected.length, found.length, kind.word());
            assertArrayEquals(expected, found, kind.word());
            text.append(found.length == 0 ? "" : " " + found.length + " " + kind.word() + ",");
        }
        return text.substring(0, text.length() - 1);
    }

    /** Every two markets, by definition. */
    private static List<Long> pairs(InstrumentTable table, RouteRules rules) {
        List<Long> pairs = new ArrayList<>();
        for (Instrument a : table.instruments()) {
            for (Instrument b : table.instruments()) {
                boolean same = a.base() == b.base() && a.quote() == b.quote() && a.venue() != b.venue();
                if (same && rules.settlements().contains(a.quote())) {
                    pairs.add(OppositeCorners.number(List.of(new Leg(a.id(), Side.BUY),
                            new Leg(b.id(), Side.SELL))));
                }
            }
        }
        return pairs;
    }

    /** The listings of all venues, several times over, of these assets only unless there are none. */
    private InstrumentTable table(int copies, Set<String> only) {
        List<Venue> venues = new ArrayList<>();
        List<Instrument> instruments = new ArrayList<>();
        List<Listings.Market> markets = Listings.all();
        for (int copy = 0; copy < copies; copy++) {
            int first = venues.size();
            Listings.VENUES.forEach(name -> venues.add(new Venue(venues.size(), name + venues.size(), "x")));
            for (Listings.Market market : markets) {
                if (only.isEmpty() || only.contains(market.base()) && only.contains(market.quote())) {
                    instruments.add(new Instrument(instruments.size(),
                            venues.get(first + Listings.VENUES.indexOf(market.venue())), market.symbol(), Kind.SPOT,
                            asset(market.base()), asset(market.quote()), 2, 4, 1, 1, 0, 0, 0, FeeSide.QUOTE));
                }
            }
        }
        return InstrumentTable.of(venues, List.copyOf(byName.values()), instruments);
    }

    private Asset asset(String name) {
        return byName.computeIfAbsent(name, of -> new Asset(byName.size(), of, 8));
    }
}
