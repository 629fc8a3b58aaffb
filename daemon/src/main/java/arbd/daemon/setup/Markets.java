package arbd.daemon.setup;

import arbd.config.AssetConfig;
import arbd.config.DaemonConfig;
import arbd.config.FeeCharge;
import arbd.config.InstrumentConfig;
import arbd.config.InstrumentKind;
import arbd.config.VenueConfig;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import arbd.route.RouteKind;
import arbd.route.RouteRules;
import arbd.route.RouteTable;
import arbd.route.Routes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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

    /** The routes that the configuration allows over these instruments. */
    public static RouteTable routes(DaemonConfig config, InstrumentTable table) {
        Set<RouteKind> kinds = EnumSet.noneOf(RouteKind.class);
        if (config.routes().crossVenue().enabled()) {
            kinds.add(RouteKind.CROSS_VENUE);
        }
        if (config.routes().cyclic().enabled()) {
            kinds.add(RouteKind.CYCLIC);
        }
        if (config.routes().basis().enabled()) {
            kinds.add(RouteKind.BASIS);
        }
        List<Asset> settlements = new ArrayList<>();
        for (String name : config.routes().settlement()) {
            settlements.add(asset(table.assets(), name));
        }
        return Routes.build(table, RouteRules.of(kinds, settlements));
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

    private static Instrument instrument(
            int id, Venue venue, VenueConfig at, InstrumentConfig listed, List<Asset> assets) {
        Asset quote = asset(assets, listed.quote());
        return new Instrument(id, venue, listed.symbol(), kind(listed.kind()), asset(assets, listed.base()), quote,
                listed.pxDecimals(), listed.qtyDecimals(), listed.pxIncrementMantissa(), listed.lotMantissa(),
                listed.minQtyMantissa(), listed.minNotionalUnits(quote.decimals()), listed.takerFeeE8(),
                at.feeSide() == FeeCharge.RECEIVED ? FeeSide.RECEIVED : FeeSide.QUOTE);
    }

    private static Kind kind(InstrumentKind kind) {
        return switch (kind) {
            case SPOT -> Kind.SPOT;
            case PERP_LINEAR -> Kind.PERP_LINEAR;
            case PERP_INVERSE -> Kind.PERP_INVERSE;
        };
    }
}
