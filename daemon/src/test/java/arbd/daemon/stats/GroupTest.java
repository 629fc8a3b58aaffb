package arbd.daemon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.daemon.decide.TestMarket;
import arbd.daemon.decide.TestPools;
import arbd.market.Asset;
import arbd.route.AmmRoutes;
import arbd.route.BookAmmRoutes;
import arbd.route.PoolRouteKind;
import arbd.route.PoolRoutes;
import arbd.route.RouteTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupTest {
    private static final Asset USDT = TestMarket.TABLE.assets().get(TestMarket.USDT);
    private static final PoolRoutes OVER = PoolRoutes.of(TestPools.POOLS,
            AmmRoutes.build(TestPools.POOLS, List.of(USDT), 3, 1_000),
            BookAmmRoutes.build(TestMarket.TABLE, TestPools.POOLS, 1, 1_000));
    private static final RouteTable ROUTES = TestMarket.ROUTES.with(OVER);

    @Test
    void shouldGroupRoutesOverBooksAndOverPoolsByKindAndSettlement() {
        assertEquals("cross-venue, USDT", Group.of(ROUTES, 0).title());
        assertEquals("amm, USDT", Group.of(ROUTES, OVER.id(PoolRouteKind.AMM, 0)).title());
        assertEquals("book-amm, USDT", Group.of(ROUTES, OVER.id(PoolRouteKind.BOOK_AMM, 0)).title());
        assertEquals(Group.of(ROUTES, PoolRoutes.BASE), Group.of(ROUTES, PoolRoutes.BASE + 1), "added up");
    }
}
