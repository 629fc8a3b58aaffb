package arbd.route;

import arbd.market.Side;

/** Between rates of a book, in whole assets, and those of pools, in units on chain. Ranks only. */
final class UnitScale {
    private final double[] perRoute;

    UnitScale(BookAmmRoutes routes) {
        perRoute = new double[routes.routes().size()];
        for (BookAmmRoute route : routes.routes()) {
            int up = route.baseDecimals() - route.quoteDecimals();
            perRoute[route.id()] = StrictMath.pow(10, route.side() == Side.BUY ? up : -up);
        }
    }

    /** What a book brings for one, in units on chain. */
    double scaled(int route, double book) {
        return book * perRoute[route];
    }

    /** Whether the first sliver through a book and through pools gains. */
    boolean gains(int route, double book, double chain) {
        return scaled(route, book) * chain > 1;
    }
}
