package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoundRoutesTest {
    private static final List<Asset> ASSETS = List.of(new Asset(0, "USD", 8), new Asset(1, "BTC", 8),
            new Asset(2, "ETH", 8), new Asset(3, "SOL", 8));

    private final InstrumentTable table = table(3);
    private final RouteRules rules = RouteRules.of(EnumSet.of(RouteKind.CYCLIC), ASSETS.subList(0, 2));
    private final RouteTable listed = Routes.build(table, rules);

    @Test
    void shouldKnowEveryListedCycleHoweverItIsTurned() {
        FoundRoutes found = new FoundRoutes(growing(10));
        assertTrue(listed.size() > 10);
        for (Route route : listed.routes()) {
            for (int turn = 0; turn < route.legs().size(); turn++) {
                set(found, route.legs(), turn);
                assertEquals(route.id(), found.known(route.legs().size()), route.title());
            }
        }
        assertEquals(0, found.count());
    }

    /** Every cycle of the enumeration of all, told in any order and turn, keeps one id and begins where it would. */
    @Test
    void shouldGiveEachCycleOneIdAndTheFormThatTheEnumerationHas() {
        List<Route> all = Routes.build(table, rules.cycles(4, true)).routes().stream()
                .filter(route -> route.kind() == RouteKind.CYCLIC).toList();
        RouteTable routes = growing(all.size());
        FoundRoutes found = new FoundRoutes(routes);
        Random random = new Random(4);
        Map<List<Leg>, Integer> ids = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            Route route = all.get(random.nextInt(all.size()));
            int legs = route.legs().size();
            set(found, route.legs(), random.nextInt(legs));
            int known = found.known(legs);
            if (known == FoundRoutes.NONE) {
                assertTrue(found.wanted(legs), route.title());
                Route added = found.add(legs);
                assertEquals(routes.size() - 1, added.id());
                assertEquals(route.title(), added.title());
                assertEquals(route.legs(), added.legs());
                assertEquals(route.settlement(), added.settlement());
                known = added.id();
            }
            Integer before = ids.put(route.legs(), known);
            assertTrue(before == null || before == known, route.title());
        }
        assertTrue(found.count() > 100, "found " + found.count());
        assertEquals(ids.size(), ids.values().stream().distinct().count());
    }

    @Test
    void shouldWantNoCycleThatSettlesNowhereOrIsSynthetic() {
        FoundRoutes found = new FoundRoutes(growing(10));
        set(found, List.of(buy(0, 1, 0), buy(1, 2, 1), sell(1, 2, 0)), 0);
        assertFalse(found.wanted(3), "two venues");
        set(found, List.of(buy(0, 1, 0), buy(1, 2, 1), sell(2, 2, 0)), 0);
        assertTrue(found.wanted(3), "three venues");
        FoundRoutes elsewhere = new FoundRoutes(listed.finding(
                new FoundBounds(10, 4, true, List.of(ASSETS.get(3)), List.of())).growing(0));
        set(elsewhere, List.of(buy(0, 1, 0), buy(1, 2, 1), sell(2, 2, 0)), 0);
        assertEquals(FoundRoutes.NONE, elsewhere.known(3));
        assertFalse(elsewhere.wanted(3), "settles nowhere");
    }

    @Test
    void shouldRefuseWhatIsNoCycleAndWhatHasNoRoom() {
        RouteTable routes = growing(1);
        FoundRoutes found = new FoundRoutes(routes);
        set(found, List.of(buy(0, 1, 0), buy(0, 1, 0), sell(2, 2, 0)), 0);
        assertThrows(IllegalArgumentException.class, () -> found.add(3));
        assertEquals(listed.size(), routes.size());
        set(found, List.of(buy(0, 1, 0), buy(1, 2, 1), sell(2, 2, 0)), 0);
        assertFalse(found.full());
        assertTrue(found.wanted(3));
        long before = found.foldInto(1);
        found.add(3);
        assertTrue(found.full());
        assertNotEquals(before, found.foldInto(1));
        set(found, List.of(buy(1, 1, 0), buy(0, 2, 1), sell(2, 2, 0)), 0);
        assertThrows(IllegalArgumentException.class, () -> found.add(3));
        assertEquals(listed.size(), listed.growing(5).size(), "a copy of its own");
    }

    private RouteTable growing(int foundMax) {
        return listed.finding(new FoundBounds(foundMax, 4, true, rules.settlements(), List.of())).growing(0);
    }

    private static void set(FoundRoutes found, List<Leg> legs, int turn) {
        for (int leg = 0; leg < legs.size(); leg++) {
            Leg at = legs.get((leg + turn) % legs.size());
            found.trade(leg, at.instrument(), at.side());
        }
    }

    private Leg buy(int venue, int base, int quote) {
        return new Leg(market(venue, base, quote), Side.BUY);
    }

    private Leg sell(int venue, int base, int quote) {
        return new Leg(market(venue, base, quote), Side.SELL);
    }

    private int market(int venue, int base, int quote) {
        return table.instruments().stream().filter(instrument -> instrument.venue().id() == venue
                && instrument.base().id() == base && instrument.quote().id() == quote).findFirst().orElseThrow().id();
    }

    private static InstrumentTable table(int venues) {
        List<Venue> all = new ArrayList<>();
        List<Instrument> instruments = new ArrayList<>();
        for (int venue = 0; venue < venues; venue++) {
            all.add(new Venue(venue, "v" + venue, "x"));
            for (int base = 1; base < ASSETS.size(); base++) {
                for (int quote = 0; quote < base; quote++) {
                    int id = instruments.size();
                    instruments.add(new Instrument(id, all.get(venue), "s" + id, Kind.SPOT, ASSETS.get(base),
                            ASSETS.get(quote), 8, 8, 1, 1, 0, 0, 0, FeeSide.QUOTE));
                }
            }
        }
        return InstrumentTable.of(all, ASSETS, instruments);
    }
}
