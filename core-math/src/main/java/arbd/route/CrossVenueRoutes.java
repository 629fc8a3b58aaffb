package arbd.route;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;

/** Buy here, sell there: every ordered pair of spot instruments of two venues with the same base and quote. */
final class CrossVenueRoutes {
    private CrossVenueRoutes() {
    }

    static void add(InstrumentTable instruments, RouteRules rules, RouteList into) {
        Pairs spots = Pairs.of(instruments, Kind.SPOT);
        for (int i = 0; i < instruments.size(); i++) {
            Instrument bought = instruments.get(i);
            if (bought.kind() != Kind.SPOT || rules.rank(bought.quote()) < 0) {
                continue;
            }
            for (Instrument sold : spots.same(bought)) {
                if (sold.venue().id() != bought.venue().id()) {
                    into.add(RouteKind.CROSS_VENUE, bought.quote(), title(bought, sold),
                            new Leg(bought.id(), Side.BUY), new Leg(sold.id(), Side.SELL));
                }
            }
        }
    }

    private static String title(Instrument bought, Instrument sold) {
        return Pairs.title(bought) + " " + bought.venue().name() + ">" + sold.venue().name();
    }
}
