package arbd.route;

import arbd.market.Asset;
import arbd.market.Equivalents;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.List;

/**
 * Three or four spot trades that end in the settlement asset they began with: cyclic and synthetic routes. Each cycle
 * is found once: one that pays two settlement assets settles in the one that is preferred. A cycle passes no asset
 * twice; one that joins equivalent assets passes none of their kin twice.
 */
final class CycleRoutes {
    private final RouteRules rules;
    private final RouteList into;
    private final Equivalents equivalents;
    private final int assets;
    private final Step[] path = new Step[Route.LEGS_MAX];
    /** By what the asset that they pay counts as. */
    private List<List<Step>> paying;
    /** By what the asset that they pay counts as: those that bring the settlement asset or an equivalent of it. */
    private List<List<Step>> home;

    private CycleRoutes(InstrumentTable instruments, RouteRules rules, RouteList into) {
        this.rules = rules;
        this.into = into;
        this.equivalents = instruments.equivalents();
        this.assets = instruments.assets().size();
    }

    /** Cycles within each venue. */
    static void addWithin(InstrumentTable instruments, RouteRules rules, RouteList into) {
        CycleRoutes cycles = new CycleRoutes(instruments, rules, into);
        List<Step> traded = Step.spot(rules.traded(instruments));
        for (Venue venue : instruments.venues()) {
            List<Step> steps = traded.stream().filter(step -> step.venue() == venue.id()).toList();
            cycles.add(steps, rules.cyclicLegs(), (legs, venues) -> RouteKind.CYCLIC);
        }
    }

    /** Synthetic routes, and cyclic ones when those may be across venues. */
    static void addAcross(InstrumentTable instruments, RouteRules rules, RouteList into) {
        boolean cyclic = rules.has(RouteKind.CYCLIC) && rules.acrossVenues();
        CycleRoutes cycles = new CycleRoutes(instruments, rules, into);
        List<Step> steps = Step.spot(rules.traded(instruments));
        if (rules.has(RouteKind.SYNTHETIC) || cyclic) {
            cycles.add(steps, cyclic ? rules.cyclicLegs() : RouteRules.CYCLIC_LEGS_MIN, (legs, venues) -> {
                RouteKind kind = legs == RouteRules.CYCLIC_LEGS_MIN && venues == 2
                        ? RouteKind.SYNTHETIC : RouteKind.CYCLIC;
                boolean wanted = kind == RouteKind.SYNTHETIC ? rules.has(kind) : cyclic;
                return wanted && venues > 1 ? kind : null;
            });
        }
    }

    /** What a cycle of so many legs on so many venues is, null = not wanted. */
    private interface Sort {
        RouteKind of(int legs, int venues);
    }

    private void add(List<Step> steps, int legsMax, Sort sort) {
        paying = empty();
        for (Step step : steps) {
            paying.get(kin(step.from())).add(step);
        }
        for (Asset settlement : rules.settlements()) {
            home = empty();
            for (Step step : steps) {
                if (kin(step.to()) == kin(settlement)) {
                    home.get(kin(step.from())).add(step);
                }
            }
            for (int legs = RouteRules.CYCLIC_LEGS_MIN; legs <= legsMax; legs++) {
                extend(settlement, 0, legs, sort);
            }
        }
    }

    /** Puts each step that may follow at this place of the path, and goes on from there. */
    private void extend(Asset settlement, int at, int legs, Sort sort) {
        Asset have = at == 0 ? settlement : path[at - 1].to();
        List<Step> next = (at == legs - 1 ? home : paying).get(kin(have));
        for (int i = 0; i < next.size() && !into.full(); i++) {
            path[at] = next.get(i);
            if (at == legs - 1) {
                finish(settlement, legs, sort);
            } else if (mayGoOn(settlement, at)) {
                extend(settlement, at + 1, legs, sort);
            }
        }
    }

    private boolean mayGoOn(Asset settlement, int at) {
        Step step = path[at];
        if (at == 0 ? step.from().id() != settlement.id() : !laterSettles(step.from(), settlement)) {
            return false;
        }
        boolean passed = step.to().id() == settlement.id();
        for (int leg = 0; leg < at; leg++) {
            passed |= step.to().id() == path[leg].to().id();
        }
        return !passed;
    }

    private void finish(Asset settlement, int legs, Sort sort) {
        if (!laterSettles(path[legs - 1].from(), settlement) || !exact(legs) && meetsKin(legs)) {
            return;
        }
        int venues = 0;
        for (int leg = 0; leg < legs; leg++) {
            venues += firstOnItsVenue(leg) ? 1 : 0;
        }
        RouteKind kind = sort.of(legs, venues);
        if (kind != null) {
            into.add(kind, settlement, path, legs);
        }
    }

    /** Whether a cycle that pays this asset later on still settles where it began. */
    private boolean laterSettles(Asset paid, Asset settlement) {
        int rank = rules.rank(paid);
        return rank < 0 || rank > rules.rank(settlement);
    }

    private boolean exact(int legs) {
        for (int leg = 0; leg < legs; leg++) {
            if (path[leg].to().id() != path[(leg + 1) % legs].from().id()) {
                return false;
            }
        }
        return true;
    }

    private boolean meetsKin(int legs) {
        for (int leg = 0; leg < legs; leg++) {
            for (int earlier = 0; earlier < leg; earlier++) {
                if (kin(path[leg].from()) == kin(path[earlier].from())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean firstOnItsVenue(int leg) {
        for (int earlier = 0; earlier < leg; earlier++) {
            if (path[earlier].venue() == path[leg].venue()) {
                return false;
            }
        }
        return true;
    }

    private int kin(Asset asset) {
        return equivalents.as(asset.id());
    }

    private List<List<Step>> empty() {
        List<List<Step>> lists = new ArrayList<>(assets);
        for (int i = 0; i < assets; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }
}
