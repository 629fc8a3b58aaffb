package arbd.daemon.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.U256;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.decide.TestPools;
import arbd.daemon.pipeline.InboundEncoder;
import arbd.daemon.pipeline.OutboundEncoder;
import arbd.daemon.pipeline.Slot;
import arbd.execution.risk.Verdict;
import arbd.market.Asset;
import arbd.market.MarketState;
import arbd.route.AmmRoutes;
import arbd.route.BookAmmRoutes;
import arbd.route.PoolRouteKind;
import arbd.route.PoolRoutes;
import arbd.route.RouteTable;
import arbd.route.Sizing;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolLinesTest {
    private static final Asset USDT = TestMarket.TABLE.assets().get(TestMarket.USDT);
    private static final PoolRoutes OVER = PoolRoutes.of(TestPools.POOLS,
            AmmRoutes.build(TestPools.POOLS, List.of(USDT), 3, 1_000),
            BookAmmRoutes.build(TestMarket.TABLE, TestPools.POOLS, 1, 1_000));
    private static final RouteTable ROUTES = TestMarket.ROUTES.with(OVER);

    private final Slot slot = new Slot(2_048);
    private final InboundEncoder encoder = new InboundEncoder();
    private final OutboundEncoder said = new OutboundEncoder(() -> slot);
    private final PoolLines pools = new PoolLines(TestPools.POOLS);
    private final WaterfallLines waterfalls = new WaterfallLines(ROUTES);

    @Test
    void shouldTellTheStateOfAPoolInWholeNumbers() {
        PoolEvent event = new PoolEvent();
        event.block = 19_000_000;
        event.logIndex = 4;
        event.reserve0.set(U256.of("2000000000000000000000"));
        event.reserve1.set(U256.of("6000000000000"));
        assertEquals("pool pool=chain:0x0 block=19000000 logIndex=4 reserve0=2000000000000000000000"
                + " reserve1=6000000000000", line(event));
        event.pool = 3;
        event.sqrtPrice.set(U256.powerOfTwo(96));
        event.liquidity.set(12_345);
        event.tick = -1;
        event.windowFrom = -100;
        event.windowTo = 100;
        event.ticks = 2;
        assertEquals("pool pool=chain:0x3 block=19000000 logIndex=4 sqrtPrice=79228162514264337593543950336 tick=-1"
                + " liquidity=12345 windowFrom=-100 windowTo=100 ticks=2", line(event));
        event.state = MarketState.STALE;
        assertEquals("market pool=chain:0x3 state=stale", line(event));
    }

    @Test
    void shouldTellTheWaterfallOfACycleOfPoolsByWhatEachPoolIsPaid() {
        Sizing sizing = new Sizing();
        sizing.route = OVER.id(PoolRouteKind.AMM, 0);
        sizing.legs = 2;
        sizing.spend = 100_000_000;
        sizing.waterfall.gross = 70;
        sizing.waterfall.flat = 20;
        sizing.waterfall.net = 50;
        sizing.notional[0] = 100_000_000;
        sizing.qty[0] = 33_000;
        sizing.notional[1] = 33_000;
        sizing.qty[1] = 100_000_070;
        said.sized(1, 0, Verdict.NO_EDGE_AFTER_ROUNDING, sizing);
        Event event = waterfalls.waterfall(slot.buffer);
        assertEquals(OVER.title(sizing.route), event.value("route"));
        assertEquals("USDT", event.value("asset"));
        assertEquals("0.0000005", event.value("net"));
        assertEquals("1 USDT for 0.00033 ETH", event.value("leg1"));
        assertEquals("0.00033 ETH for 1.0000007 USDT", event.value("leg2"));
    }

    @Test
    void shouldTellTheBookOfARouteOverABookAndAPool() {
        Sizing sizing = new Sizing();
        int position = OVER.bookAmm().touchedByInstrument(0)[0];
        sizing.route = OVER.id(PoolRouteKind.BOOK_AMM, position);
        sizing.legs = 2;
        sizing.qty[0] = 1_000;
        sizing.px[0] = 6_000_000;
        sizing.notional[0] = 60_000_000_000L;
        sizing.notional[1] = 1_000_000;
        sizing.qty[1] = 60_100_000_000L;
        said.sized(1, 0, Verdict.NO_EDGE_AFTER_ROUNDING, sizing);
        Event event = waterfalls.waterfall(slot.buffer);
        assertEquals(OVER.title(sizing.route), event.value("route"));
        assertEquals("0.01000 at 60000.00 for 600", event.value("leg1"));
        assertTrue(event.value("leg2").contains(" for "), event.value("leg2"));
    }

    @Test
    void shouldCutAddressesToTheirEndsWherePeopleReadTitles() {
        assertEquals("USDT >zeta:0x88e6..5640> ETH", Words.brief(
                "USDT >zeta:0x88e6a0c2ddd26feeb64f039a2c41296fcb3f5640> ETH"));
        assertEquals("alpha:BTCUSDT+ beta:BTC/USDT-", Words.brief("alpha:BTCUSDT+ beta:BTC/USDT-"));
    }

    private String line(PoolEvent event) {
        Pool pool = TestPools.POOLS.get(event.pool);
        encoder.encode(event, pool.kind(), slot);
        String line = pools.event(slot.type, slot.buffer).line(0);
        return line.substring(line.indexOf(' ') + 1).replaceAll(" +", " ");
    }
}
