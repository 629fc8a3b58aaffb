package arbd.daemon.cli;

import arbd.testing.Listings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A venue of a configuration that only asks for routes, as text. */
final class VenueText {
    private final String name;
    private final String fee;
    private final List<String> markets = new ArrayList<>();
    private final Set<String> assets = new LinkedHashSet<>();

    VenueText(String name, String fee) {
        this.name = name;
        this.fee = fee;
    }

    /** {@code BASE/QUOTE}, by the names of the assets. */
    VenueText market(String symbol) {
        return market(symbol, symbol.split("/")[0], symbol.split("/")[1]);
    }

    VenueText market(String symbol, String base, String quote) {
        markets.add("      " + symbol + ": {base: " + base + ", quote: " + quote
                + ", pxIncrement: \"0.01\", lot: \"0.0001\"}\n");
        assets.add(base);
        assets.add(quote);
        return this;
    }

    /** All of a listing. */
    static List<VenueText> listed(List<Listings.Market> markets) {
        Map<String, VenueText> venues = new LinkedHashMap<>();
        markets.forEach(market -> venues.computeIfAbsent(market.venue(), name -> new VenueText(name, "10 bps"))
                .market(market.symbol(), market.base(), market.quote()));
        return List.copyOf(venues.values());
    }

    /** Everything but basis is on, and settles in USDT. */
    static String config(List<VenueText> venues) {
        Set<String> all = new LinkedHashSet<>();
        venues.forEach(venue -> all.addAll(venue.assets));
        StringBuilder text = new StringBuilder("mode: paper\nassets:\n");
        all.forEach(asset -> text.append("  \"").append(asset).append("\": {decimals: 8}\n"));
        text.append("venues:\n");
        StringBuilder balances = new StringBuilder("balances:\n");
        for (VenueText venue : venues) {
            text.append("  ").append(venue.name).append(":\n    protocol: binance\n    takerFee: ").append(venue.fee)
                    .append("\n    instruments:\n");
            venue.markets.forEach(text::append);
            balances.append("  ").append(venue.name).append(":\n");
            venue.assets.forEach(asset -> balances.append("    \"").append(asset).append("\": 0\n"));
        }
        String on = ": {enabled: true, maxNotional: 1000 USDT}\n";
        return text + "routes:\n  settlement: [USDT]\n  crossVenue" + on + "  cyclic" + on + "  synthetic" + on
                + "risk: {maxOrderNotional: 5000 USDT, nakedNotionalMax: 10000 USDT}\n" + balances;
    }
}
