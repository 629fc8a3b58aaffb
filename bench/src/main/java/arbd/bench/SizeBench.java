package arbd.bench;

import arbd.market.Decimals;
import arbd.route.Limits;
import arbd.route.QuoteTable;
import arbd.route.Route;
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

/** Exact sizes of a route over ten levels a side; the peer searches in doubles and rounds nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SizeBench {
    private static final int CASES = 16;
    private static final double SPEND_MAX = 100_000;
    /** The search does not round; the sizer stops looking when rounding wastes less than a fiftieth of the gain. */
    private static final double TOLERANCE = 0.02;

    /** Which kind of route is sized. */
    @Param({"CROSS_VENUE", "CYCLIC", "BASIS"})
    public RouteKind kind;

    private final Limits limits = new Limits();
    private final RouteSizer[] sizers = new RouteSizer[CASES];
    private final SearchedSize[] searches = new SearchedSize[CASES];
    private final int[] routes = new int[CASES];
    private int next;

    /** Builds the books, and checks that both sides find the same gain. */
    @Setup
    public void setUp() {
        DeepMarket market = new DeepMarket(3);
        for (int i = 0; i < CASES; i++) {
            Route route = market.route(kind);
            QuoteTable quotes = market.quotes(route);
            routes[i] = route.id();
            sizers[i] = new RouteSizer(market.routes(), quotes);
            searches[i] = new SearchedSize(route, quotes, SPEND_MAX);
            Sizing sizing = sizers[i].size(route.id(), limits);
            double exact = sizing.profit / (double) Decimals.pow10(route.settlement().decimals());
            double searched = searches[i].gain(searches[i].spend());
            if (sizing.verdict != SizingVerdict.OK || Math.abs(exact - searched) > TOLERANCE * searched) {
                throw new IllegalStateException(route.title() + ": " + sizing.verdict + ", gains " + exact
                        + ", the search " + searched);
            }
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
}
