package arbd.daemon.journal;

import arbd.daemon.decide.Recovered;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.RouteFoundDecoder;
import arbd.daemon.setup.Markets;
import arbd.market.Side;
import arbd.route.FoundRoutes;
import arbd.route.Leg;
import arbd.route.Route;
import arbd.route.RouteTable;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** The routes that a journal's records name: those its configuration lists, and those found as it goes. */
public final class JournaledRoutes {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RouteFoundDecoder said = new RouteFoundDecoder();
    private final RouteTable routes;
    private final FoundRoutes found;

    /** What is known after the first record. */
    public JournaledRoutes(EpochStart start) {
        RouteTable listed = Markets.routes(
                EpochCodec.config(start.configName(), start.configText()), start.instruments());
        this.routes = listed.growing(Recovered.ORDERS_MAX);
        this.found = new FoundRoutes(routes);
        start.carried().found().forEach(cycle -> put(cycle.legs()));
    }

    /** All that are known so far; grows. */
    public RouteTable routes() {
        return routes;
    }

    /**
     * Takes a {@code RouteFound} record.
     *
     * @throws JournalException when it does not follow from the records before it
     */
    public Route found(DirectBuffer body) {
        said.wrapAndApplyHeader(body, 0, header);
        int id = said.route();
        List<Leg> legs = new ArrayList<>();
        for (RouteFoundDecoder.RouteLegsDecoder leg : said.routeLegs()) {
            legs.add(new Leg(leg.instrument(), Side.of(leg.side())));
        }
        Route route = put(legs);
        if (route.id() != id) {
            throw new JournalException("route " + route.title() + " was found as number " + id + ", and is number "
                    + route.id() + " by what was found before: records are missing");
        }
        return route;
    }

    private Route put(List<Leg> legs) {
        for (int leg = 0; leg < legs.size(); leg++) {
            found.trade(leg, legs.get(leg).instrument(), legs.get(leg).side());
        }
        int known = found.known(legs.size());
        return known != FoundRoutes.NONE ? routes.get(known) : found.add(legs.size());
    }
}
