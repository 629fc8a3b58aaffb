package arbd.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import arbd.market.Asset;
import arbd.market.Equivalents;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.MarketState;
import arbd.market.Tick;
import arbd.market.Venue;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** BTC bought on alpha and sold as WBTC on gamma, or the other way round; what one is in the other is a book's word. */
class HaircutsTest {
    private static final long USDT = 100_000_000L;
    private static final long LEAST = 50_000;
    private static final int INTO_WRAPPED = 0;
    private static final int OUT_OF_WRAPPED = 1;
    private static final int BOOK = 2;

    private final List<Venue> venues = List.of(new Venue(0, "alpha", "x"), new Venue(1, "gamma", "x"));
    private final List<Asset> assets = List.of(new Asset(0, "USDT", 8), new Asset(1, "BTC", 8),
            new Asset(2, "WBTC", 8));
    private final List<Instrument> listed = List.of(spot(0, 0, 1, 0, 0), spot(1, 1, 2, 0, 0), spot(2, 0, 2, 1, 100_000),
            spot(3, 0, 1, 2, 100_000));
    private final Limits limits = new Limits();
    private InstrumentTable table;
    private RouteTable routes;
    private QuoteTable quotes;
    private RouteSizer sizer;

    private Instrument spot(int id, int venue, int base, int quote, long feeE8) {
        return new Instrument(id, venues.get(venue), "s" + id, Kind.SPOT, assets.get(base), assets.get(quote), 4, 4, 1,
                1, 1, 0, feeE8, FeeSide.QUOTE);
    }

    /** Bought at 10,000 and sold at 10,100 either way, one coin: a gain of 1 % if both were the same. */
    private void through(int book) {
        table = InstrumentTable.of(venues, assets, listed)
                .with(Equivalents.of(assets, List.of(new Equivalents.Row(assets.get(2), assets.get(1), LEAST, book))));
        routes = Routes.build(table, RouteRules.of(EnumSet.of(RouteKind.CROSS_VENUE), List.of(assets.get(0))));
        quotes = new QuoteTable(table);
        sizer = new RouteSizer(routes, quotes);
        book(0, 100_000_000, 100_000_000, 10_000);
        book(1, 101_000_000, 101_010_000, 10_000);
    }

    /** The ask of the first book is at its bid: one more. */
    private void book(int instrument, long bid, long ask, long... qty) {
        Tick tick = new Tick();
        tick.type = Tick.DEPTH;
        tick.instrument = instrument;
        tick.bids = qty.length;
        tick.asks = qty.length;
        for (int level = 0; level < qty.length; level++) {
            tick.bidPx[level] = bid - 20L * level - (bid == ask ? 1 : 0);
            tick.askPx[level] = ask + 20L * level;
            tick.bidQty[level] = qty[level];
            tick.askQty[level] = qty[level];
        }
        quotes.apply(tick);
    }

    private long haircut(int route) {
        Sizing sizing = sizer.size(route, limits);
        assertEquals(SizingVerdict.OK, sizing.verdict);
        assertEquals(sizing.waterfall.gross, sizing.waterfall.net + sizing.waterfall.costs());
        return sizing.waterfall.haircut;
    }

    @Test
    void shouldCostWhatTheBookSaysEitherWay() {
        through(BOOK);
        assertEquals("BTC/USDT=WBTC/USDT alpha>gamma", routes.get(INTO_WRAPPED).title());
        // BTC for WBTC: at the ask of 1.003 and 0.1 % of fee, 1 / 1.004003 = 0.99601296 are left, 0.00398705 lost.
        book(BOOK, 9_980, 10_030, 20_000);
        long receive = 10_100 * USDT;
        assertEquals(receive / 100_000_000 * 398_705, haircut(INTO_WRAPPED), receive / 100_000_000);
        assertEquals(5_973, new RouteFilter(routes, quotes).edgePpm(INTO_WRAPPED), "(1 % + 1) x 0.99601296");
        // WBTC for BTC: at the bid of 0.998 and 0.1 % of fee, 0.002998 are lost; but the books are the other way round.
        book(0, 101_000_000, 101_010_000, 10_000);
        book(1, 99_990_000, 100_000_000, 10_000);
        assertEquals(receive / 100_000_000 * 299_800, haircut(OUT_OF_WRAPPED));
        assertEquals(6_972, new RouteFilter(routes, quotes).edgePpm(OUT_OF_WRAPPED), "(1 % + 1) x 0.997002");
    }

    @Test
    void shouldCostTheSameInABookTheOtherWayRound() {
        through(3);
        // Of BTC/WBTC, at the bid of 0.998 and 0.1 % of fee, 0.002998 are lost.
        book(3, 9_980, 10_030, 20_000);
        assertEquals(10_100 * 299_800L, haircut(INTO_WRAPPED));
    }

    @Test
    void shouldCostTheLeastWhereTheBookIsBetter() {
        through(BOOK);
        book(BOOK, 9_900, 9_980, 20_000);
        assertEquals(10_100 * LEAST, haircut(INTO_WRAPPED), "cheaper than parity: no gain");
        assertEquals(9_495, new RouteFilter(routes, quotes).edgePpm(INTO_WRAPPED));
        through(Equivalents.NONE);
        assertEquals(10_100 * LEAST, haircut(INTO_WRAPPED), "fixed");
        assertEquals(9_495, new RouteFilter(routes, quotes).edgePpm(INTO_WRAPPED));
    }

    @Test
    void shouldWalkTheDepthOfTheBook() {
        through(3);
        book(3, 9_980, 10_030, 5_000, 5_000);
        // Half at 0.998, half at 0.996: 0.997 less 0.1 % is 0.996003.
        assertEquals(10_100 * 399_700L, haircut(INTO_WRAPPED));
        book(3, 9_980, 10_030, 4_000, 4_000);
        Sizing thin = sizer.size(INTO_WRAPPED, limits);
        assertEquals(SizingVerdict.BELOW_MINIMUM, thin.verdict, "the least that is tried, all of it, is too much");
        limits.qtyMax[0] = 4_000;
        assertEquals(4_000, sizer.size(INTO_WRAPPED, limits).qty[0]);
    }

    @Test
    void shouldRefuseWhileTheBookCannotPriceIt() {
        through(BOOK);
        assertEquals(SizingVerdict.NO_EQUIVALENT_BOOK, sizer.size(INTO_WRAPPED, limits).verdict, "nothing is known");
        assertEquals(9_495, new RouteFilter(routes, quotes).edgePpm(INTO_WRAPPED), "found, so that it can be said");
        book(BOOK, 9_980, 10_030, 20_000);
        assertEquals(SizingVerdict.OK, sizer.size(INTO_WRAPPED, limits).verdict);
        book(BOOK, 10_030, 9_980, 20_000);
        assertEquals(SizingVerdict.NO_EQUIVALENT_BOOK, sizer.size(INTO_WRAPPED, limits).verdict, "it is crossed");
        book(BOOK, 9_980, 10_030, 20_000);
        Tick tick = new Tick();
        tick.type = Tick.STATUS;
        tick.instrument = BOOK;
        tick.state = MarketState.DISCONNECTED;
        quotes.apply(tick);
        assertEquals(SizingVerdict.NO_EQUIVALENT_BOOK, sizer.size(INTO_WRAPPED, limits).verdict, "it is not live");
    }

    @Test
    void shouldBeLookedAtAgainWhenTheBookChanges() {
        through(BOOK);
        assertArrayEquals(new int[] {INTO_WRAPPED, OUT_OF_WRAPPED}, routes.touchedBy(BOOK));
        assertArrayEquals(new int[] {0, 1, BOOK}, new RouteCosts(routes).dependsOn(INTO_WRAPPED));
        long priced = new RouteCosts(routes).foldInto(1);
        through(Equivalents.NONE);
        assertArrayEquals(new int[0], routes.touchedBy(BOOK));
        assertNotEquals(priced, new RouteCosts(routes).foldInto(1), "the state hash knows what prices it");
        assertEquals(LEAST, new RouteCosts(routes).floorE8(INTO_WRAPPED));
    }

    @Test
    void shouldTakeNoOtherMarketThanTheOneOfTheTwo() {
        for (int book : new int[] {0, 1, 4, -2}) {
            assertThrows(IllegalArgumentException.class, () -> through(book), "through " + book);
        }
    }
}
