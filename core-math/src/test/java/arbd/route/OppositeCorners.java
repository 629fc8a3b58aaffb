package arbd.route;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Cycles found another way: a cycle of four is two ways of two trades from its settlement asset to the opposite corner,
 * one there and one back; a cycle of three is a market that does not touch the settlement asset, with a trade from the
 * settlement asset to each of its sides. Spot only, without equivalents.
 */
final class OppositeCorners {
    private final InstrumentTable table;
    private final RouteRules rules;
    private final Map<RouteKind, List<Long>> routes = new HashMap<>();

    private OppositeCorners(InstrumentTable table, RouteRules rules) {
        this.table = table;
        this.rules = rules;
    }

    /** The cyclic and synthetic routes, each as the number that {@link #number} makes of its legs, in no order. */
    static Map<RouteKind, List<Long>> of(InstrumentTable table, RouteRules rules) {
        OppositeCorners corners = new OppositeCorners(table, rules);
        for (Asset settlement : rules.settlements()) {
            corners.threes(settlement);
            if (rules.cyclicLegs() == Route.LEGS_MAX) {
                corners.fours(settlement);
            }
        }
        return corners.routes;
    }

    /** Legs as one number: 13 bits each. */
    static long number(List<Leg> legs) {
        long number = 0;
        for (Leg leg : legs) {
            number = number << 13 | (leg.instrument() + 1L) << 1 | leg.side().ordinal();
        }
        return number;
    }

    private void threes(Asset settlement) {
        List<List<Leg>> to = byEnd(settlement);
        for (Instrument middle : table.instruments()) {
            if (!allowed(middle.base(), settlement) || !allowed(middle.quote(), settlement)) {
                continue;
            }
            for (Leg first : to.get(middle.quote().id())) {
                for (Leg last : to.get(middle.base().id())) {
                    three(first, new Leg(middle.id(), Side.BUY), back(last));
                    three(last, new Leg(middle.id(), Side.SELL), back(first));
                }
            }
        }
    }

    private void three(Leg first, Leg second, Leg third) {
        List<Leg> legs = List.of(first, second, third);
        long venues = venues(legs);
        if (venues == 2) {
            add(RouteKind.SYNTHETIC, legs);
        } else if (venues == 1 || rules.acrossVenues()) {
            add(RouteKind.CYCLIC, legs);
        }
    }

    private void fours(Asset settlement) {
        List<List<Leg>> to = byEnd(settlement);
        List<List<Leg[]>> ways = new ArrayList<>();
        table.assets().forEach(asset -> ways.add(new ArrayList<>()));
        for (Instrument second : table.instruments()) {
            if (allowed(second.base(), settlement) && allowed(second.quote(), settlement)) {
                to.get(second.quote().id()).forEach(first -> ways.get(second.base().id())
                        .add(new Leg[] {first, new Leg(second.id(), Side.BUY)}));
                to.get(second.base().id()).forEach(first -> ways.get(second.quote().id())
                        .add(new Leg[] {first, new Leg(second.id(), Side.SELL)}));
            }
        }
        for (List<Leg[]> corner : ways) {
            for (Leg[] there : corner) {
                for (Leg[] home : corner) {
                    four(there, home);
                }
            }
        }
    }

    private void four(Leg[] there, Leg[] home) {
        if (received(there[0]).id() == received(home[0]).id()) {
            return;
        }
        List<Leg> legs = List.of(there[0], there[1], back(home[1]), back(home[0]));
        if (rules.acrossVenues() || venues(legs) == 1) {
            add(RouteKind.CYCLIC, legs);
        }
    }

    /** By asset id, the trades that turn the settlement asset into it. */
    private List<List<Leg>> byEnd(Asset settlement) {
        List<List<Leg>> byEnd = new ArrayList<>();
        table.assets().forEach(asset -> byEnd.add(new ArrayList<>()));
        for (Instrument instrument : table.instruments()) {
            if (instrument.quote().id() == settlement.id()) {
                byEnd.get(instrument.base().id()).add(new Leg(instrument.id(), Side.BUY));
            } else if (instrument.base().id() == settlement.id()) {
                byEnd.get(instrument.quote().id()).add(new Leg(instrument.id(), Side.SELL));
            }
        }
        return byEnd;
    }

    /** Whether a cycle that settles here may pass this asset: it must not be one to settle in rather. */
    private boolean allowed(Asset passed, Asset settlement) {
        IntPredicate rather = rank -> rules.settlements().get(rank).id() == passed.id();
        for (int rank = 0; rank < rules.settlements().size(); rank++) {
            if (rather.test(rank)) {
                return rank > rules.settlements().indexOf(settlement);
            }
        }
        return true;
    }

    private Asset received(Leg leg) {
        Instrument traded = table.get(leg.instrument());
        return leg.side() == Side.BUY ? traded.base() : traded.quote();
    }

    private long venues(List<Leg> legs) {
        return legs.stream().map(leg -> table.get(leg.instrument()).venue().id()).distinct().count();
    }

    private static Leg back(Leg leg) {
        return new Leg(leg.instrument(), leg.side().opposite());
    }

    private void add(RouteKind kind, List<Leg> legs) {
        routes.computeIfAbsent(kind, of -> new ArrayList<>()).add(number(legs));
    }
}
