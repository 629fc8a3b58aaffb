package arbd.daemon.routes;

import arbd.market.Asset;
import arbd.market.Equivalents;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import arbd.route.RouteRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which venue trades which two assets, in either direction; equivalent assets are one. */
final class MarketMap {
    private final InstrumentTable table;
    private final RouteRules rules;
    private final Equivalents equivalents;
    private final Map<Long, List<Instrument>> byPair = new HashMap<>();

    MarketMap(InstrumentTable table, RouteRules rules) {
        this.table = table;
        this.rules = rules;
        this.equivalents = table.equivalents();
        for (Instrument instrument : table.instruments()) {
            byPair.computeIfAbsent(key(instrument.base(), instrument.quote()), of -> new ArrayList<>()).add(instrument);
        }
    }

    InstrumentTable table() {
        return table;
    }

    RouteRules rules() {
        return rules;
    }

    /** Markets of a kind between two assets, on every venue. */
    List<Instrument> between(Asset a, Asset b, Kind kind) {
        return byPair.getOrDefault(key(a, b), List.of()).stream().filter(traded -> traded.kind() == kind).toList();
    }

    /** Whether a venue has a spot market between two assets. */
    boolean trades(Venue venue, Asset a, Asset b) {
        return between(a, b, Kind.SPOT).stream().anyMatch(traded -> traded.venue().id() == venue.id());
    }

    boolean same(Asset a, Asset b) {
        return equivalents.as(a.id()) == equivalents.as(b.id());
    }

    /** Whether some instrument has this asset. */
    boolean mapped(Asset asset) {
        return table.instruments().stream()
                .anyMatch(traded -> same(traded.base(), asset) || same(traded.quote(), asset));
    }

    /** Assets of the spot markets of a venue, by id. */
    List<Asset> assets(Venue venue) {
        TreeSet<Integer> ids = new TreeSet<>();
        for (Instrument traded : table.of(venue)) {
            if (traded.kind() == Kind.SPOT) {
                ids.add(traded.base().id());
                ids.add(traded.quote().id());
            }
        }
        return ids.stream().map(table.assets()::get).toList();
    }

    /** What a market that nobody lists here would be called: as elsewhere, else with a settlement asset as quote. */
    String name(Asset a, Asset b) {
        List<Instrument> elsewhere = byPair.getOrDefault(key(a, b), List.of());
        if (!elsewhere.isEmpty()) {
            return elsewhere.get(0).base().name() + "/" + elsewhere.get(0).quote().name();
        }
        boolean turned = rules.rank(a) >= 0 && rules.rank(b) < 0;
        return turned ? b.name() + "/" + a.name() : a.name() + "/" + b.name();
    }

    private Long key(Asset a, Asset b) {
        long first = equivalents.as(a.id());
        long second = equivalents.as(b.id());
        return Math.min(first, second) << 32 | Math.max(first, second);
    }
}
