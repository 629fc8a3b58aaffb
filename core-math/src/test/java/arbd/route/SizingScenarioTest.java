package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.market.Venue;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizingScenarioTest {
    private static final int BUY_ALPHA = 0;
    private static final int CARRY = 2;
    private static final long USDT = 100_000_000L;

    private final List<Venue> venues = List.of(new Venue(0, "alpha", "x"), new Venue(1, "gamma", "x"),
            new Venue(2, "perps", "x"));
    private final List<Asset> assets = List.of(new Asset(0, "USDT", 8), new Asset(1, "BTC", 8));
    private final Limits limits = new Limits();
    private RouteTable routes;
    private QuoteTable quotes;

    /** BTC/USDT with five decimals on alpha, four on gamma, lots of 0.001 for the perpetual. */
    private void market(FeeSide feeSide, long feeE8) {
        InstrumentTable table = InstrumentTable.of(venues, assets, List.of(
                new Instrument(0, venues.get(0), "BTCUSDT", Kind.SPOT, assets.get(1), assets.get(0), 2, 5, 1, 1,
                        1, 5 * USDT, feeE8, feeSide),
                new Instrument(1, venues.get(1), "BTC/USDT", Kind.SPOT, assets.get(1), assets.get(0), 1, 4, 1, 1,
                        1, 0, feeE8, FeeSide.QUOTE),
                new Instrument(2, venues.get(2), "BTCUSDT", Kind.PERP_LINEAR, assets.get(1), assets.get(0), 2, 3, 1, 1,
                        1, 50 * USDT, feeE8, FeeSide.RECEIVED)));
        routes = Routes.build(table, RouteRules.of(EnumSet.allOf(RouteKind.class), List.of(assets.get(0))));
        quotes = new QuoteTable(table);
        book(0, 5_999_000, 6_000_000, 100_000);
        book(1, 601_200, 601_300, 7_500);
        book(2, 6_012_000, 6_013_000, 2_000);
    }

    private void book(int instrument, long bid, long ask, long qty) {
        Tick tick = new Tick();
        tick.type = Tick.QUOTE;
        tick.instrument = instrument;
        tick.bids = 1;
        tick.asks = 1;
        tick.bidPx[0] = bid;
        tick.askPx[0] = ask;
        tick.bidQty[0] = qty;
        tick.askQty[0] = qty;
        quotes.apply(tick);
    }

    private Sizing size(int route) {
        return new RouteSizer(routes, quotes).size(route, limits);
    }

    /** The venue charges its token all the same; what that costs must be known. */
    @Test
    void shouldRefuseWhileTheBookOfAFeeTokenCannotPriceIt() {
        Asset token = new Asset(2, "BNB", 8);
        Asset other = new Asset(3, "USDC", 8);
        InstrumentTable table = InstrumentTable.of(venues, List.of(assets.get(0), assets.get(1), token, other), List.of(
                spot(0, 0, assets.get(1), assets.get(0)), spot(1, 1, assets.get(1), assets.get(0)),
                spot(2, 0, token, assets.get(0)), spot(3, 0, token, other)));
        routes = RouteTable.of(table, List.of(new Route(0, RouteKind.CROSS_VENUE,
                List.of(new Leg(0, Side.BUY), new Leg(1, Side.SELL)), assets.get(0), "BTC/USDT alpha>gamma")));
        quotes = new QuoteTable(table);
        book(0, 5_999_000, 6_000_000, 100_000);
        book(1, 6_012_000, 6_013_000, 100_000);
        RouteCosts costs = new RouteCosts(routes);
        RouteSizer sizer = new RouteSizer(routes, quotes, costs);
        assertEquals(SizingVerdict.OK, sizer.size(0, limits).verdict);
        costs.setFeeToken(0, 2);
        assertEquals(SizingVerdict.NO_TOKEN_BOOK, sizer.size(0, limits).verdict, "its book is not known");
        book(2, 60_000, 60_100, 100_000);
        assertEquals(SizingVerdict.OK, sizer.size(0, limits).verdict);
        assertEquals(0, sizer.size(0, limits).fee[0], "charged in the token");
        book(2, 60_100, 60_000, 100_000);
        assertEquals(SizingVerdict.NO_TOKEN_BOOK, sizer.size(0, limits).verdict, "its book is crossed");
        book(3, 60_000, 60_100, 100_000);
        costs.setFeeToken(0, 3);
        assertEquals(SizingVerdict.NO_TOKEN_BOOK, sizer.size(0, limits).verdict, "quoted in another asset");
        costs.setFeeToken(0, RouteCosts.NONE);
        assertEquals(SizingVerdict.OK, sizer.size(0, limits).verdict);
    }

    private Instrument spot(int id, int venue, Asset base, Asset quote) {
        return new Instrument(id, venues.get(venue), base.name() + quote.name(), Kind.SPOT, base, quote, 2, 5, 1, 1, 1,
                0, 50_000, FeeSide.QUOTE);
    }

    @Test
    void shouldTradeEqualSizesOnTheCommonLotWhenFeesAreInQuote() {
        market(FeeSide.QUOTE, 50_000);
        Sizing sizing = size(BUY_ALPHA);
        assertEquals("BTC/USDT alpha>gamma", routes.get(BUY_ALPHA).title());
        assertEquals(SizingVerdict.OK, sizing.verdict);
        assertEquals(75_000, sizing.qty[0]);
        assertEquals(7_500, sizing.qty[1]);
        assertEquals(6_000_000, sizing.px[0]);
        assertEquals(601_200, sizing.px[1]);
        assertEquals(45_000 * USDT * 10_005 / 10_000, sizing.spend);
        assertEquals(45_090 * USDT * 9_995 / 10_000, sizing.receive);
        assertEquals(sizing.receive - sizing.spend, sizing.profit);
        assertEquals(998, sizing.edgePpm);
    }

    @Test
    void shouldBuyTheFeeOnTopWhenItIsTakenFromTheBase() {
        market(FeeSide.RECEIVED, 50_000);
        Sizing sizing = size(BUY_ALPHA);
        assertEquals(SizingVerdict.OK, sizing.verdict);
        // 0.75 / 0.9995 = 0.750375..., rounded up to the lot of 0.00001.
        assertEquals(75_038, sizing.qty[0]);
        assertEquals(7_500, sizing.qty[1]);
    }

    @Test
    void shouldLeaveLessThanALotNakedInABasisRoute() {
        market(FeeSide.RECEIVED, 50_000);
        Sizing sizing = size(CARRY);
        assertEquals("BTC/USDT alpha+ perps-", routes.get(CARRY).title());
        assertEquals(SizingVerdict.OK, sizing.verdict);
        long bought = sizing.qty[0] * 1_000 - sizing.fee[0];
        long naked = bought - sizing.qty[1] * 100_000;
        assertTrue(naked >= 0 && naked < 1_000, "naked " + naked);
        // One whole BTC is on offer; after its fee it covers 0.999.
        assertEquals(999, sizing.qty[1]);
    }

    @Test
    void shouldStayWithinEveryLimit() {
        market(FeeSide.QUOTE, 50_000);
        limits.notionalMax = 10_000 * USDT;
        Sizing sizing = size(BUY_ALPHA);
        assertEquals(SizingVerdict.OK, sizing.verdict);
        assertEquals(1_663, sizing.qty[1]);
        assertEquals(16_630, sizing.qty[0]);
        limits.qtyMax[1] = 1_000;
        assertEquals(10_000, size(BUY_ALPHA).qty[0]);
        limits.funds = (venue, asset) -> venue == 1 && asset == 1 ? 5_009_999 : Long.MAX_VALUE;
        assertEquals(500, size(BUY_ALPHA).qty[1]);
        limits.funds = (venue, asset) -> venue == 1 && asset == 1 ? 9_999 : Long.MAX_VALUE;
        assertEquals(SizingVerdict.NO_BALANCE, size(BUY_ALPHA).verdict);
        limits.notionalMax = 4 * USDT;
        limits.funds = Funds.UNLIMITED;
        assertEquals(SizingVerdict.NO_ROOM, size(BUY_ALPHA).verdict);
    }

    @Test
    void shouldLimitThePerpetualLegByItsOwnNotional() {
        market(FeeSide.QUOTE, 50_000);
        limits.perpNotionalMax = 6_012 * USDT;
        assertEquals(100, size(CARRY).qty[1]);
        limits.perpNotionalMax = 6_012 * USDT - 1;
        assertEquals(99, size(CARRY).qty[1]);
        limits.perpNotionalMax = 60 * USDT;
        assertEquals(SizingVerdict.NO_ROOM, size(CARRY).verdict);
    }

    @Test
    void shouldRefuseAnEdgeThatFeesOrRoundingEat() {
        market(FeeSide.QUOTE, 100_000);
        assertEquals(SizingVerdict.NO_EDGE, size(BUY_ALPHA).verdict);
        market(FeeSide.RECEIVED, 95_000);
        limits.qtyMax[0] = 11;
        Sizing sizing = size(BUY_ALPHA);
        assertEquals(SizingVerdict.NO_EDGE_AFTER_ROUNDING, sizing.verdict);
        assertTrue(sizing.profit <= 0 && sizing.edgePpm <= 0, "profit " + sizing.profit);
    }
}
