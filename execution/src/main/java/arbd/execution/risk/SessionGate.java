package arbd.execution.risk;

import arbd.market.InstrumentTable;
import arbd.market.StateHash;
import arbd.route.RouteTable;

/** Every leg's venue must take orders now. */
public final class SessionGate implements Gate {
    private final InstrumentTable instruments;
    private final RouteTable routes;
    private final boolean[] up;

    /** All sessions down. */
    public SessionGate(RouteTable routes) {
        this.instruments = routes.instruments();
        this.routes = routes;
        this.up = new boolean[instruments.venues().size()];
    }

    /** Notes a session's change. */
    public void session(int venue, boolean nowUp) {
        up[venue] = nowUp;
    }

    /** Whether a venue takes orders now. */
    public boolean up(int venue) {
        return up[venue];
    }

    @Override
    public Verdict check(Candidate candidate) {
        for (int leg = 0; leg < routes.legs(candidate.route); leg++) {
            if (!up[instruments.get(routes.instrument(candidate.route, leg)).venue().id()]) {
                return Verdict.VENUE_DOWN;
            }
        }
        return Verdict.TAKEN;
    }

    @Override
    public long foldInto(long hash) {
        long folded = hash;
        for (boolean venueUp : up) {
            folded = StateHash.mix(folded, venueUp ? 1 : 0);
        }
        return folded;
    }
}
