package arbd.bench;

import arbd.market.Decimals;
import arbd.route.Limits;
import arbd.route.QuoteTable;
import arbd.route.Route;
import arbd.route.RouteCosts;
import arbd.route.RouteKind;
import arbd.route.RouteSizer;
import arbd.route.Sizing;
import arbd.route.SizingVerdict;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Exact sizes of a route of two, three and four legs over ten levels a side, without and with every cost there is. The
 * peers know no costs and round nothing: a search in doubles, and a brute-force walk of the depth.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SizeBench {
    private static final int CASES = 16;
    private static final double SPEND_MAX = 100_000;
    /** The search does not round; the sizer stops looking when rounding wastes less than a fiftieth of the gain. */
    private static final double TOLERANCE = 0.02;

    /** What the brute-force walk tries: each walks the levels of all legs. */
    private static final int AMOUNTS = 1_000;

    /** Which kind of route is sized, and its legs. */
    @Param({"CROSS_VENUE:2", "BASIS:2", "CYCLIC:3", "CYCLIC:4"})
    public String route;
    /** Whether every cost is charged; the peers charge none. */
    @Param({"false", "true"})
    public boolean costs;

    private final Limits limits = new Limits();
    private final RouteSizer[] sizers = new RouteSizer[CASES];
    private final SearchedSize[] searches = new SearchedSize[CASES];
    private final int[] routes = new int[CASES];
    private int next;

    /** Builds the books, and checks that both sides find the same gain. */
    @Setup
    public void setUp() {
        DeepMarket market = new DeepMarket(3);
        String[] wanted = route.split(":");
        for (int i = 0; i < CASES; i++) {
            Route drawn = market.route(RouteKind.valueOf(wanted[0]), Integer.parseInt(wanted[1]));
            QuoteTable quotes = market.quotes(drawn);
            routes[i] = drawn.id();
            sizers[i] = new RouteSizer(market.routes(), quotes,
                    costs ? market.costs() : new RouteCosts(market.routes()));
            searches[i] = new SearchedSize(drawn, quotes, SPEND_MAX);
            Sizing sizing = sizers[i].size(drawn.id(), limits);
            double exact = sizing.profit / (double) Decimals.pow10(drawn.settlement().decimals());
            double searched = searches[i].gain(searches[i].spend());
            // The walk's amounts are too far apart to find the peak of a thin market, so it may only not be better.
            double walked = searches[i].gain(searches[i].walked(AMOUNTS));
            check(drawn, sizing, exact, searched, Math.abs(exact - searched) <= TOLERANCE * searched);
            check(drawn, sizing, exact, walked, exact >= walked * (1 - TOLERANCE));
        }
    }

    private void check(Route drawn, Sizing sizing, double exact, double searched, boolean same) {
        if (sizing.verdict != SizingVerdict.OK || !costs && !same) {
            throw new IllegalStateException(drawn.title() + ": " + sizing.verdict + ", gains " + exact
                    + ", the search " + searched);
        }
    }

    /** The sizer that decide uses. */
    @Benchmark
    public long size() {
        int at = next++ & CASES - 1;
        return sizers[at].size(routes[at], limits).profit;
    }

    /** Golden-section search. */
    @Benchmark
    public double sizeSearch() {
        return searches[next++ & CASES - 1].spend();
    }

    /** Brute-force walk of the depth. */
    @Benchmark
    public double sizeWalk() {
        return searches[next++ & CASES - 1].walked(AMOUNTS);
    }
}
