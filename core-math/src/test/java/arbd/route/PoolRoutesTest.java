package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import arbd.amm.PoolKind;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoolRoutesTest {
    private static final int ROUTES_MAX = 1_000;
    private static final int BOOKS_ONLY = 2;

    private final Asset usdt = new Asset(0, "USDT", 8);
    private final Asset eth = new Asset(1, "ETH", 8);
    private final Asset btc = new Asset(2, "BTC", 8);
    /** Another asset whose contract calls itself USDT. */
    private final Asset fake = new Asset(3, "USDT.fake", 8);
    private final Venue alpha = new Venue(0, "alpha", "binance");
    private final Venue beta = new Venue(1, "beta", "binance");
    private final Venue zeta = new Venue(2, "zeta", "evm");
    private final Venue eta = new Venue(3, "eta", "evm");
    private final List<Instrument> books = new ArrayList<>();
    private final List<Pool> pools = new ArrayList<>();

    @Test
    void shouldCountCyclesFirstAndThenBooks() {
        book(alpha, "ETHUSDT", Kind.SPOT, eth, usdt);
        pool(zeta, eth, usdt);
        pool(zeta, eth, usdt);

        PoolRoutes routes = build(3, 2);

        assertEquals(2, routes.amm().size());
        assertEquals(4, routes.bookAmm().routes().size());
        assertEquals(6, routes.size());
        for (int id = PoolRoutes.BASE; id < PoolRoutes.BASE + routes.size(); id++) {
            PoolRouteKind kind = id < PoolRoutes.BASE + 2 ? PoolRouteKind.AMM : PoolRouteKind.BOOK_AMM;
            assertTrue(PoolRoutes.isPoolRoute(id));
            assertEquals(kind, routes.kind(id));
            assertEquals(id, routes.id(kind, routes.of(id)));
            assertEquals(usdt, routes.settlement(id));
        }
        assertEquals(1, routes.of(PoolRoutes.BASE + 1));
        assertEquals(0, routes.of(PoolRoutes.BASE + 2));
        assertEquals("USDT >zeta:p1> ETH >zeta:p0> USDT", routes.title(PoolRoutes.BASE + 1));
        assertEquals("alpha:ETHUSDT+ >zeta:p0> USDT", routes.title(PoolRoutes.BASE + 2));
        assertFalse(PoolRoutes.isPoolRoute(PoolRoutes.BASE - 1));
        assertThrows(IllegalArgumentException.class, () -> routes.title(PoolRoutes.BASE + 6));
        assertThrows(IllegalArgumentException.class, () -> routes.kind(0));
    }

    @Test
    void shouldBeFoundByIdInTheTableOfAllRoutesAndStayThere() {
        book(alpha, "ETHUSDT", Kind.SPOT, eth, usdt);
        book(beta, "ETHUSDT", Kind.SPOT, eth, usdt);
        pool(zeta, eth, usdt);
        PoolRoutes over = build(2, 1);
        RouteRules rules = rules(Set.of());
        RouteTable table = Routes.build(table(), rules).with(over);

        for (RouteTable same : List.of(table, table.growing(5), table.finding(
                new FoundBounds(9, 4, true, rules.settlements(), List.of())), table.growing(1).growing(1))) {
            assertEquals(over, same.pools());
            assertEquals(2, same.size());
            assertEquals(table.get(1).title(), same.title(1));
            assertEquals("alpha:ETHUSDT+ >zeta:p0> USDT", same.title(PoolRoutes.BASE));
            assertEquals(usdt, same.settlement(PoolRoutes.BASE + 3));
        }
        assertEquals(PoolRoutes.NONE, Routes.build(table(), rules).pools());
    }

    @Test
    void shouldHaveNoRoutesOfAKindThatIsOff() {
        book(alpha, "ETHUSDT", Kind.SPOT, eth, usdt);
        pool(zeta, eth, usdt);
        pool(zeta, eth, usdt);

        assertNull(build(0, 1).amm());
        assertEquals(PoolRouteKind.BOOK_AMM, build(0, 1).kind(PoolRoutes.BASE));
        assertNull(build(2, 0).bookAmm());
        assertEquals(2, build(2, 0).size());
        assertEquals(0, build(0, 0).size());
        assertEquals(pools, build(0, 0).pools());
        assertEquals(0, PoolRoutes.NONE.size());
    }

    @Test
    void shouldNeverJoinTwoContractsOfOneAsset() {
        pool(zeta, eth, usdt, "0xe", "0x1");
        pool(zeta, eth, usdt, "0xe", "0x2");
        pool(zeta, btc, usdt, "0xb", "0x2");
        pool(zeta, btc, eth, "0xb", "0xe");

        PoolRoutes routes = build(4, 0);

        assertEquals(2, routes.size(), "over 0x2 alone, both ways round");
        for (AmmRoute route : routes.amm().routes()) {
            assertTrue(route.legs().stream().noneMatch(leg -> leg.pool().id() == 0), route.title());
        }
    }

    @Test
    void shouldNeverJoinPoolsOfTwoChains() {
        book(alpha, "BTCUSDT", Kind.SPOT, btc, usdt);
        pool(zeta, eth, usdt);
        pool(eta, eth, usdt);
        pool(eta, eth, btc);

        PoolRoutes routes = build(4, 3);

        assertEquals(0, routes.amm().size());
        assertEquals(2, routes.bookAmm().routes().size());
        routes.bookAmm().routes().forEach(route -> assertTrue(
                route.legs().stream().allMatch(leg -> leg.pool().venue().equals(eta)), route.title()));
    }

    @Test
    void shouldNotTakeATokenForTheAssetThatItIsNamedAfter() {
        book(alpha, "ETHUSDT", Kind.SPOT, eth, usdt);
        pool(zeta, eth, usdt, "0xe", "0x1");
        pool(zeta, eth, fake, "0xe", "0x2");
        pool(zeta, eth, fake, "0xe", "0x2");

        PoolRoutes routes = build(4, 3);

        assertEquals(0, routes.amm().size(), "the two of ETH against the other asset settle in nothing");
        assertEquals(2, routes.bookAmm().routes().size());
        routes.bookAmm().routes().forEach(route -> assertEquals(0, route.legs().get(0).pool().id()));
    }

    @Test
    void shouldNotJoinDecimalsThatDiffer() {
        pools.add(new Pool(0, zeta, "p0", PoolKind.CONSTANT_PRODUCT, eth, usdt, 18, 6, 3_000, 1));
        pools.add(new Pool(1, zeta, "p1", PoolKind.CONSTANT_PRODUCT, eth, usdt, 18, 18, 3_000, 1));

        assertEquals(0, build(4, 0).size());
    }

    @Test
    void shouldTradeOnlyBooksThatSettleAndAreTraded() {
        book(alpha, "ETHBTC", Kind.SPOT, eth, btc);
        book(beta, "ETHUSDT", Kind.SPOT, eth, usdt);
        book(alpha, "ETHUSDT-PERP", Kind.PERP_LINEAR, eth, usdt);
        pool(zeta, eth, usdt);
        pool(zeta, eth, btc);

        PoolRoutes traded = build(0, 1);
        assertEquals(List.of(1, 1), traded.bookAmm().routes().stream().map(route -> route.instrument().id()).toList());
        assertEquals(0, PoolRoutes.build(table(), pools, rules(Set.of(beta.id())), 0, 0, 1).size());
        assertEquals(0, traded.bookAmm().touchedByInstrument(0).length);
        assertEquals(2, traded.bookAmm().touchedByInstrument(1).length);
        assertEquals(0, traded.bookAmm().touchedByPool(1).length);
    }

    @Test
    void shouldCountAllKindsAgainstOneBound() {
        book(alpha, "ETHUSDT", Kind.SPOT, eth, usdt);
        pool(zeta, eth, usdt);
        pool(zeta, eth, usdt);
        int all = build(2, 1).size();
        assertEquals(6, all);

        assertEquals(all, PoolRoutes.build(table(), pools, rules(Set.of()), ROUTES_MAX - all, 2, 1).size());
        assertEquals("more than the 3 bookAmm routes that routesMax leaves: bound bookAmm (legs), switch it off, list "
                + "fewer pools, or raise routesMax", refusal(ROUTES_MAX - all + 1));
        assertEquals("more than the 1 amm routes that routesMax leaves: bound amm (legs), switch it off, list fewer "
                + "pools, or raise routesMax", refusal(ROUTES_MAX - 1));
        assertTrue(refusal(ROUTES_MAX + 7).startsWith("more than the 0 amm routes"));
    }

    private String refusal(int others) {
        return assertThrows(TooManyRoutesException.class, () ->
                PoolRoutes.build(table(), pools, rules(Set.of()), others, 2, 1)).getMessage();
    }

    private PoolRoutes build(int ammLegs, int bookAmmPools) {
        return PoolRoutes.build(table(), pools, rules(Set.of()), BOOKS_ONLY, ammLegs, bookAmmPools);
    }

    private RouteRules rules(Set<Integer> watched) {
        return new RouteRules(EnumSet.of(RouteKind.CROSS_VENUE), List.of(usdt), ROUTES_MAX).watching(watched);
    }

    private InstrumentTable table() {
        return InstrumentTable.of(List.of(alpha, beta, zeta, eta), List.of(usdt, eth, btc, fake), books);
    }

    private void book(Venue venue, String symbol, Kind kind, Asset base, Asset quote) {
        books.add(new Instrument(books.size(), venue, symbol, kind, base, quote, 2, 4, 1, 1, 1, 0, 100_000,
                FeeSide.QUOTE));
    }

    private void pool(Venue venue, Asset asset0, Asset asset1) {
        pool(venue, asset0, asset1, asset0.name(), asset1.name());
    }

    private void pool(Venue venue, Asset asset0, Asset asset1, String token0, String token1) {
        pools.add(new Pool(pools.size(), venue, "p" + pools.size(), PoolKind.CONSTANT_PRODUCT, asset0, asset1, token0,
                token1, 18, 18, 3_000, 1));
    }
}
