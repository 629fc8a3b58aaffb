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
        Pairs spots = Pairs.of(instruments, rules, Kind.SPOT);
        Step[] steps = new Step[2];
        for (Instrument bought : rules.traded(instruments)) {
            if (bought.kind() != Kind.SPOT || rules.rank(bought.quote()) < 0) {
                continue;
            }
            for (Instrument sold : spots.same(bought)) {
                if (sold.venue().id() != bought.venue().id()) {
                    steps[0] = Step.of(bought, Side.BUY);
                    steps[1] = Step.of(sold, Side.SELL);
                    into.add(RouteKind.CROSS_VENUE, bought.quote(), steps, 2);
                }
            }
        }
    }
}
