package arbd.route;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;

/** Spot against a linear perpetual of the same base and quote, on any venues, both ways. */
final class BasisRoutes {
    private BasisRoutes() {
    }

    static void add(InstrumentTable instruments, RouteRules rules, RouteList into) {
        Pairs perps = Pairs.of(instruments, Kind.PERP_LINEAR);
        for (int i = 0; i < instruments.size(); i++) {
            Instrument spot = instruments.get(i);
            if (spot.kind() != Kind.SPOT || rules.rank(spot.quote()) < 0) {
                continue;
            }
            for (Instrument perp : perps.same(spot)) {
                add(spot, perp, Side.BUY, into);
                add(spot, perp, Side.SELL, into);
            }
        }
    }

    private static void add(Instrument spot, Instrument perp, Side spotSide, RouteList into) {
        String title = Pairs.title(spot) + " " + spot.venue().name() + sign(spotSide)
                + " " + perp.venue().name() + sign(spotSide.opposite());
        into.add(RouteKind.BASIS, spot.quote(), title,
                new Leg(spot.id(), spotSide), new Leg(perp.id(), spotSide.opposite()));
    }

    private static String sign(Side side) {
        return side == Side.BUY ? "+" : "-";
    }
}
