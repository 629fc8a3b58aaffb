package arbd.daemon.decide;

import arbd.execution.order.Wallets;
import arbd.market.Instrument;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Wide;
import arbd.route.QuoteTable;
import arbd.route.RouteCosts;
import arbd.route.RouteTable;
import arbd.route.Sizing;

/**
 * Fees that a venue charges in its token: what each order will need of it is promised with the order, so that no two
 * arbitrages count on the same balance. Owned by decide.
 */
final class FeeTokens {
    private final RouteTable routes;
    private final QuoteTable quotes;
    private final RouteCosts costs;
    private final Wallets wallets;

    FeeTokens(Books books) {
        this.routes = books.routes;
        this.quotes = books.quotes;
        this.costs = books.costs;
        this.wallets = books.wallets;
    }

    /** What a leg of these sizes will be charged, units of the token; 0 = the venue charges no token. */
    long units(int route, int leg, Sizing sizing) {
        int instrument = routes.instrument(route, leg);
        int book = costs.feeToken(instrument);
        long feeE8 = book == RouteCosts.NONE ? 0 : costs.feeE8(instrument, routes.side(route, leg));
        if (feeE8 <= 0) {
            return 0;
        }
        long value = Money.fee(Math.max(sizing.spend, sizing.receive), feeE8);
        // The venue counts the token at the bid, as the size does.
        return Wide.add(Money.unitsWithin(routes.instruments().get(book), quotes.px(book, Side.SELL, 0), value), 1);
    }

    /** Of what an order will be charged in all, what so much of it may still be charged: rounded up. */
    static long part(long units, long leavesQty, long qty) {
        return units == 0 ? 0 : Wide.mulDivCeil(units, leavesQty, qty);
    }

    /** Promises units of the token of an instrument's venue, or (negative) gives them back. */
    void promise(int instrument, long change) {
        if (change != 0) {
            Instrument book = routes.instruments().get(costs.feeToken(instrument));
            wallets.promise(book.venue().id(), book.base().id(), change);
        }
    }
}
