package arbd.daemon.routes;

import arbd.config.RoutesConfig;
import arbd.daemon.setup.Markets;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.route.Leg;
import arbd.route.Route;
import arbd.route.RouteKind;
import arbd.route.RouteRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says for each kind why a route over some assets does not exist. */
public final class WhyNot {
    private static final int NAMED_MAX = 5;

    private final RoutesConfig config;
    private final MarketMap markets;
    private final CycleGaps gaps;
    private final Optional<List<Route>> routes;

    /**
     * Over these instruments.
     *
     * @param table with the assets that count as others
     * @param routes all that there are; empty when there are more than the configuration allows
     */
    public WhyNot(RoutesConfig config, InstrumentTable table, RouteRules rules, Optional<List<Route>> routes) {
        this.config = config;
        this.markets = new MarketMap(table, rules);
        this.gaps = new CycleGaps(markets);
        this.routes = routes;
    }

    /**
     * One answer for each kind.
     *
     * @param assets two, which are a pair; or three or four, which are a cycle in this order, either way round
     */
    public List<Answer> about(List<Asset> assets) {
        List<Answer> answers = new ArrayList<>();
        for (RouteKind kind : RouteKind.values()) {
            answers.add(about(kind, assets));
        }
        return answers;
    }

    private Answer about(RouteKind kind, List<Asset> assets) {
        boolean pair = kind == RouteKind.CROSS_VENUE || kind == RouteKind.BASIS;
        boolean three = kind == RouteKind.SYNTHETIC;
        if (pair && assets.size() > 2 || three && assets.size() > RouteRules.CYCLIC_LEGS_MIN) {
            return new Answer(kind.word(), 0, "", List.of("a route of this kind " + (pair ? "is over two assets"
                    : "has three legs")), List.of());
        }
        Reasons said = new Reasons();
        boolean enabled = Markets.kindConfig(config, kind).enabled();
        if (!enabled) {
            said.why("routes." + kind.word() + " is not enabled");
        } else if (routes.isEmpty()) {
            said.why("there are more routes than routes.routesMax " + config.routesMax() + " in all");
        }
        List<Route> found = routes.orElse(List.of()).stream()
                .filter(route -> route.kind() == kind && matches(route, assets)).toList();
        if (found.isEmpty()) {
            unmapped(assets, said);
            look(kind, assets, said);
        }
        boolean untold = routes.isEmpty() && enabled && said.missing.isEmpty();
        return new Answer(kind.word(), untold ? -1 : found.size(), found.isEmpty() ? "" : found.get(0).title(),
                said.reasons, said.missing);
    }

    private void look(RouteKind kind, List<Asset> assets, Reasons said) {
        if (kind == RouteKind.CROSS_VENUE || kind == RouteKind.BASIS) {
            pairs(kind, assets, said);
        } else if (assets.size() == 2) {
            thirds(kind, assets, said);
        } else {
            cycles(kind, assets, said);
        }
    }

    /** What is being said of one kind. */
    private static final class Reasons {
        private final List<String> reasons = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();

        void why(String reason) {
            reasons.add(reason);
        }

        void misses(List<String> named) {
            named.stream().filter(market -> !missing.contains(market)).forEach(missing::add);
        }
    }

    private void unmapped(List<Asset> assets, Reasons said) {
        for (Asset asset : assets) {
            if (!markets.mapped(asset)) {
                said.why("no instrument has " + asset.name() + " as base or quote");
            }
        }
        for (int at = 0; at < (assets.size() == 2 ? 1 : assets.size()); at++) {
            List<Instrument> watched = markets.watched(assets.get(at), assets.get((at + 1) % assets.size()));
            if (!watched.isEmpty()) {
                said.why("marketDataOnly is true, so nothing is traded there: " + titles(watched));
            }
        }
    }

    /** A pair is matched by every route with a leg in its market; a cycle by the routes over exactly its markets. */
    private boolean matches(Route route, List<Asset> assets) {
        if (assets.size() > 2 && route.legs().size() != assets.size()) {
            return false;
        }
        for (int at = 0; at < (assets.size() == 2 ? 1 : assets.size()); at++) {
            Asset from = assets.get(at);
            Asset to = assets.get((at + 1) % assets.size());
            if (route.legs().stream().noneMatch(leg -> between(leg, from, to))) {
                return false;
            }
        }
        return true;
    }

    private boolean between(Leg leg, Asset a, Asset b) {
        Instrument traded = markets.table().get(leg.instrument());
        return markets.same(traded.base(), a) && markets.same(traded.quote(), b)
                || markets.same(traded.base(), b) && markets.same(traded.quote(), a);
    }

    private void pairs(RouteKind kind, List<Asset> assets, Reasons said) {
        Asset a = assets.get(0);
        Asset b = assets.get(1);
        List<Instrument> spots = markets.between(a, b, Kind.SPOT);
        List<Instrument> perps = markets.between(a, b, Kind.PERP_LINEAR);
        if (kind == RouteKind.CROSS_VENUE) {
            crossVenue(a, b, spots, said);
        } else {
            basis(a, b, spots, perps, said);
        }
        settles(kind, spots, perps, said);
    }

    private void crossVenue(Asset a, Asset b, List<Instrument> spots, Reasons said) {
        long venues = spots.stream().map(spot -> spot.venue().id()).distinct().count();
        if (markets.venues().size() < 2) {
            said.why("there is one venue only, and this needs two");
        }
        if (venues == 0) {
            said.why("no venue trades " + markets.name(a, b) + " spot, and this needs two");
            said.misses(List.of(markets.name(a, b) + " on two venues"));
        } else if (venues == 1) {
            said.why(markets.name(a, b) + " spot is traded on " + spots.get(0).venue().name() + " only");
            said.misses(elsewhere(a, b, spots.get(0)));
        } else if (spots.stream().map(this::direction).distinct().count() > 1) {
            said.why("the venues list it the other way round: " + titles(spots));
        }
    }

    private List<String> elsewhere(Asset a, Asset b, Instrument only) {
        List<String> others = markets.venues().stream().filter(venue -> venue.id() != only.venue().id())
                .map(venue -> markets.name(a, b) + " on " + venue.name()).limit(NAMED_MAX).toList();
        return others.isEmpty() ? List.of(markets.name(a, b) + " on a second venue") : others;
    }

    private void basis(Asset a, Asset b, List<Instrument> spots, List<Instrument> perps, Reasons said) {
        String name = markets.name(a, b);
        List<Instrument> inverse = markets.between(a, b, Kind.PERP_INVERSE);
        if (!inverse.isEmpty()) {
            said.why("inverse perpetuals make no route: " + titles(inverse));
        }
        if (perps.isEmpty()) {
            said.why("no venue trades a linear perpetual " + name);
            said.misses(List.of(name + " perpetual"));
        }
        if (spots.isEmpty() && perps.size() < 2) {
            said.why("no venue trades " + name + " spot" + (perps.isEmpty() ? "" : ", nor another perpetual"));
            said.misses(List.of(name + " spot"));
        }
    }

    private void settles(RouteKind kind, List<Instrument> spots, List<Instrument> perps, Reasons said) {
        List<Instrument> all = new ArrayList<>(spots);
        all.addAll(kind == RouteKind.BASIS ? perps : List.of());
        boolean settles = all.stream().anyMatch(traded -> markets.rules().rank(traded.quote()) >= 0);
        if (!all.isEmpty() && !settles) {
            said.why("it would settle in " + all.get(0).quote().name() + ", which is not in routes.settlement "
                    + config.settlement());
        }
    }

    private boolean fewVenues(RouteKind kind, Reasons said) {
        int venues = markets.spotVenues().size();
        boolean few = venues < (kind == RouteKind.SYNTHETIC ? 2 : 1);
        if (few) {
            said.why(venues == 0 ? "no venue trades spot" : "one venue only trades spot, and this needs two");
        }
        return few;
    }

    private void cycles(RouteKind kind, List<Asset> assets, Reasons said) {
        if (fewVenues(kind, said)) {
            return;
        }
        if (assets.stream().noneMatch(asset -> markets.rules().rank(asset) >= 0)) {
            said.why("it passes none of routes.settlement " + config.settlement());
        }
        if (kind == RouteKind.SYNTHETIC) {
            synthetic(assets, said);
            return;
        }
        if (assets.size() > markets.rules().cyclicLegs()) {
            said.why("it has four legs, and routes.cyclic.legs is 3");
        }
        List<CycleGaps.Gap> within = gaps.within(assets);
        boolean somewhere = within.get(0).lacks().isEmpty();
        List<String> nowhere = gaps.anywhere(assets);
        if (!somewhere && !nowhere.isEmpty()) {
            said.why("no venue trades " + String.join(", ", nowhere));
        } else if (!somewhere && !markets.rules().acrossVenues()) {
            said.why("no venue trades all of it, and routes.cyclic.acrossVenues is false");
        }
        for (CycleGaps.Gap gap : somewhere ? List.<CycleGaps.Gap>of() : within.subList(0,
                Math.min(NAMED_MAX, within.size()))) {
            said.misses(gap.lacks());
        }
    }

    private void synthetic(List<Asset> assets, Reasons said) {
        CycleGaps.Gap gap = gaps.synthetic(assets);
        if (!gap.lacks().isEmpty()) {
            said.why("no two venues share its markets; nearest are " + gap.where());
            said.misses(gap.lacks());
        }
    }

    /** For a pair: which third asset would close a cycle with the fewest new markets. */
    private void thirds(RouteKind kind, List<Asset> pair, Reasons said) {
        if (fewVenues(kind, said)) {
            return;
        }
        List<CycleGaps.Gap> nearest = new ArrayList<>();
        for (Asset third : markets.table().assets()) {
            List<Asset> cycle = List.of(pair.get(0), pair.get(1), third);
            boolean settles = cycle.stream().anyMatch(asset -> markets.rules().rank(asset) >= 0);
            boolean isThird = !markets.same(third, pair.get(0)) && !markets.same(third, pair.get(1));
            if (!settles || !isThird || !markets.mapped(third)) {
                continue;
            }
            CycleGaps.Gap gap = kind == RouteKind.SYNTHETIC ? gaps.synthetic(cycle) : gaps.within(cycle).get(0);
            if (gap != null) {
                nearest.add(new CycleGaps.Gap(third.name(), gap.lacks()));
            }
        }
        nearest.sort(Comparator.comparingInt(gap -> gap.lacks().size()));
        if (nearest.isEmpty()) {
            said.why("there is no third asset that is traded, with one of routes.settlement " + config.settlement()
                    + " among the three");
            return;
        }
        if (nearest.get(0).lacks().isEmpty()) {
            said.why("with " + nearest.get(0).where() + " as third asset the markets are there");
            return;
        }
        int fewest = nearest.get(0).lacks().size();
        List<CycleGaps.Gap> best = nearest.stream().filter(gap -> gap.lacks().size() == fewest).limit(NAMED_MAX)
                .toList();
        said.why("no third asset closes the cycle; nearest: "
                + best.stream().map(CycleGaps.Gap::where).collect(Collectors.joining(", ")));
        best.forEach(gap -> said.misses(gap.lacks()));
    }

    private String direction(Instrument instrument) {
        return markets.table().equivalents().as(instrument.base().id()) + "/";
    }

    private static String titles(List<Instrument> instruments) {
        return instruments.stream().map(Instrument::title).limit(NAMED_MAX).collect(Collectors.joining(", "));
    }
}
