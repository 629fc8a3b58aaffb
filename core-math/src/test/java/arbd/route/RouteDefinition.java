package arbd.route;

import arbd.market.Asset;
import arbd.market.Equivalents;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a route is, word by word: every sequence of two to four trades is looked at by itself. For small tables. */
final class RouteDefinition {
    private final InstrumentTable table;
    private final RouteRules rules;
    private final Equivalents equivalents;
    private final Set<String> routes = new TreeSet<>();

    private RouteDefinition(InstrumentTable table, RouteRules rules) {
        this.table = table;
        this.rules = rules;
        this.equivalents = table.equivalents();
    }

    /** Each route as text, see {@link #text}. */
    static Set<String> of(InstrumentTable table, RouteRules rules) {
        RouteDefinition definition = new RouteDefinition(table, rules);
        definition.extend(new ArrayList<>());
        return definition.routes;
    }

    static String text(RouteKind kind, int settlement, long haircutE8, List<Leg> legs) {
        StringBuilder text = new StringBuilder(kind + " in " + settlement + " less " + haircutE8);
        legs.forEach(leg -> text.append(' ').append(leg.instrument()).append(leg.side()));
        return text.toString();
    }

    private void extend(List<Leg> legs) {
        if (legs.size() >= 2) {
            look(legs);
        }
        if (legs.size() == Route.LEGS_MAX) {
            return;
        }
        for (Instrument instrument : table.instruments()) {
            if (rules.watched().contains(instrument.venue().id())) {
                continue;
            }
            for (Side side : Side.values()) {
                legs.add(new Leg(instrument.id(), side));
                extend(legs);
                legs.remove(legs.size() - 1);
            }
        }
    }

    private void look(List<Leg> legs) {
        RouteKind kind = kind(legs);
        boolean distinct = legs.stream().map(Leg::instrument).distinct().count() == legs.size();
        if (kind == null || !rules.has(kind) || !distinct) {
            return;
        }
        Asset settlement = legs.size() == 2 ? instrument(legs, 0).quote() : paid(legs, 0);
        if (rules.rank(settlement) >= 0) {
            routes.add(text(kind, settlement.id(), haircut(legs), legs));
        }
    }

    private RouteKind kind(List<Leg> legs) {
        return legs.size() == 2 ? pairKind(legs) : cycleKind(legs);
    }

    private RouteKind pairKind(List<Leg> legs) {
        Instrument a = instrument(legs, 0);
        Instrument b = instrument(legs, 1);
        boolean same = kin(a.base(), b.base()) && kin(a.quote(), b.quote());
        boolean opposite = legs.get(0).side() != legs.get(1).side();
        if (!same || !opposite) {
            return null;
        }
        if (a.kind() == Kind.SPOT && b.kind() == Kind.SPOT) {
            boolean across = a.venue().id() != b.venue().id() && legs.get(0).side() == Side.BUY;
            return across ? RouteKind.CROSS_VENUE : null;
        }
        int first = rules.rank(a.quote());
        int second = rules.rank(b.quote());
        boolean ordered = a.kind() == Kind.SPOT || a.kind() == Kind.PERP_LINEAR
                && (second < 0 || first < second || first == second && a.id() < b.id());
        return ordered && b.kind() == Kind.PERP_LINEAR ? RouteKind.BASIS : null;
    }

    private RouteKind cycleKind(List<Leg> legs) {
        Set<Integer> venues = new HashSet<>();
        Set<Integer> passed = new HashSet<>();
        Set<Integer> kinsPassed = new HashSet<>();
        boolean exact = true;
        for (int at = 0; at < legs.size(); at++) {
            Asset next = paid(legs, (at + 1) % legs.size());
            boolean preferred = at == 0 || rules.rank(paid(legs, at)) < 0
                    || rules.rank(paid(legs, at)) > rules.rank(paid(legs, 0));
            if (instrument(legs, at).kind() != Kind.SPOT || !kin(received(legs, at), next) || !preferred) {
                return null;
            }
            exact &= received(legs, at).id() == next.id();
            venues.add(instrument(legs, at).venue().id());
            passed.add(next.id());
            kinsPassed.add(equivalents.as(next.id()));
        }
        int points = exact ? passed.size() : kinsPassed.size();
        if (points < legs.size() || legs.size() > (venues.size() == 2 && legs.size() == 3 ? 3 : rules.cyclicLegs())) {
            return null;
        }
        if (legs.size() == 3 && venues.size() == 2) {
            return RouteKind.SYNTHETIC;
        }
        return venues.size() == 1 || rules.acrossVenues() ? RouteKind.CYCLIC : null;
    }

    private long haircut(List<Leg> legs) {
        long sum = 0;
        for (int at = 0; at < legs.size(); at++) {
            sum += equivalents.haircutE8(received(legs, at).id(), paid(legs, (at + 1) % legs.size()).id());
        }
        return sum;
    }

    private boolean kin(Asset a, Asset b) {
        return equivalents.as(a.id()) == equivalents.as(b.id());
    }

    private Instrument instrument(List<Leg> legs, int at) {
        return table.get(legs.get(at).instrument());
    }

    private Asset paid(List<Leg> legs, int at) {
        Instrument traded = instrument(legs, at);
        return legs.get(at).side() == Side.BUY ? traded.quote() : traded.base();
    }

    private Asset received(List<Leg> legs, int at) {
        Instrument traded = instrument(legs, at);
        return legs.get(at).side() == Side.BUY ? traded.base() : traded.quote();
    }
}
