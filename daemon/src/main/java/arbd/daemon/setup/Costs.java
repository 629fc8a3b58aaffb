package arbd.daemon.setup;

import arbd.config.CarryConfig;
import arbd.config.DaemonConfig;
import arbd.config.InventoryConfig;
import arbd.config.RouteKindConfig;
import arbd.config.VenueConfig;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.route.Leg;
import arbd.route.Route;
import arbd.route.RouteCosts;
import arbd.route.RouteKind;
import arbd.route.RouteTable;

/** What routes cost beyond their books, as far as a configuration says. */
public final class Costs {
    private Costs() {
    }

    /** The costs of these routes; their inventory is read from nowhere yet. */
    public static RouteCosts of(DaemonConfig config, RouteTable routes) {
        RouteCosts costs = new RouteCosts(routes);
        for (Route route : routes.routes()) {
            RouteKindConfig kind = Markets.kindConfig(config.routes(), route.kind());
            costs.setSlippage(route.id(), kind.slippageE8() * route.legs().size());
            costs.setDecay(route.id(), kind.decayE8());
            if (route.kind() == RouteKind.BASIS) {
                carry(config.routes().carry(), route, routes.instruments(), costs);
            }
        }
        costs.setFound(config.routes().cyclic().slippageE8(), config.routes().cyclic().decayE8());
        for (Instrument instrument : routes.instruments().instruments()) {
            fees(config.venues().get(instrument.venue().id()), instrument, routes.instruments(), costs);
        }
        for (InventoryConfig holding : config.inventory()) {
            Asset asset = Markets.asset(routes.instruments().assets(), holding.asset());
            costs.setTarget(config.venues().indexOf(config.venue(holding.venue())), asset.id(),
                    holding.target().movePointRight(asset.decimals()).longValueExact(), holding.costE8());
        }
        return costs;
    }

    private static void carry(CarryConfig carry, Route route, InstrumentTable table, RouteCosts costs) {
        Leg first = route.legs().get(0);
        boolean shorts = first.side() == Side.SELL && table.get(first.instrument()).kind() == Kind.SPOT;
        costs.setHold(route.id(), carry.holdingNanos());
        costs.setExit(route.id(), carry.exitCostE8());
        costs.setBorrow(route.id(), shorts ? carry.interestE8() : 0);
    }

    private static void fees(VenueConfig venue, Instrument instrument, InstrumentTable table, RouteCosts costs) {
        costs.setFeeRounding(instrument.id(), FeeRounding.units(venue.protocol(), instrument.quote()));
        venue.sellFeeE8().ifPresent(feeE8 -> costs.setFee(instrument.id(), Side.SELL, feeE8));
        if (venue.feeToken().isPresent()) {
            table.of(instrument.venue()).stream().filter(book -> book.symbol().equals(venue.feeToken().get()))
                    .forEach(book -> costs.setFeeToken(instrument.id(), book.id()));
        }
    }
}
