package arbd.execution.risk;

import arbd.market.InstrumentTable;
import arbd.route.RouteTable;
import java.util.Arrays;

/**
 * Each venue's order budgets over sliding windows, less what is kept for other requests: a venue that bans us is a
 * venue where legs hang.
 */
public final class OrderRateGate implements Gate {
    private final InstrumentTable instruments;
    private final RouteTable routes;
    private final OrderWindow[][] windows;
    private final int[] held;

    /** All of these budgets hold, by venue id; a venue may have none. */
    public OrderRateGate(RouteTable routes, OrderBudget[][] budgets) {
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
        for (OrderWindow window : windows[venue]) {
            window.sent(nowNanos);
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
        return folded;
    }

    private boolean allowed(int venue, int orders, long nowNanos) {
        for (OrderWindow window : windows[venue]) {
            if (!window.fits(orders, nowNanos)) {
                return false;
            }
        }
        return true;
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
