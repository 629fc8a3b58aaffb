package arbd.daemon.setup;

import arbd.amm.Pool;
import arbd.amm.PoolKind;
import arbd.config.AssetConfig;
import arbd.config.ChainConfig;
import arbd.config.CycleBounds;
import arbd.config.DaemonConfig;
import arbd.config.EquivalentConfig;
import arbd.config.FeeCharge;
import arbd.config.InstrumentConfig;
import arbd.config.InstrumentKind;
import arbd.config.PoolConfig;
import arbd.config.PoolRouteConfig;
import arbd.config.Protocol;
import arbd.config.RouteKindConfig;
import arbd.config.RoutesConfig;
import arbd.config.TokenConfig;
import arbd.config.VenueConfig;
import arbd.market.Asset;
import arbd.market.Equivalents;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import arbd.route.FoundBounds;
import arbd.route.PoolRouteKind;
import arbd.route.PoolRoutes;
import arbd.route.RouteKind;
import arbd.route.RouteRules;
import arbd.route.RouteTable;
import arbd.route.Routes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Venues, assets, instruments and routes of a configuration. */
public final class Markets {
    private Markets() {
    }

    /** Venues in the order of the file. */
    public static List<Venue> venues(DaemonConfig config) {
        List<Venue> venues = new ArrayList<>();
        for (VenueConfig venue : config.venues()) {
            venues.add(new Venue(venues.size(), venue.name(), venue.protocol().word()));
        }
        return venues;
    }

    /** Assets in the order of the file. */
    public static List<Asset> assets(DaemonConfig config) {
        List<Asset> assets = new ArrayList<>();
        for (AssetConfig asset : config.assets()) {
            assets.add(new Asset(assets.size(), asset.name(), asset.decimals()));
        }
        return assets;
    }

    /** Everything that the configuration lists. */
    public static InstrumentTable table(DaemonConfig config) {
        List<Venue> venues = venues(config);
        List<Asset> assets = assets(config);
        List<Instrument> instruments = new ArrayList<>();
        for (int v = 0; v < venues.size(); v++) {
            VenueConfig venue = config.venues().get(v);
            for (InstrumentConfig listed : venue.instruments()) {
                instruments.add(instrument(instruments.size(), venues.get(v), venue, listed, assets));
            }
        }
        return InstrumentTable.of(venues, assets, instruments);
    }

    /** The same instruments, with the assets that count as others. */
    public static InstrumentTable withEquivalents(DaemonConfig config, InstrumentTable table) {
        return config.equivalents().isEmpty() ? table : table.with(equivalents(config, table));
    }

    private static Equivalents equivalents(DaemonConfig config, InstrumentTable table) {
        List<Asset> assets = table.assets();
        List<Equivalents.Row> rows = new ArrayList<>();
        for (EquivalentConfig row : config.equivalents()) {
            int through = row.through().map(title -> instrument(table, title)).orElse(Equivalents.NONE);
            rows.add(new Equivalents.Row(asset(assets, row.asset()), asset(assets, row.as()), row.haircutE8(),
                    through));
        }
        return Equivalents.of(assets, rows);
    }

    /** Pools of every chain in the order of the file. */
    public static List<Pool> pools(DaemonConfig config, InstrumentTable table) {
        List<Pool> pools = new ArrayList<>();
        for (int v = 0; v < config.venues().size(); v++) {
            Venue venue = table.venues().get(v);
            for (PoolConfig listed : config.venues().get(v).chain().map(ChainConfig::pools).orElse(List.of())) {
                pools.add(pool(pools.size(), venue, listed, table.assets()));
            }
        }
        return pools;
    }

    /** Whether a venue has pools in place of instruments: nothing is sent there, and no book comes from there. */
    public static boolean isChain(Venue venue) {
        return venue.protocol().equals(Protocol.EVM.word());
    }

    private static int instrument(InstrumentTable table, String title) {
        for (Instrument instrument : table.instruments()) {
            if (instrument.title().equals(title)) {
                return instrument.id();
            }
        }
        throw new IllegalArgumentException("no instrument " + title);
    }

    /**
     * The routes that the configuration allows over these instruments, and over the pools of its chains; their table
     * also knows which assets count as others.
     *
     * @throws arbd.route.TooManyRoutesException when there are more than it allows
     */
    public static RouteTable routes(DaemonConfig config, InstrumentTable table) {
        RouteTable overBooks = overBooks(config, table);
        return overBooks.with(overPools(config, table, overBooks.size()));
    }

    /**
     * The routes over pools that the configuration allows.
     *
     * @param others how many routes there are already
     */
    public static PoolRoutes overPools(DaemonConfig config, InstrumentTable table, int others) {
        return overPools(config, table, others, EnumSet.allOf(PoolRouteKind.class));
    }

    /** The same, of those kinds alone. */
    public static PoolRoutes overPools(DaemonConfig config, InstrumentTable table, int others,
            Set<PoolRouteKind> kinds) {
        RoutesConfig wanted = config.routes();
        boolean amm = wanted.amm().enabled() && kinds.contains(PoolRouteKind.AMM);
        boolean bookAmm = wanted.bookAmm().enabled() && kinds.contains(PoolRouteKind.BOOK_AMM);
        return PoolRoutes.build(table, pools(config, table), rules(config, table), others,
                amm ? wanted.amm().legs() : 0, bookAmm ? wanted.bookAmm().legs() - 1 : 0);
    }

    private static RouteTable overBooks(DaemonConfig config, InstrumentTable table) {
        RouteRules rules = rules(config, table);
        int foundMax = config.routes().cycles().foundMax();
        boolean many = rules.has(RouteKind.CYCLIC)
                && (rules.acrossVenues() || rules.cyclicLegs() > RouteRules.CYCLIC_LEGS_MIN);
        if (!many || foundMax == 0) {
            return Routes.build(withEquivalents(config, table), rules);
        }
        return Routes.build(withEquivalents(config, table), rules.cycles(RouteRules.CYCLIC_LEGS_MIN, false)).finding(
                new FoundBounds(foundMax, rules.cyclicLegs(), rules.acrossVenues(), rules.settlements(),
                        rules.watched().stream().sorted().toList()));
    }

    /** What the configuration looks for. */
    public static RouteRules rules(DaemonConfig config, InstrumentTable table) {
        Set<RouteKind> kinds = EnumSet.noneOf(RouteKind.class);
        for (RouteKind kind : RouteKind.values()) {
            if (kindConfig(config.routes(), kind).enabled()) {
                kinds.add(kind);
            }
        }
        List<Asset> settlements = new ArrayList<>();
        for (String name : config.routes().settlement()) {
            settlements.add(asset(table.assets(), name));
        }
        CycleBounds cycles = config.routes().cycles();
        Set<Integer> watched = new TreeSet<>();
        for (int v = 0; v < config.venues().size(); v++) {
            if (config.venues().get(v).marketDataOnly()) {
                watched.add(v);
            }
        }
        return new RouteRules(kinds, settlements, config.routes().routesMax(), cycles.legs(), cycles.acrossVenues(),
                watched);
    }

    /** What the configuration says of one kind. */
    public static RouteKindConfig kindConfig(RoutesConfig routes, RouteKind kind) {
        return switch (kind) {
            case CROSS_VENUE -> routes.crossVenue();
            case CYCLIC -> routes.cyclic();
            case BASIS -> routes.basis();
            case SYNTHETIC -> routes.synthetic();
        };
    }

    /** What the configuration says of one kind over pools. */
    public static PoolRouteConfig kindConfig(RoutesConfig routes, PoolRouteKind kind) {
        return switch (kind) {
            case AMM -> routes.amm();
            case BOOK_AMM -> routes.bookAmm();
        };
    }

    /** The asset of this name. */
    public static Asset asset(List<Asset> assets, String name) {
        for (Asset asset : assets) {
            if (asset.name().equals(name)) {
                return asset;
            }
        }
        throw new IllegalArgumentException("no asset " + name);
    }

    private static Pool pool(int id, Venue venue, PoolConfig listed, List<Asset> assets) {
        TokenConfig token0 = listed.token0();
        TokenConfig token1 = listed.token1();
        PoolKind kind = switch (listed.curve()) {
            case CONSTANT_PRODUCT -> PoolKind.CONSTANT_PRODUCT;
            case CONCENTRATED -> PoolKind.CONCENTRATED;
        };
        return new Pool(id, venue, listed.address(), kind, asset(assets, token0.asset()),
                asset(assets, token1.asset()), token0.contract(), token1.contract(), token0.decimals(),
                token1.decimals(), listed.feePips(), listed.tickSpacing());
    }

    private static Instrument instrument(
            int id, Venue venue, VenueConfig at, InstrumentConfig listed, List<Asset> assets) {
        Asset quote = asset(assets, listed.quote());
        return new Instrument(id, venue, listed.symbol(), kind(listed.kind()), asset(assets, listed.base()), quote,
                listed.pxDecimals(), listed.qtyDecimals(), listed.pxIncrementMantissa(), listed.lotMantissa(),
                listed.minQtyMantissa(), listed.minNotionalUnits(quote.decimals()), listed.takerFeeE8(),
                at.feeSide() == FeeCharge.RECEIVED ? FeeSide.RECEIVED : FeeSide.QUOTE, listed.contractTens());
    }

    private static Kind kind(InstrumentKind kind) {
        return switch (kind) {
            case SPOT -> Kind.SPOT;
            case PERP_LINEAR -> Kind.PERP_LINEAR;
            case PERP_INVERSE -> Kind.PERP_INVERSE;
        };
    }
}
