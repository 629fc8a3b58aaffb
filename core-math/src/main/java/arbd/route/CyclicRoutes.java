package arbd.route;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.List;

/**
 * Three spot trades on one venue that end in the settlement asset they began with. Each cycle is found once: one that
 * passes through two settlement assets settles in the one that is preferred.
 */
final class CyclicRoutes {
    private CyclicRoutes() {
    }

    static void add(InstrumentTable instruments, RouteRules rules, RouteList into) {
        for (Venue venue : instruments.venues()) {
            List<List<Step>> from = steps(instruments, venue);
            for (Asset settlement : rules.settlements()) {
                for (Step first : from.get(settlement.id())) {
                    addCycles(venue, first, from, rules, into);
                }
            }
        }
    }

    private static void addCycles(Venue venue, Step first, List<List<Step>> from, RouteRules rules, RouteList into) {
        Asset start = first.from;
        for (Step second : from.get(first.to.id())) {
            if (second.to.id() == start.id()) {
                continue;
            }
            for (Step third : from.get(second.to.id())) {
                if (third.to.id() == start.id() && preferred(rules, start, first.to, second.to)) {
                    into.add(RouteKind.CYCLIC, start, title(venue, first, second),
                            first.leg, second.leg, third.leg);
                }
            }
        }
    }

    private static boolean preferred(RouteRules rules, Asset start, Asset second, Asset third) {
        int rank = rules.rank(start);
        return notBefore(rules.rank(second), rank) && notBefore(rules.rank(third), rank);
    }

    private static boolean notBefore(int other, int rank) {
        return other < 0 || other > rank;
    }

    private static String title(Venue venue, Step first, Step second) {
        return venue.name() + " " + first.from.name() + ">" + first.to.name() + ">" + second.to.name()
                + ">" + first.from.name();
    }

    /** By asset id, the trades that pay that asset on this venue. */
    private static List<List<Step>> steps(InstrumentTable instruments, Venue venue) {
        List<List<Step>> from = new ArrayList<>();
        for (int i = 0; i < instruments.assets().size(); i++) {
            from.add(new ArrayList<>());
        }
        for (Instrument instrument : instruments.of(venue)) {
            if (instrument.kind() == Kind.SPOT) {
                Asset base = instrument.base();
                Asset quote = instrument.quote();
                from.get(quote.id()).add(new Step(quote, base, new Leg(instrument.id(), Side.BUY)));
                from.get(base.id()).add(new Step(base, quote, new Leg(instrument.id(), Side.SELL)));
            }
        }
        return from;
    }

    /** One trade as what it turns into what. */
    private record Step(Asset from, Asset to, Leg leg) {
    }
}
