package arbd.execution.risk;

import arbd.market.InstrumentTable;
import arbd.market.Require;
import arbd.market.StateHash;
import arbd.route.RouteTable;
import java.util.Arrays;

/** Each venue's order budget over a sliding window: a venue that bans us is a venue where legs hang. */
public final class OrderRateGate implements Gate {
    private final InstrumentTable instruments;
    private final RouteTable routes;
    private final int[] ordersMax;
    private final long[] windowNanos;
    private final long[][] sentNanos;
    private final int[] next;
    private final int[] held;

    /**
     * Budgets by venue id.
     *
     * @param ordersMax most orders within a window, at least 1
     * @param windowNanos length of the window
     */
    public OrderRateGate(RouteTable routes, int[] ordersMax, long[] windowNanos) {
        this.instruments = routes.instruments();
        this.routes = routes;
        this.ordersMax = ordersMax.clone();
        this.windowNanos = windowNanos.clone();
        this.sentNanos = new long[ordersMax.length][];
        this.next = new int[ordersMax.length];
        this.held = new int[ordersMax.length];
        for (int venue = 0; venue < ordersMax.length; venue++) {
            Require.that(ordersMax[venue] > 0, "order budget must be positive, was %d", ordersMax[venue]);
            sentNanos[venue] = new long[ordersMax[venue]];
            Arrays.fill(sentNanos[venue], Long.MIN_VALUE);
        }
    }

    /** Notes that an order goes to a venue. */
    public void sent(int venue, long nowNanos) {
        sentNanos[venue][next[venue]] = nowNanos;
        next[venue] = (next[venue] + 1) % ordersMax[venue];
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
        for (int venue = 0; venue < ordersMax.length; venue++) {
            folded = StateHash.mix(folded, next[venue]);
            for (long sent : sentNanos[venue]) {
                folded = StateHash.mix(folded, sent);
            }
        }
        return folded;
    }

    /** The n-th oldest remembered order must have left the window for n more to fit. */
    private boolean allowed(int venue, int orders, long nowNanos) {
        if (orders > ordersMax[venue]) {
            return false;
        }
        long oldest = sentNanos[venue][(next[venue] + orders - 1) % ordersMax[venue]];
        return oldest == Long.MIN_VALUE || nowNanos - oldest >= windowNanos[venue];
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
