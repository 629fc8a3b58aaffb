package arbd.daemon.setup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import arbd.amm.PoolKind;
import arbd.config.ConfigException;
import arbd.config.DaemonConfig;
import arbd.daemon.decide.DecisionSettings;
import arbd.daemon.decide.PoolSettings.ChainCosts;
import arbd.market.InstrumentTable;
import arbd.route.AmmRoute;
import arbd.route.BookAmmRoute;
import arbd.route.PoolRoutes;
import arbd.route.RouteTable;
import arbd.route.TooManyRoutesException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pools, routes over them and their numbers, from a configuration. */
class PoolsTest {
    private static final String FAKE = "0x0000000000000000000000000000000000000004";

    @Test
    void shouldTakePoolsInTheOrderOfTheFile() throws ConfigException {
        DaemonConfig config = PoolText.config();
        InstrumentTable table = Markets.table(config);

        List<Pool> pools = Markets.pools(config, table);

        assertEquals(List.of("0 zeta:0x00000000000000000000000000000000000000a0 CONSTANT_PRODUCT ETH USDT 18 6 3000 1",
                "1 zeta:0x00000000000000000000000000000000000000a1 CONCENTRATED ETH USDT 18 6 500 10",
                "2 zeta:0x00000000000000000000000000000000000000a2 CONSTANT_PRODUCT ETH WISE 18 6 3000 1",
                "3 zeta:0x00000000000000000000000000000000000000a3 CONSTANT_PRODUCT BTC WISE 8 6 3000 1"),
                pools.stream().map(PoolsTest::words).toList());
        assertEquals(PoolKind.CONCENTRATED, pools.get(1).kind());
        assertEquals("0x0000000000000000000000000000000000000001 " + FAKE,
                pools.get(2).token0() + " " + pools.get(2).token1());
        assertTrue(Markets.isChain(pools.get(0).venue()));
        assertFalse(Markets.isChain(table.venues().get(0)));
        assertEquals(List.of(), table.of(pools.get(0).venue()));
    }

    private static String words(Pool pool) {
        return pool.id() + " " + pool.title() + " " + pool.kind() + " " + pool.asset0().name() + " "
                + pool.asset1().name() + " " + pool.decimals0() + " " + pool.decimals1() + " " + pool.feePips() + " "
                + pool.tickSpacing();
    }

    @Test
    void shouldCarryRoutesOverPoolsInTheTableOfAll() throws ConfigException {
        RouteTable routes = routes(PoolText.config());

        assertEquals(4, routes.pools().pools().size());
        assertEquals(2, routes.pools().amm().size());
        assertEquals(4, routes.pools().bookAmm().routes().size());
        assertEquals("USDT >zeta:0x00000000000000000000000000000000000000a0> ETH "
                + ">zeta:0x00000000000000000000000000000000000000a1> USDT", routes.title(PoolRoutes.BASE));
        assertEquals(0, routes(PoolText.config("amm: {enabled: true", "amm: {enabled: false", "bookAmm: {enabled: "
                + "true", "bookAmm: {enabled: false")).pools().size());
        assertEquals(PoolRoutes.NONE.size(), routes(PoolText.config("  amm: {enabled: true, minEdge: 1.001 bps, "
                + "maxNotional: \"20000 USDT\", legs: 4}\n", "", "  bookAmm: {enabled: true, minEdge: 5 bps, "
                + "maxNotional: \"4000 USDT\", legs: 4}\n", "")).pools().size());
    }

    @Test
    void shouldMakeNoRouteOfAContractThatIsOnlyCalledLikeAnAsset() throws ConfigException {
        RouteTable named = routes(PoolText.config());

        assertTrue(allPools(named).noneMatch(pool -> pool.token1().equals(FAKE)),
                "a pool of the contract that is WISE is in a route");
        // The same contract once it is said to be USDT: that it is left out above is the mapping's doing.
        RouteTable mapped = routes(PoolText.config("{asset: WISE, decimals: 6}", "{asset: USDT, decimals: 6}"));
        assertTrue(allPools(mapped).anyMatch(pool -> pool.token1().equals(FAKE)));
        for (AmmRoute route : mapped.pools().amm().routes()) {
            assertEquals(1, route.legs().stream().map(leg -> leg.pool().token1()).distinct().count(),
                    "two contracts of USDT in one cycle: " + route.title());
        }
    }

    @Test
    void shouldSettleOnlyInWhatTheFileNames() throws ConfigException {
        RouteTable routes = routes(PoolText.config());

        routes.pools().bookAmm().routes().forEach(route -> assertEquals("ETHUSDT", route.instrument().symbol()));
        assertEquals(List.of("ETHUSDT", "ETHUSDT", "ETHUSDT", "ETHUSDT", "ETHBTC", "ETHBTC"),
                routes(PoolText.config("settlement: [USDT]", "settlement: [USDT, BTC]", "\"20000 USDT\"",
                        "{USDT: 1, BTC: 1}", "\"4000 USDT\"", "{USDT: 1, BTC: 1}", "\"5000 USDT\"",
                        "{USDT: 1, BTC: 1}", "\"10000 USDT\"", "{USDT: 1, BTC: 1}")).pools().bookAmm().routes().stream()
                        .map(BookAmmRoute::instrument).map(book -> book.symbol()).toList());
        assertEquals(0, routes(PoolText.config("    takerFee", "    marketDataOnly: true\n    takerFee")).pools()
                .bookAmm().routes().size());
    }

    @Test
    void shouldBoundAllKindsTogether() throws ConfigException {
        String cross = "  crossVenue: {enabled: true, maxNotional: \"1 USDT\"}\n";
        String beta = PoolText.of().substring(PoolText.of().indexOf("  alpha:"), PoolText.of().indexOf("  zeta:"))
                .replace("alpha", "beta");
        String[] two = {"  zeta:", beta + "  zeta:", "  amm:", cross + "  amm:", "balances: {", "balances: {beta: "
                + "{ETH: 1, USDT: 1, BTC: 1}, "};
        RouteTable all = routes(PoolText.config(two));
        assertEquals("2 10", all.size() + " " + all.pools().size());

        String[] bounded = Stream.concat(Stream.of(two), Stream.of("settlement: [USDT]",
                "settlement: [USDT]\n  routesMax: 12")).toArray(String[]::new);
        assertEquals(10, routes(PoolText.config(bounded)).pools().size());
        bounded[bounded.length - 1] = "settlement: [USDT]\n  routesMax: 11";
        DaemonConfig less = PoolText.config(bounded);
        assertThrows(TooManyRoutesException.class, () -> routes(less));
    }

    @Test
    void shouldGiveDecideItsNumbers() throws ConfigException {
        DaemonConfig config = PoolText.config();
        DecisionSettings settings = Settings.of(config, Markets.table(config), 1, false);

        assertArrayEquals(new long[] {101, 500}, settings.pools().edgeMinPpm(), "rounded up to whole ppm");
        assertArrayEquals(new long[] {2_000_000_000_000L, 0, 0, 0}, settings.pools().notionalMax()[0]);
        assertArrayEquals(new long[] {400_000_000_000L, 0, 0, 0}, settings.pools().notionalMax()[1]);
        assertEquals(2, settings.pools().chains().length);
        assertNull(settings.pools().chains()[0]);
        assertEquals(new ChainCosts(1, 60_000, 70_000, 2_000_000_000L, 20_000_000, 50_000),
                settings.pools().chains()[1]);
    }

    private static RouteTable routes(DaemonConfig config) {
        return Markets.routes(config, Markets.table(config));
    }

    private static Stream<Pool> allPools(RouteTable routes) {
        return Stream.concat(routes.pools().amm().routes().stream().flatMap(route -> route.legs().stream()),
                routes.pools().bookAmm().routes().stream().flatMap(route -> route.legs().stream()))
                .map(leg -> leg.pool());
    }
}
