package arbd.bench;

import arbd.market.Tick;
import arbd.route.QuoteTable;
import arbd.route.RouteFilter;
import arbd.route.RouteTable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One quote into the table, then the edge of every route that it touches; the peer does the same in BigDecimal. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EvaluateBench {
    private static final int TICKS = 1024;

    private final Tick[] ticks = new Tick[TICKS];
    private RouteTable routes;
    private QuoteTable quotes;
    private RouteFilter filter;
    private ExactEdges exact;
    private int next;

    /** Draws the quotes, and checks that both sides see the same edges. */
    @Setup
    public void setUp() {
        SimMarket market = SimMarket.load();
        routes = market.routes();
        quotes = new QuoteTable(market.instruments());
        filter = new RouteFilter(routes, quotes);
        exact = new ExactEdges(routes);
        QuoteStream stream = new QuoteStream(market.instruments(), 2, 50);
        for (int i = 0; i < TICKS; i++) {
            ticks[i] = new Tick();
            stream.quote(i % market.instruments().size(), ticks[i]);
            ticks[i].updateId = 0;
            quotes.apply(ticks[i]);
            exact.apply(ticks[i]);
        }
        for (int route = 0; route < routes.size(); route++) {
            long difference = filter.edgePpm(route) - exact.edgePpm(route);
            if (Math.abs(difference) > 1) {
                throw new IllegalStateException(routes.get(route).title() + " differs by " + difference + " ppm");
            }
        }
    }

    /** The tables that decide uses. */
    @Benchmark
    public long evaluate() {
        Tick tick = ticks[next++ & TICKS - 1];
        quotes.apply(tick);
        long best = Long.MIN_VALUE;
        for (int route : routes.touchedBy(tick.instrument)) {
            best = Math.max(best, filter.edgePpm(route));
        }
        return best;
    }

    /** The same routes in BigDecimal. */
    @Benchmark
    public long evaluateBigDecimal() {
        Tick tick = ticks[next++ & TICKS - 1];
        exact.apply(tick);
        long best = Long.MIN_VALUE;
        for (int route : routes.touchedBy(tick.instrument)) {
            best = Math.max(best, exact.edgePpm(route));
        }
        return best;
    }
}
