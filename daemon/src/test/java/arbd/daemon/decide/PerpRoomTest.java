package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.config.DaemonConfig;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.market.InstrumentTable;
import arbd.route.Limits;
import arbd.route.RouteTable;
import org.junit.jupiter.api.Test;

/** What free margin lets a perpetual leg open depends on the fee of its own side. */
class PerpRoomTest {
    private static final String USDM = """
              usdm: {protocol: binance-usdm, marketData: "ws://127.0.0.1:1", orderEntry: "ws://127.0.0.1:1",
                rest: "http://127.0.0.1:1", account: usdm, takerFee: 5 bps, sellFee: 200 bps,
                instruments: {BTCUSDT: {base: BTC, quote: USDT, pxIncrement: "0.1", lot: "0.001"}}}
            routes:
            """.indent(0);

    @Test
    void shouldLeaveRoomForTheFeeOfTheSide() {
        DaemonConfig config = TestMarket.parse(TestMarket.TEXT.replace("routes:\n", USDM)
                .replace("basis: {enabled: false}", "basis: {enabled: true, maxNotional: 2000 USDT}")
                .replace("nakedNotionalMax", "positionNotionalMax: \"50000 USDT\"\n  nakedNotionalMax"));
        InstrumentTable table = Markets.table(config);
        RouteTable routes = Markets.routes(config, table);
        DecisionSettings settings = Settings.of(config, table, 1, false);
        Books books = new Books(settings, routes);
        books.wallets.observe(TestMarket.balance(2, TestMarket.USDT, 600_000_000_000L));
        int perp = table.size() - 1;
        books.quotes.apply(TestMarket.quote(perp, 60_000, 60_000 + 1, TestMarket.SECOND));
        PerpRoom room = new PerpRoom(settings, books);
        // 6,000 USDT are 1 BTC at 6,000.0: 999 lots of 0.001 at 6,000.1 with a fee of 5 bps, 980 at 6,000.0 with 2 %.
        assertEquals(999, room(room, routes, "BTC/USDT alpha- usdm+"));
        assertEquals(980, room(room, routes, "BTC/USDT alpha+ usdm-"));
    }

    private static long room(PerpRoom room, RouteTable routes, String title) {
        int route = routes.routes().stream().filter(of -> of.title().equals(title)).findFirst().orElseThrow().id();
        Limits limits = new Limits();
        room.bound(route, false, limits);
        return limits.qtyMax[1];
    }
}
