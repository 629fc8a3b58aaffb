package arbd.daemon.backtest;

import arbd.market.Side;
import arbd.route.EdgeSurvey;
import arbd.route.QuoteTable;
import arbd.route.Route;
import arbd.route.RouteFilter;
import arbd.route.RouteTable;
import java.util.Arrays;
import java.util.List;

/**
 * The best edges that the recording had: of every route net of fees, and of two-leg routes also raw, that is before
 * fees, gates and staleness. For people and for surveys; decides nothing.
 */
public final class RouteEdges {
    private final RouteTable routes;
    private final QuoteTable quotes;
    private final RouteFilter filter;
    private final EdgeSurvey survey;
    private final boolean everyLine;
    private final long[] bestNetPpm;

    /**
     * Nothing observed yet.
     *
     * @param thresholdsBps what to count for each line, as {@link EdgeSurvey} wants it; null = only the extremes
     */
    RouteEdges(RouteTable routes, QuoteTable quotes, List<String> thresholdsBps) {
        this.routes = routes;
        this.quotes = quotes;
        this.filter = new RouteFilter(routes, quotes);
        this.everyLine = thresholdsBps != null;
        this.survey = new EdgeSurvey(Math.max(1, routes.size()), everyLine ? thresholdsBps : List.of());
        this.bestNetPpm = new long[routes.size()];
        Arrays.fill(bestNetPpm, RouteFilter.NONE);
    }

    /** An instrument's market changed at this line of the recording. */
    void changed(int instrument, long line) {
        for (int route : routes.touchedBy(instrument)) {
            bestNetPpm[route] = Math.max(bestNetPpm[route], filter.edgePpm(route));
            if (!everyLine) {
                observe(route, line);
            }
        }
    }

    /** A line is dealt with, whatever was in it. */
    void line(long line) {
        if (!everyLine) {
            return;
        }
        for (int route = 0; route < routes.size(); route++) {
            observe(route, line);
        }
    }

    /** Whether a route's raw edge can be told from its two prices. */
    public boolean surveyed(int route) {
        return routes.legs(route) == 2;
    }

    /** Raw edges of the routes that {@link #surveyed} holds for. */
    public EdgeSurvey survey() {
        return survey;
    }

    /** Largest edge net of fees, ppm, before gates and rounding; {@link RouteFilter#NONE} = never priced. */
    public long bestNetPpm(int route) {
        return bestNetPpm[route];
    }

    /** Fees of all legs together, in 1e-8 of the notional. */
    public long costsE8(int route) {
        long sum = 0;
        for (int leg = 0; leg < routes.legs(route); leg++) {
            sum += routes.instruments().get(routes.instrument(route, leg)).takerFeeE8();
        }
        return sum;
    }

    /** The routes. */
    public List<Route> routes() {
        return routes.routes();
    }

    private void observe(int route, long line) {
        if (!surveyed(route)) {
            return;
        }
        int buyLeg = routes.side(route, 0) == Side.BUY ? 0 : 1;
        int bought = routes.instrument(route, buyLeg);
        int sold = routes.instrument(route, 1 - buyLeg);
        if (quotes.count(bought, Side.BUY) == 0 || quotes.count(sold, Side.SELL) == 0) {
            return;
        }
        survey.observe(route, line, quotes.px(sold, Side.SELL, 0), routes.instruments().get(sold).pxDecimals(),
                quotes.px(bought, Side.BUY, 0), routes.instruments().get(bought).pxDecimals());
    }
}
