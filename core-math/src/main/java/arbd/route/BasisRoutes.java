package arbd.route;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;

/**
 * Spot against a linear perpetual, and one linear perpetual against another, of the same base and quote, on any venues,
 * both ways.
 */
final class BasisRoutes {
    private BasisRoutes() {
    }

    static void add(InstrumentTable instruments, RouteRules rules, RouteList into) {
        Pairs perps = Pairs.of(instruments, rules, Kind.PERP_LINEAR);
        for (Instrument first : rules.traded(instruments)) {
            if (first.kind() == Kind.PERP_INVERSE || rules.rank(first.quote()) < 0) {
                continue;
            }
            for (Instrument perp : perps.same(first)) {
                if (first.kind() == Kind.SPOT || comesFirst(first, perp, rules)) {
                    add(first, perp, Side.BUY, into);
                    add(first, perp, Side.SELL, into);
                }
            }
        }
    }

    /** Each pair of perpetuals once: the one in the preferred settlement asset first, else the one listed first. */
    private static boolean comesFirst(Instrument first, Instrument second, RouteRules rules) {
        int rank = rules.rank(first.quote());
        int other = rules.rank(second.quote());
        return other < 0 || other > rank || other == rank && first.id() < second.id();
    }

    private static void add(Instrument first, Instrument perp, Side side, RouteList into) {
        into.add(RouteKind.BASIS, first.quote(),
                new Step[] {Step.of(first, side), Step.of(perp, side.opposite())}, 2);
    }
}
