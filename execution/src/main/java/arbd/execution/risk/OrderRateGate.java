package arbd.execution.risk;

import arbd.execution.order.Usage;
import arbd.market.InstrumentTable;
import arbd.route.RouteTable;
import java.util.Arrays;

/**
 * Each venue's order budgets over sliding windows, less what is kept for other requests, and what the venue itself says
 * is used of its own: a venue that bans us is a venue where legs hang.
 */
public final class OrderRateGate implements Gate {
    private final InstrumentTable instruments;
    private final RouteTable routes;
    private final OrderWindow[][] windows;
    private final ToldBudgets told;
    private final BudgetBoard board;
    private final int[] held;

    /** All of these budgets hold, by venue id; a venue may have none. */
    public OrderRateGate(RouteTable routes, OrderBudget[][] budgets) {
        this(routes, budgets, new BudgetBoard(budgets.length));
    }

    /** The same, and shows on a board what is left of them. */
    public OrderRateGate(RouteTable routes, OrderBudget[][] budgets, BudgetBoard board) {
        this.told = new ToldBudgets(budgets.length);
        this.board = board;
        this.instruments = routes.instruments();
        this.routes = routes;
        this.held = new int[budgets.length];
        this.windows = new OrderWindow[budgets.length][];
        for (int venue = 0; venue < budgets.length; venue++) {
            windows[venue] = Arrays.stream(budgets[venue]).map(OrderWindow::new).toArray(OrderWindow[]::new);
        }
    }

    /** Notes that an order goes to a venue. */
    public void sent(int venue, long nowNanos) {
        for (int i = 0; i < windows[venue].length; i++) {
            OrderWindow window = windows[venue][i];
            window.sent(nowNanos);
            board.own(venue, i, window.budget(), window.used(nowNanos), nowNanos);
        }
        told.sent(venue);
        for (int i = 0; i < told.rows(venue); i++) {
            int row = venue * ToldBudgets.PER_VENUE + i;
            board.used(row, told.used(row));
        }
    }

    /** A venue said how much of one of its own budgets is used. */
    public void told(Usage usage, long nowNanos) {
        int row = told.told(usage, nowNanos);
        if (row >= 0) {
            board.told(row, usage, nowNanos);
        }
    }

    /** Counts orders that are only planned, or (negative) no longer are; in between two events there are none. */
    public void hold(int venue, int change) {
        held[venue] += change;
    }

    @Override
    public Verdict check(Candidate candidate) {
        int route = candidate.route;
        for (int leg = 0; leg < routes.legs(route); leg++) {
            int venue = venueOf(route, leg);
            if (!allowed(venue, held[venue] + legsAt(route, venue), candidate.nowNanos)) {
                return Verdict.ORDER_RATE;
            }
        }
        return Verdict.TAKEN;
    }

    @Override
    public long foldInto(long hash) {
        long folded = hash;
        for (OrderWindow[] ofVenue : windows) {
            for (OrderWindow window : ofVenue) {
                folded = window.foldInto(folded);
            }
        }
        return told.foldInto(folded);
    }

    private boolean allowed(int venue, int orders, long nowNanos) {
        for (OrderWindow window : windows[venue]) {
            if (!window.fits(orders, nowNanos)) {
                return false;
            }
        }
        return told.fits(venue, orders, nowNanos);
    }

    private int legsAt(int route, int venue) {
        int legs = 0;
        for (int leg = 0; leg < routes.legs(route); leg++) {
            legs += venueOf(route, leg) == venue ? 1 : 0;
        }
        return legs;
    }

    private int venueOf(int route, int leg) {
        return instruments.get(routes.instrument(route, leg)).venue().id();
    }
}
