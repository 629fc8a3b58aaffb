package arbd.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is valid but probably not meant: the warnings. */
final class Doubts {
    private final Cursor root;
    private final DaemonConfig config;
    private final Problems warnings;

    private Doubts(Cursor root, DaemonConfig config, Problems warnings) {
        this.root = root;
        this.config = config;
        this.warnings = warnings;
    }

    /** One warning for each, by position. */
    static List<Problem> about(Cursor root, DaemonConfig config) {
        Doubts doubts = new Doubts(root, config, new Problems(config.file()));
        doubts.routes();
        doubts.pools();
        doubts.limits();
        doubts.accounts();
        doubts.endpoints();
        return doubts.warnings.sorted();
    }

    private void warn(Cursor at, String message) {
        warnings.add(at.blame(), at.path(), message);
    }

    private void routes() {
        Cursor routes = root.child("routes");
        RoutesConfig wanted = config.routes();
        if (!wanted.crossVenue().enabled() && !wanted.cyclic().enabled() && !wanted.basis().enabled()
                && !wanted.synthetic().enabled() && !wanted.amm().enabled() && !wanted.bookAmm().enabled()) {
            warn(routes, "expected some kind of route enabled, was none: nothing will be traded");
        }
        if (wanted.crossVenue().enabled() && !shared(InstrumentKind.SPOT, InstrumentKind.SPOT)) {
            warn(routes.child("crossVenue"), "expected two venues that trade the same spot instrument, was fewer");
        }
        boolean across = wanted.cycles().acrossVenues();
        if (wanted.cyclic().enabled() && !across && trading().stream().noneMatch(venue -> spots(venue) > 2)) {
            warn(routes.child("cyclic"), "expected a venue that trades three spot instruments, was none");
        }
        if (wanted.basis().enabled() && !shared(InstrumentKind.SPOT, InstrumentKind.PERP_LINEAR)
                && !shared(InstrumentKind.PERP_LINEAR, InstrumentKind.PERP_LINEAR)) {
            warn(routes.child("basis"),
                    "expected a linear perpetual and a spot or another of the same assets, was none");
        }
        if (wanted.synthetic().enabled() && trading().stream().filter(venue -> spots(venue) > 0).count() < 2) {
            warn(routes.child("synthetic"), "expected two venues that trade spot instruments, was fewer");
        }
        for (int i = 0; i < wanted.settlement().size(); i++) {
            String asset = wanted.settlement().get(i);
            if (trading().stream().flatMap(venue -> venue.instruments().stream())
                    .noneMatch(traded -> traded.quote().equals(asset) || traded.base().equals(asset))
                    && tokens().noneMatch(token -> token.asset().equals(asset))) {
                warn(routes.child("settlement"), "expected assets that are traded, was " + asset);
            }
        }
    }

    /** Routes over pools need pools, and gas that can be valued. */
    private void pools() {
        RoutesConfig wanted = config.routes();
        if (wanted.amm().enabled() && chains().noneMatch(chain -> chain.pools().size() > 1)) {
            warn(root.child("routes").child("amm"), "expected a venue of protocol evm with two pools, was none");
        }
        boolean books = trading().stream().anyMatch(venue -> spots(venue) > 0);
        if (wanted.bookAmm().enabled() && (chains().findAny().isEmpty() || !books)) {
            warn(root.child("routes").child("bookAmm"), chains().findAny().isEmpty()
                    ? "expected a venue of protocol evm, was none" : "expected a venue that trades spot, was none");
        }
        for (VenueConfig venue : config.venues()) {
            venue.chain().ifPresent(chain -> gas(chain.gas().asset(),
                    root.child("venues").child(venue.name()).child("gas").child("asset")));
        }
    }

    private void gas(String gas, Cursor at) {
        for (String asset : config.routes().settlement()) {
            boolean priced = gas.equals(asset) || config.venues().stream()
                    .flatMap(venue -> venue.instruments().stream())
                    .anyMatch(traded -> traded.kind() == InstrumentKind.SPOT && traded.base().equals(gas)
                            && traded.quote().equals(asset));
            if (!priced) {
                warn(at, "expected what is traded spot against each asset of routes.settlement, was " + gas
                        + ": gas has no price in " + asset);
            }
        }
    }

    private Stream<ChainConfig> chains() {
        return config.venues().stream().flatMap(venue -> venue.chain().stream());
    }

    private Stream<TokenConfig> tokens() {
        return chains().flatMap(chain -> chain.tokens().stream());
    }

    private List<VenueConfig> trading() {
        return config.venues().stream().filter(venue -> !venue.marketDataOnly()).toList();
    }

    private static long spots(VenueConfig venue) {
        return venue.instruments().stream().filter(traded -> traded.kind() == InstrumentKind.SPOT).count();
    }

    /** Whether an instrument of one kind has a partner of the other with the same assets on another venue. */
    private boolean shared(InstrumentKind kind, InstrumentKind other) {
        List<VenueConfig> venues = trading();
        for (int i = 0; i < venues.size(); i++) {
            for (int j = 0; j < venues.size(); j++) {
                Set<List<String>> common = assets(venues.get(i), kind);
                common.retainAll(assets(venues.get(j), other));
                if (i != j && !common.isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private Set<List<String>> assets(VenueConfig venue, InstrumentKind kind) {
        Set<List<String>> assets = new HashSet<>();
        for (InstrumentConfig instrument : venue.instruments()) {
            if (instrument.kind() == kind) {
                assets.add(List.of(as(instrument.base()), as(instrument.quote())));
            }
        }
        return assets;
    }

    private String as(String asset) {
        return config.equivalents().stream().filter(row -> row.asset().equals(asset)).map(EquivalentConfig::as)
                .findFirst().orElse(asset);
    }

    private void limits() {
        limit("crossVenue", config.routes().crossVenue().enabled(), config.routes().crossVenue().maxNotional());
        limit("cyclic", config.routes().cyclic().enabled(), config.routes().cyclic().maxNotional());
        limit("basis", config.routes().basis().enabled(), config.routes().basis().maxNotional());
        limit("synthetic", config.routes().synthetic().enabled(), config.routes().synthetic().maxNotional());
        limit("bookAmm", config.routes().bookAmm().enabled(), config.routes().bookAmm().maxNotional());
    }

    private void limit(String name, boolean enabled, SettlementLimits limits) {
        if (!enabled) {
            return;
        }
        for (Amount most : limits.amounts()) {
            Amount perOrder = config.risk().maxOrderNotional().in(most.asset());
            if (most.value().compareTo(perOrder.value()) > 0) {
                warn(root.child("routes").child(name).child("maxNotional"),
                        "expected at most risk.maxOrderNotional " + perOrder + ", was " + most);
            }
        }
    }

    private void accounts() {
        List<String> seen = new ArrayList<>();
        for (BalanceConfig balance : config.balances()) {
            VenueConfig venue = config.venue(balance.venue());
            boolean used = venue.chain().isEmpty() && (config.mode() == Mode.PAPER || venue.simulated());
            if (!used && !seen.contains(balance.venue())) {
                seen.add(balance.venue());
                warn(root.child("balances").child(balance.venue()),
                        "expected balances of simulated or paper venues only, was a "
                                + (venue.chain().isPresent() ? "chain" : "live one") + ": they are not used");
            }
        }
    }

    /** Addresses of our table that no document of the venue could be read for. */
    private void endpoints() {
        for (VenueConfig venue : config.venues()) {
            Optional<Endpoint> known = venue.environment()
                    .flatMap(environment -> Endpoints.find(venue.protocol(), environment, venue.region()));
            boolean used = known.isPresent() && (venue.marketData().equals(known.map(Endpoint::marketData))
                    || venue.rest().equals(known.map(Endpoint::rest)));
            if (used && !known.get().verified()) {
                warn(root.child("venues").child(venue.name()).child("environment"), "expected addresses that a"
                        + " document of the venue names, was our table's guess " + known.get().marketData() + " and "
                        + known.get().rest() + ": compare them with the venue's pages");
            }
        }
    }
}
