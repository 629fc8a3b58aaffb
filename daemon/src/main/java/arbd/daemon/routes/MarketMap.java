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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which venue trades which two assets, in either direction; equivalent assets are one. */
final class MarketMap {
    private final InstrumentTable table;
    private final RouteRules rules;
    private final Equivalents equivalents;
    private final Map<Long, List<Instrument>> byPair = new HashMap<>();
    private final Set<Integer> quotes = new HashSet<>();
    private final Set<Integer> mapped = new HashSet<>();

    MarketMap(InstrumentTable table, RouteRules rules) {
        this.table = table;
        this.rules = rules;
        this.equivalents = table.equivalents();
        for (Instrument instrument : table.instruments()) {
            mapped.add(equivalents.as(instrument.base().id()));
            mapped.add(equivalents.as(instrument.quote().id()));
        }
        for (Instrument instrument : rules.traded(table)) {
            byPair.computeIfAbsent(key(instrument.base(), instrument.quote()), of -> new ArrayList<>()).add(instrument);
            quotes.add(instrument.quote().id());
        }
    }

    /** Venues that are traded on. */
    List<Venue> venues() {
        return table.venues().stream().filter(venue -> !rules.watched().contains(venue.id())).toList();
    }

    /** Venues that are traded on and have a spot market. */
    List<Venue> spotVenues() {
        return venues().stream().filter(venue -> table.of(venue).stream()
                .anyMatch(traded -> traded.kind() == Kind.SPOT)).toList();
    }

    /** Markets between two assets on venues that are only watched. */
    List<Instrument> watched(Asset a, Asset b) {
        return table.instruments().stream().filter(listed -> rules.watched().contains(listed.venue().id())
                && key(listed.base(), listed.quote()).equals(key(a, b))).toList();
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
        return mapped.contains(equivalents.as(asset.id()));
    }

    /**
     * What a market that nobody lists here would be called: as elsewhere, else with what is a quote elsewhere as quote.
     */
    String name(Asset a, Asset b) {
        List<Instrument> elsewhere = byPair.getOrDefault(key(a, b), List.of());
        if (!elsewhere.isEmpty()) {
            return elsewhere.get(0).base().name() + "/" + elsewhere.get(0).quote().name();
        }
        boolean preferred = rules.rank(a) >= 0 && (rules.rank(b) < 0 || rules.rank(a) < rules.rank(b));
        boolean usual = rules.rank(a) < 0 && rules.rank(b) < 0 && quotes.contains(a.id()) && !quotes.contains(b.id());
        return preferred || usual ? b.name() + "/" + a.name() : a.name() + "/" + b.name();
    }

    private Long key(Asset a, Asset b) {
        long first = equivalents.as(a.id());
        long second = equivalents.as(b.id());
        return Math.min(first, second) << 32 | Math.max(first, second);
    }
}
