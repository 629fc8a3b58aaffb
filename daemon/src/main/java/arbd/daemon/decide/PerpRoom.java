package arbd.daemon.decide;

import arbd.execution.order.Wallets;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Money;
import arbd.market.Side;
import arbd.route.Limits;
import arbd.route.QuoteTable;
import arbd.route.RouteCosts;
import arbd.route.RouteTable;

/**
 * How much the perpetual legs of a route may trade: what closes is always allowed, what opens only within the position
 * limit and the free margin, open orders counted. Owned by decide.
 */
final class PerpRoom {
    private final RouteTable routes;
    private final QuoteTable quotes;
    private final Wallets wallets;
    private final RouteCosts costs;
    private final long[] positionMax;

    PerpRoom(DecisionSettings settings, Books books) {
        this.routes = books.routes;
        this.quotes = books.quotes;
        this.wallets = books.wallets;
        this.costs = books.costs;
        this.positionMax = settings.positionMax();
    }

    /**
     * Whether every perpetual leg of a route would close at least a smallest order of what is held. Asked only of
     * routes that have an edge: their books are there.
     */
    boolean closes(int route) {
        boolean any = false;
        for (int leg = 0; leg < routes.legs(route); leg++) {
            Instrument traded = leg(route, leg);
            boolean perpetual = traded.kind() != Kind.SPOT;
            if (perpetual && tooSmall(traded, route, leg, Money.lotFloor(traded, closable(route, leg)))) {
                return false;
            }
            any |= perpetual;
        }
        return any;
    }

    /** Bounds the legs: to what closes when only that is wanted. */
    void bound(int route, boolean closing, Limits limits) {
        for (int leg = 0; leg < routes.legs(route); leg++) {
            Instrument traded = leg(route, leg);
            if (traded.kind() != Kind.SPOT) {
                limits.qtyMax[leg] = closing ? closable(route, leg) : room(route, leg, traded);
            }
        }
    }

    /** Whether it is the room of a perpetual that is too small for any order. */
    boolean full(int route, Limits limits) {
        for (int leg = 0; leg < routes.legs(route); leg++) {
            Instrument traded = leg(route, leg);
            if (traded.kind() != Kind.SPOT && tooSmall(traded, route, leg, limits.qtyMax[leg])) {
                return true;
            }
        }
        return false;
    }

    private boolean tooSmall(Instrument traded, int route, int leg, long qty) {
        long px = quotes.px(traded.id(), routes.side(route, leg), 0);
        return qty < Math.max(traded.minQty(), traded.qtyIncrement())
                || Money.notionalFloor(traded, px, qty) < traded.minNotional();
    }

    private long closable(int route, int leg) {
        return Math.max(0, -wallets.positions().reach(routes.instrument(route, leg), buys(route, leg)));
    }

    /** The highest price that the order could be filled at: its own limit for a buyer, the best bid for a seller. */
    private long room(int route, int leg, Instrument traded) {
        Side side = routes.side(route, leg);
        int levels = quotes.count(traded.id(), side);
        long px = levels == 0 ? 0 : quotes.px(traded.id(), side, side == Side.BUY ? levels - 1 : 0);
        return wallets.positionRoom(traded.id(), side == Side.BUY, px, positionMax[traded.quote().id()],
                sharers(route, traded), costs.feeE8(traded.id(), side));
    }

    /** Perpetual legs of a route that bind the same margin. */
    private int sharers(int route, Instrument traded) {
        int sharers = 0;
        for (int leg = 0; leg < routes.legs(route); leg++) {
            Instrument other = leg(route, leg);
            sharers += other.kind() != Kind.SPOT && other.venue().id() == traded.venue().id()
                    && other.quote().id() == traded.quote().id() ? 1 : 0;
        }
        return sharers;
    }

    private boolean buys(int route, int leg) {
        return routes.side(route, leg) == Side.BUY;
    }

    private Instrument leg(int route, int leg) {
        return routes.instruments().get(routes.instrument(route, leg));
    }
}
