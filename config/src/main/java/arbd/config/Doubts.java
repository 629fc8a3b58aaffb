package arbd.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        doubts.limits();
        doubts.accounts();
        return doubts.warnings.sorted();
    }

    private void warn(Cursor at, String message) {
        warnings.add(at.blame(), at.path(), message);
    }

    private void routes() {
        Cursor routes = root.child("routes");
        RoutesConfig wanted = config.routes();
        if (!wanted.crossVenue().enabled() && !wanted.cyclic().enabled() && !wanted.basis().enabled()) {
            warn(routes, "expected some kind of route enabled, was none: nothing will be traded");
        }
        if (wanted.crossVenue().enabled() && !shared(InstrumentKind.SPOT)) {
            warn(routes.child("crossVenue"), "expected two venues that trade the same spot instrument, was fewer");
        }
        if (wanted.cyclic().enabled() && trading().stream().noneMatch(venue -> venue.instruments().size() > 2)) {
            warn(routes.child("cyclic"), "expected a venue that trades three instruments, was none");
        }
        if (wanted.basis().enabled() && !shared(InstrumentKind.PERP_LINEAR)) {
            warn(routes.child("basis"), "expected a spot and a linear perpetual of the same assets, was none");
        }
        for (int i = 0; i < wanted.settlement().size(); i++) {
            String asset = wanted.settlement().get(i);
            if (trading().stream().flatMap(venue -> venue.instruments().stream())
                    .noneMatch(traded -> traded.quote().equals(asset) || traded.base().equals(asset))) {
                warn(routes.child("settlement"), "expected assets that are traded, was " + asset);
            }
        }
    }

    private List<VenueConfig> trading() {
        return config.venues().stream().filter(venue -> !venue.marketDataOnly()).toList();
    }

    /** Whether some spot instrument has a partner of this kind with the same assets on another venue. */
    private boolean shared(InstrumentKind kind) {
        List<VenueConfig> venues = trading();
        for (int i = 0; i < venues.size(); i++) {
            for (int j = 0; j < venues.size(); j++) {
                Set<List<String>> common = assets(venues.get(i), InstrumentKind.SPOT);
                common.retainAll(assets(venues.get(j), kind));
                if (i != j && !common.isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<List<String>> assets(VenueConfig venue, InstrumentKind kind) {
        Set<List<String>> assets = new HashSet<>();
        for (InstrumentConfig instrument : venue.instruments()) {
            if (instrument.kind() == kind) {
                assets.add(List.of(instrument.base(), instrument.quote()));
            }
        }
        return assets;
    }

    private void limits() {
        limit("crossVenue", config.routes().crossVenue());
        limit("cyclic", config.routes().cyclic());
        limit("basis", config.routes().basis());
    }

    private void limit(String name, RouteKindConfig kind) {
        if (!kind.enabled()) {
            return;
        }
        for (Amount most : kind.maxNotional().amounts()) {
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
            boolean used = config.mode() == Mode.PAPER || config.venue(balance.venue()).simulated();
            if (!used && !seen.contains(balance.venue())) {
                seen.add(balance.venue());
                warn(root.child("balances").child(balance.venue()),
                        "expected balances of simulated or paper venues only, was a live one: they are not used");
            }
        }
    }
}
