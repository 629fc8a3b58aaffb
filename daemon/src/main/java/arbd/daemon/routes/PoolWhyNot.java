package arbd.daemon.routes;

import arbd.amm.Pool;
import arbd.config.DaemonConfig;
import arbd.config.PoolRouteConfig;
import arbd.daemon.setup.Markets;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import arbd.route.AmmRoute.AmmLeg;
import arbd.route.BookAmmRoute;
import arbd.route.PoolRouteKind;
import arbd.route.PoolRoutes;
import arbd.route.RouteRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says for each kind over pools why a route over some assets does not exist. */
public final class PoolWhyNot {
    private static final int NAMED_MAX = 5;

    private final DaemonConfig config;
    private final MarketMap markets;
    private final PoolMap pools;
    private final Optional<PoolRoutes> routes;

    /**
     * Over these instruments and the configuration's pools.
     *
     * @param routes all that there are; empty when there are more than the configuration allows
     */
    public PoolWhyNot(DaemonConfig config, InstrumentTable table, RouteRules rules, Optional<PoolRoutes> routes) {
        this.config = config;
        this.markets = new MarketMap(table, rules);
        this.pools = new PoolMap(config, table.venues(), Markets.pools(config, table));
        this.routes = routes;
    }

    /**
     * One answer for each kind.
     *
     * @param assets two, which are a pair; or three or four, which are a cycle in this order, either way round
     */
    public List<Answer> about(List<Asset> assets) {
        return Stream.of(PoolRouteKind.values()).map(kind -> about(kind, assets)).toList();
    }

    private Answer about(PoolRouteKind kind, List<Asset> assets) {
        PoolRouteConfig wanted = Markets.kindConfig(config.routes(), kind);
        List<String> reasons = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        if (!wanted.enabled()) {
            reasons.add("routes." + kind.word() + " is not enabled");
        } else if (routes.isEmpty()) {
            reasons.add("there are more routes than routes.routesMax " + config.routes().routesMax() + " in all");
        }
        List<String> found = routes.map(all -> found(all, kind, assets)).orElse(List.of());
        if (found.isEmpty()) {
            look(kind, wanted, assets, reasons, missing);
        }
        boolean untold = routes.isEmpty() && wanted.enabled() && missing.isEmpty();
        return new Answer(kind.word(), untold ? -1 : found.size(), found.isEmpty() ? "" : found.get(0), reasons,
                missing);
    }

    /** A pair is matched by every route with a leg between the two; a cycle by the routes over exactly its assets. */
    private static List<String> found(PoolRoutes all, PoolRouteKind kind, List<Asset> assets) {
        if (kind == PoolRouteKind.AMM) {
            return all.amm() == null ? List.of() : all.amm().routes().stream()
                    .filter(route -> matches(route.legs(), null, assets)).map(route -> route.title()).toList();
        }
        return all.bookAmm() == null ? List.of() : all.bookAmm().routes().stream()
                .filter(route -> matches(route.legs(), route.instrument(), assets)).map(BookAmmRoute::title).toList();
    }

    private static boolean matches(List<AmmLeg> legs, Instrument book, List<Asset> assets) {
        int size = legs.size() + (book == null ? 0 : 1);
        if (assets.size() > 2 && size != assets.size()) {
            return false;
        }
        for (int at = 0; at < steps(assets); at++) {
            Asset a = assets.get(at);
            Asset b = assets.get((at + 1) % assets.size());
            boolean byBook = book != null && between(book, a, b);
            if (!byBook && legs.stream().noneMatch(leg -> PoolMap.between(leg.pool(), a, b))) {
                return false;
            }
        }
        return true;
    }

    /** A pair is one step; a cycle goes back to where it began. */
    private static int steps(List<Asset> assets) {
        return assets.size() == 2 ? 1 : assets.size();
    }

    private static boolean between(Instrument book, Asset a, Asset b) {
        return book.base().id() == a.id() && book.quote().id() == b.id()
                || book.base().id() == b.id() && book.quote().id() == a.id();
    }

    private void look(PoolRouteKind kind, PoolRouteConfig wanted, List<Asset> assets, List<String> reasons,
            List<String> missing) {
        if (pools.chains().isEmpty()) {
            reasons.add("no venue speaks evm, so there are no pools");
            return;
        }
        if (assets.size() > wanted.legs()) {
            reasons.add("it has " + (assets.size() == 3 ? "three" : "four") + " legs, and routes." + kind.word()
                    + ".legs is " + wanted.legs());
        }
        if (kind == PoolRouteKind.AMM) {
            settles(assets, reasons);
        }
        for (Venue chain : pools.chains()) {
            reasons.addAll(tokens(chain, assets));
            reasons.addAll(contracts(chain, assets));
        }
        if (kind == PoolRouteKind.AMM) {
            cycle(assets, wanted, reasons, missing);
        } else {
            books(assets, reasons, missing);
        }
    }

    private void settles(List<Asset> assets, List<String> reasons) {
        if (assets.size() > 2 && assets.stream().noneMatch(asset -> markets.rules().rank(asset) >= 0)) {
            reasons.add("it passes none of routes.settlement " + config.routes().settlement());
        }
    }

    /** Assets that have no contract there. */
    private List<String> tokens(Venue chain, List<Asset> assets) {
        List<String> said = new ArrayList<>();
        for (Asset asset : assets) {
            if (!pools.contracts(chain, asset).isEmpty()) {
                continue;
            }
            String counts = markets.table().assets().stream()
                    .filter(other -> other.id() != asset.id() && markets.same(other, asset)
                            && !pools.contracts(chain, other).isEmpty())
                    .map(Asset::name).collect(Collectors.joining(", "));
            said.add(asset.name() + " has no token on " + chain.name() + (counts.isEmpty() ? ""
                    : "; equivalent to it is " + counts + ", but pools join in the asset itself"));
        }
        return said;
    }

    /** Pools that trade different contracts of one asset do not join, and decimals must be those of one token. */
    private List<String> contracts(Venue chain, List<Asset> assets) {
        List<String> said = new ArrayList<>();
        List<Pool> all = new ArrayList<>();
        for (int at = 0; at < steps(assets); at++) {
            all.addAll(pools.between(chain, assets.get(at), assets.get((at + 1) % assets.size())));
        }
        for (Asset asset : assets) {
            List<String> used = all.stream().filter(pool -> pool.asset0().id() == asset.id()
                    || pool.asset1().id() == asset.id()).map(pool -> PoolMap.contract(pool, asset) + " ("
                    + PoolMap.decimals(pool, asset) + " decimals)").distinct().sorted().toList();
            if (used.size() > 1) {
                said.add(asset.name() + " is several contracts on " + chain.name() + ", and pools join in one only: "
                        + String.join(", ", used));
            }
        }
        return said;
    }

    /** The chain that lacks least. */
    private void cycle(List<Asset> assets, PoolRouteConfig wanted, List<String> reasons, List<String> missing) {
        List<CycleGaps.Gap> gaps = new ArrayList<>();
        for (Venue chain : pools.chains()) {
            List<String> lacks = new ArrayList<>();
            for (int at = 0; at < steps(assets); at++) {
                Asset a = assets.get(at);
                Asset b = assets.get((at + 1) % assets.size());
                if (pools.between(chain, a, b).isEmpty()) {
                    lacks.add(markets.name(a, b) + " pool on " + chain.name());
                }
            }
            gaps.add(new CycleGaps.Gap(chain.name(), lacks));
        }
        CycleGaps.Gap least = gaps.stream().min(Comparator.comparingInt(gap -> gap.lacks().size())).orElseThrow();
        if (!least.lacks().isEmpty()) {
            reasons.add(assets.size() == 2 ? "no pool trades " + markets.name(assets.get(0), assets.get(1))
                    : "no chain has all its pools; nearest is " + least.where());
            missing.addAll(least.lacks());
        } else if (assets.size() == 2 && wanted.enabled() && routes.isPresent()) {
            reasons.add("no other pools of " + least.where() + " lead back, through one of routes.settlement "
                    + config.routes().settlement() + " and with at most " + wanted.legs()
                    + " legs (routes.amm.legs)");
            missing.add("another " + markets.name(assets.get(0), assets.get(1)) + " pool on " + least.where());
        }
    }

    private void books(List<Asset> assets, List<String> reasons, List<String> missing) {
        List<Instrument> books = new ArrayList<>();
        List<Instrument> watched = new ArrayList<>();
        for (int at = 0; at < steps(assets); at++) {
            Asset a = assets.get(at);
            Asset b = assets.get((at + 1) % assets.size());
            markets.between(a, b, Kind.SPOT).stream().filter(book -> between(book, a, b)).forEach(books::add);
            watched.addAll(markets.watched(a, b));
        }
        List<Instrument> settling = books.stream().filter(book -> markets.rules().rank(book.quote()) >= 0).toList();
        if (!watched.isEmpty()) {
            reasons.add("marketDataOnly is true, so nothing is traded there: " + titles(watched));
        }
        if (books.isEmpty()) {
            String names = pairs(assets);
            reasons.add("no venue trades " + names + " spot");
            missing.add(names + " on a venue");
        } else if (settling.isEmpty()) {
            reasons.add("it would settle in " + books.get(0).quote().name() + ", which is not in routes.settlement "
                    + config.routes().settlement());
        }
        poolsBeside(assets, books, reasons, missing);
    }

    private String pairs(List<Asset> assets) {
        List<String> names = new ArrayList<>();
        for (int at = 0; at < steps(assets); at++) {
            names.add(markets.name(assets.get(at), assets.get((at + 1) % assets.size())));
        }
        return String.join(" or ", names);
    }

    /** What pools lack for the way between the two assets of a book, or for the rest of a cycle. */
    private void poolsBeside(List<Asset> assets, List<Instrument> books, List<String> reasons, List<String> missing) {
        List<String> least = null;
        for (Venue chain : pools.chains()) {
            for (int book = 0; book < steps(assets); book++) {
                List<String> lacks = assets.size() == 2 ? lacks(chain, assets, -1) : lacks(chain, assets, book);
                boolean hasBook = assets.size() == 2 || books.isEmpty() || isBook(books, assets, book);
                least = hasBook && (least == null || lacks.size() < least.size()) ? lacks : least;
            }
        }
        if (least != null && !least.isEmpty()) {
            reasons.add(assets.size() == 2 ? "no pool trades " + markets.name(assets.get(0), assets.get(1))
                    + ", nor do pools lead from one to the other with at most " + config.routes().bookAmm().legs()
                    + " legs in all (routes.bookAmm.legs)" : "no chain has the pools for what the book does not trade");
            missing.addAll(least);
        }
    }

    private static boolean isBook(List<Instrument> books, List<Asset> assets, int at) {
        return books.stream().anyMatch(book -> between(book, assets.get(at), assets.get((at + 1) % assets.size())));
    }

    private List<String> lacks(Venue chain, List<Asset> assets, int byBook) {
        List<String> lacks = new ArrayList<>();
        for (int at = 0; at < steps(assets); at++) {
            Asset a = assets.get(at);
            Asset b = assets.get((at + 1) % assets.size());
            if (at != byBook && pools.between(chain, a, b).isEmpty()) {
                lacks.add(markets.name(a, b) + " pool on " + chain.name());
            }
        }
        return lacks;
    }

    private static String titles(List<Instrument> instruments) {
        return instruments.stream().map(Instrument::title).limit(NAMED_MAX).collect(Collectors.joining(", "));
    }
}
