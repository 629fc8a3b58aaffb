package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Asset;
import arbd.market.Equivalents;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Venue;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the sizer confirms, the filter must have found. */
class LeastEdgeTest {
    private static final int SEEDS = 20_000;

    private int confirmed;
    private int below;

    @Test
    void shouldHideNothingThatTheSizerConfirms() {
        for (RandomRoute.Shape shape : RandomRoute.Shape.values()) {
            confirmed = 0;
            for (long seed = 0; seed < SEEDS; seed++) {
                check(new RandomRoute(new Random(seed), shape, 300, true), shape + " seed " + seed, seed % 3 == 0);
            }
            assertTrue(confirmed > SEEDS / 20, shape + " confirmed " + confirmed);
        }
        assertTrue(below > 50, "the threshold itself would have hidden only " + below);
    }

    private void check(RandomRoute market, String where, boolean closing) {
        RouteCosts costs = new RouteCosts(market.routes);
        market.costs.into(costs, market);
        costs.setConversion(0, RouteCosts.NONE);
        market.quotes.charge(costs);
        market.limits.closing = closing;
        market.limits.edgeMinPpm -= closing ? 2_000 : 0;
        Sizing sizing = new RouteSizer(market.routes, market.quotes, costs).size(0, market.limits);
        if (sizing.verdict != SizingVerdict.OK) {
            return;
        }
        confirmed++;
        long edge = new RouteFilter(market.routes, market.quotes).edgePpm(0);
        long least = new LeastEdge(costs, market.quotes)
                .ppm(0, market.limits.edgeMinPpm, market.limits.closing, market.limits.wallNanos);
        assertTrue(edge >= least, where + ": edge " + edge + " of at least " + least + " is " + sizing.edgePpm);
        assertTrue(least <= market.limits.edgeMinPpm, where + ": above the threshold");
        below += edge < market.limits.edgeMinPpm ? 1 : 0;
    }

    /** A haircut is off the filter's edge already, but what is earned is a part of all that is received. */
    @Test
    void shouldAskForLessWhereAHaircutLeavesLess() {
        List<Venue> venues = List.of(new Venue(0, "spots", "x"), new Venue(1, "perps", "x"));
        List<Asset> assets = List.of(new Asset(0, "USDT", 8), new Asset(1, "BTC", 8), new Asset(2, "WBTC", 8));
        InstrumentTable table = InstrumentTable.of(venues, assets, List.of(
                new Instrument(0, venues.get(0), "WBTCUSDT", Kind.SPOT, assets.get(2), assets.get(0), 2, 5, 1, 1,
                        1, 0, 0, FeeSide.QUOTE),
                new Instrument(1, venues.get(1), "BTCUSDT", Kind.PERP_LINEAR, assets.get(1), assets.get(0), 2, 3, 1, 1,
                        1, 0, 0, FeeSide.QUOTE)))
                .with(Equivalents.of(assets, List.of(new Equivalents.Row(assets.get(2), assets.get(1), 10_000_000))));
        RouteTable routes = RouteTable.of(table, List.of(new Route(0, RouteKind.BASIS,
                List.of(new Leg(0, Side.BUY), new Leg(1, Side.SELL)), assets.get(0), "+-")));
        RouteCosts costs = new RouteCosts(routes);
        LeastEdge least = new LeastEdge(costs, new QuoteTable(table));
        assertEquals(1_000, least.ppm(0, 1_000, false, 100), "nothing is earned");
        costs.setHold(0, 60);
        costs.setFunding(1, 9_000_000, 100, 150);
        // Of 1 / (1 + 9 % - 10 %) nine tenths are left: 1 / (1 + 9 % / 0.9).
        assertEquals(-90_911, least.ppm(0, 0, false, 100));
        costs.setHold(0, 0);
        costs.setFee(0, Side.BUY, -1_000_000);
        assertEquals(0, least.ppm(0, 0, false, 100), "a rebate in the trade's own asset");
        costs.setFeeToken(0, 0);
        // 1 / (1 + 1 % / 0.9 / 0.99), less one for rounding.
        assertEquals(-11_100, least.ppm(0, 0, false, 100), "a rebate in a third asset");
    }

    /** Spot bought on one venue for a perpetual sold on another, and the other way round. */
    @Test
    void shouldAskForLessByJustWhatIsEarned() {
        List<Venue> venues = List.of(new Venue(0, "spots", "x"), new Venue(1, "perps", "x"));
        List<Asset> assets = List.of(new Asset(0, "USDT", 8), new Asset(1, "BTC", 8));
        InstrumentTable table = InstrumentTable.of(venues, assets, List.of(
                new Instrument(0, venues.get(0), "BTCUSDT", Kind.SPOT, assets.get(1), assets.get(0), 2, 5, 1, 1,
                        1, 0, 0, FeeSide.QUOTE),
                new Instrument(1, venues.get(1), "BTCUSDT", Kind.PERP_LINEAR, assets.get(1), assets.get(0), 2, 3, 1, 1,
                        1, 0, 0, FeeSide.QUOTE)));
        List<Leg> carry = List.of(new Leg(0, Side.BUY), new Leg(1, Side.SELL));
        List<Leg> reverse = List.of(new Leg(0, Side.SELL), new Leg(1, Side.BUY));
        RouteTable routes = RouteTable.of(table, List.of(
                new Route(0, RouteKind.BASIS, carry, assets.get(0), "+-"),
                new Route(1, RouteKind.BASIS, reverse, assets.get(0), "-+")));
        RouteCosts costs = new RouteCosts(routes);
        LeastEdge least = new LeastEdge(costs, new QuoteTable(table));
        costs.setFunding(1, 100_000, 100, 150);
        assertEquals(1_000, least.ppm(0, 1_000, false, 100), "it is not held");
        costs.setHold(0, 60);
        costs.setHold(1, 60);
        // (1 + 10 bps) / (1 + 10 bps) - 1, less one for rounding.
        assertEquals(-1, least.ppm(0, 1_000, false, 100), "the short side receives 10 bps");
        assertEquals(1_000, least.ppm(0, 1_000, true, 100), "but not when it only closes");
        assertEquals(1_000, least.ppm(1, 1_000, false, 100), "the long side pays");
        costs.setExit(0, 40_000);
        assertEquals(398, least.ppm(0, 1_000, false, 100), "4 of the 10 bps are for the exit");
        costs.setExit(0, 200_000);
        assertEquals(1_000, least.ppm(0, 1_000, false, 100), "all of it is");
        costs.setFunding(1, -100_000, 100, 150);
        assertEquals(-1, least.ppm(1, 1_000, false, 100), "the long side receives");
        long told = 1_000;
        long oldest = told + RouteCosts.FUNDING_AGE_MAX_NANOS;
        costs.setFunding(1, -100_000, 100, oldest + 50, told);
        assertEquals(-1, least.ppm(1, 1_000, false, oldest), "young enough");
        assertEquals(1_000, least.ppm(1, 1_000, false, oldest + 1), "an old word is no income");
        costs.setFunding(1, -100_000, 100, 150);
        costs.setInventory((venue, asset) -> 500);
        costs.setTarget(0, 1, 400, 30_000);
        assertEquals(-301, least.ppm(1, 1_000, false, 100), "spot that is too much is sold");
        assertEquals(1_000, least.ppm(0, 1_000, false, 100), "but not bought");
    }
}
