package arbd.daemon.routes;

import arbd.amm.Pool;
import arbd.config.DaemonConfig;
import arbd.config.GasConfig;
import arbd.daemon.routes.ListedRoute.ListedLeg;
import arbd.daemon.setup.Markets;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.route.AmmRoute;
import arbd.route.AmmRoute.AmmLeg;
import arbd.route.BookAmmRoute;
import arbd.route.PoolRouteKind;
import arbd.route.PoolRoutes;
import arbd.route.Route;
import arbd.route.RouteCosts;
import arbd.route.RouteKind;
import arbd.route.RouteTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every route of a table as a line of a listing. */
final class ListedRoutes {
    private static final long E8_PER_PPM = 100;
    private static final int GAS_DECIMALS = 18;

    private final DaemonConfig config;
    private final RouteTable routes;
    private final InstrumentTable table;
    private final RouteCosts costs;

    private ListedRoutes(DaemonConfig config, RouteTable routes, RouteCosts costs) {
        this.config = config;
        this.routes = routes;
        this.table = routes.instruments();
        this.costs = costs;
    }

    static List<ListedRoute> of(DaemonConfig config, RouteTable routes, RouteCosts costs) {
        ListedRoutes listed = new ListedRoutes(config, routes, costs);
        List<ListedRoute> rows = new ArrayList<>();
        routes.routes().forEach(route -> rows.add(listed.book(route)));
        IntStream.range(PoolRoutes.BASE, PoolRoutes.BASE + routes.pools().size()).forEach(id ->
                rows.add(routes.pools().kind(id) == PoolRouteKind.AMM ? listed.amm(id) : listed.bookAmm(id)));
        return rows;
    }

    private ListedRoute book(Route route) {
        List<ListedLeg> legs = route.legs().stream()
                .map(leg -> leg(table.get(leg.instrument()), leg.side())).toList();
        List<String> markets = IntStream.of(costs.dependsOn(route.id())).mapToObj(id -> table.get(id).title()).toList();
        return new ListedRoute(route.id(), route.kind().word(), route.kind().ordinal(), route.title(),
                route.settlement().name(), costs.floorE8(route.id()), route.haircutE8(), null, null, legs, markets);
    }

    private ListedRoute amm(int id) {
        AmmRoute route = routes.pools().amm().get(routes.pools().of(id));
        List<ListedLeg> legs = route.legs().stream().map(ListedRoutes::leg).toList();
        long premiumE8 = config.venues().get(route.legs().get(0).pool().venue().id()).chain().orElseThrow()
                .flashPremiumE8();
        return pools(id, feesE8(route.legs()) + premiumE8, legs, route.legs(), List.of());
    }

    private ListedRoute bookAmm(int id) {
        BookAmmRoute route = routes.pools().bookAmm().get(routes.pools().of(id));
        Instrument book = route.instrument();
        boolean buys = route.side() == Side.BUY;
        List<ListedLeg> legs = new ArrayList<>(route.legs().stream().map(ListedRoutes::leg).toList());
        legs.add(buys ? 0 : legs.size(), leg(book, route.side()));
        return pools(id, feesE8(route.legs()) + costs.feeE8(book.id(), route.side()), legs, route.legs(),
                List.of(book.title()));
    }

    /** What gives gas a price in a settlement asset. */
    private Stream<String> gasBooks(Asset gas, Asset settlement) {
        return table.instruments().stream().filter(book -> book.kind() == Kind.SPOT && book.base().id() == gas.id()
                && book.quote().id() == settlement.id()).map(Instrument::title);
    }

    private ListedRoute pools(int id, long floorE8, List<ListedLeg> legs, List<AmmLeg> pools, List<String> markets) {
        GasConfig gas = config.venues().get(pools.get(0).pool().venue().id()).chain().orElseThrow().gas();
        BigDecimal units = BigDecimal.valueOf(gas.base() + gas.perPool() * pools.size());
        BigDecimal amount = units.multiply(BigDecimal.valueOf(gas.priceWei(), GAS_DECIMALS)).stripTrailingZeros();
        PoolRouteKind kind = routes.pools().kind(id);
        Asset paid = Markets.asset(table.assets(), gas.asset());
        List<String> needed = Stream.concat(markets.stream(), gasBooks(paid, routes.pools().settlement(id))).distinct()
                .toList();
        return new ListedRoute(id, kind.word(), RouteKind.values().length + kind.ordinal(), routes.pools().title(id),
                routes.pools().settlement(id).name(), floorE8, 0, amount, paid, legs, needed);
    }

    private static long feesE8(List<AmmLeg> legs) {
        return legs.stream().mapToLong(leg -> leg.pool().feePips() * E8_PER_PPM).sum();
    }

    private static ListedLeg leg(Instrument traded, Side side) {
        return new ListedLeg(traded.venue().name(), traded.symbol(), side.name().toLowerCase(Locale.ROOT), "", "", 0,
                List.of(traded.base().name(), traded.quote().name()));
    }

    private static ListedLeg leg(AmmLeg leg) {
        Pool pool = leg.pool();
        String pays = pool.paid(leg.zeroForOne()).name();
        String brings = pool.brought(leg.zeroForOne()).name();
        return new ListedLeg(pool.venue().name(), pool.symbol(), "", pays, brings, pool.feePips(),
                List.of(pays, brings));
    }
}
