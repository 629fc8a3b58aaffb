package arbd.route.cycle;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import arbd.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every spot market that four venues listed, and larger worlds grown from them. */
final class Listings {
    private static final List<String> FILES = List.of("binance/instruments/all_spot_20211012.tsv",
            "coinbase/instruments/all_exchange_20210417.tsv", "kraken/instruments/all_spot_20210417.tsv",
            "okx/instruments/all_spot_20220513.tsv");
    /** Kraken's own names of what others call otherwise. */
    private static final Map<String, String> KRAKEN = Map.of("XXBT", "BTC", "XETH", "ETH", "ZUSD", "USD",
            "ZEUR", "EUR", "ZGBP", "GBP", "ZAUD", "AUD", "ZJPY", "JPY", "ZCAD", "CAD");

    private final List<Venue> venues = new ArrayList<>();
    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final List<Instrument> instruments = new ArrayList<>();

    private Listings() {
    }

    /** All of them once. */
    static InstrumentTable all() {
        return grown(1);
    }

    /**
     * Every asset that is not quoted in is there so many times, with all its markets: a larger world is made of more
     * coins, not of more currencies.
     */
    static InstrumentTable grown(int times) {
        Listings listings = new Listings();
        for (int copy = 0; copy < times; copy++) {
            for (int venue = 0; venue < FILES.size(); venue++) {
                listings.read(venue, copy);
            }
        }
        return InstrumentTable.of(listings.venues, List.copyOf(listings.assets.values()), listings.instruments);
    }

    private void read(int venue, int copy) {
        try {
            List<String> rows = Files.readAllLines(SharedData.path("venues/visible/" + FILES.get(venue)));
            List<String[]> markets = rows.stream().skip(1).map(row -> row.split("\t")).toList();
            List<String> quotes = markets.stream().map(columns -> columns[2]).distinct().toList();
            if (copy == 0) {
                venues.add(new Venue(venue, FILES.get(venue).replaceAll("/.*", ""), "x"));
            }
            for (String[] columns : markets) {
                boolean grows = !quotes.contains(columns[1]);
                if (copy == 0 || grows) {
                    CycleMarket.add(instruments, venues.get(venue), Kind.SPOT,
                            asset(columns[1] + (copy == 0 ? "" : "#" + copy)), asset(columns[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Asset asset(String name) {
        return assets.computeIfAbsent(KRAKEN.getOrDefault(name, name), known -> new Asset(assets.size(), known, 8));
    }
}
