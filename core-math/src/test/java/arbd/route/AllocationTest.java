package arbd.route;

import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Decimals;
import arbd.market.Side;
import arbd.market.StateHash;
import arbd.market.Tick;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int ROUNDS = 20_000;

    private final RandomMarket market = new RandomMarket(new Random(5));
    private final RouteFilter filter = new RouteFilter(market.routes, market.quotes);
    private final RouteSizer sizer = new RouteSizer(market.routes, market.quotes);
    private final EdgeSurvey survey = new EdgeSurvey(1, List.of("0", "-5"));
    private final Limits limits = new Limits();
    private final RandomRoute costly = new RandomRoute(new Random(8), RandomRoute.Shape.CYCLIC_4, 300, true);
    private final RouteCosts costs = new RouteCosts(costly.routes);
    private final RouteSizer costlySizer = new RouteSizer(costly.routes, costly.quotes, costs);
    private final LeastEdge least = new LeastEdge(costs, costly.quotes);
    private final byte[] text = new byte[Decimals.TEXT_MAX];
    private final Tick tick = new Tick();
    private int sized;

    @Test
    void shouldAllocateNothingPerEvent() {
        costly.costs.into(costs, costly);
        while (costlySizer.size(0, limits).verdict != SizingVerdict.OK) {
            costly.again();
            costly.costs.into(costs, costly);
        }
        assertTrue(costs.mayEarn(0), "nothing could be earned");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = events();
        long before = threads.getCurrentThreadAllocatedBytes();
        sum += events();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < ROUNDS / 10, allocated + " bytes in " + ROUNDS + " rounds, sum " + sum);
        assertTrue(sized > ROUNDS / 10, "sized " + sized);
    }

    private long events() {
        long sum = 0;
        tick.type = Tick.QUOTE;
        tick.bids = 1;
        tick.asks = 1;
        tick.bidQty[0] = 1_000;
        tick.askQty[0] = 1_000;
        for (int i = 0; i < ROUNDS; i++) {
            int route = i % market.routes.size();
            tick.instrument = i % market.instruments.size();
            tick.bidPx[0] = market.quotes.px(tick.instrument, Side.SELL, 0);
            tick.askPx[0] = tick.bidPx[0] + 1;
            market.quotes.apply(tick);
            Sizing sizing = sizer.size(route, limits);
            sized += sizing.verdict == SizingVerdict.OK ? 1 : 0;
            costs.setDecay(0, i % 1_000);
            sum += costlySizer.size(0, limits).waterfall.rounding;
            sum += least.ppm(0, 1_000, i % 2 == 0, i);
            sum += filter.edgePpm(route) + sizing.profit + market.quotes.ageNanos(0, i);
            survey.observe(0, i + 1, tick.bidPx[0], 2, tick.askPx[0], 2);
            int length = Decimals.format(i, 4, true, text, 0);
            sum += Decimals.parse(text, 0, length, 4);
        }
        return market.quotes.foldInto(StateHash.mix(sum, survey.observed(0)));
    }
}
