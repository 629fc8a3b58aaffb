package arbd.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Whole listings of venues as they were on one day: every market, with its assets and increments. */
public final class Listings {
    /** The venues, with the files of their listings. */
    public static final List<String> VENUES = List.of("binance", "coinbase", "kraken", "okx");

    private static final List<String> FILES = List.of("binance/instruments/all_spot_20211012.tsv",
            "coinbase/instruments/all_exchange_20210417.tsv", "kraken/instruments/all_spot_20210417.tsv",
            "okx/instruments/all_spot_20220513.tsv");

    private Listings() {
    }

    /**
     * One market. Texts are the venue's own, but for the assets: those are what they are, not what they are called.
     *
     * @param minNotional empty when there is none
     */
    public record Market(String venue, String symbol, String base, String quote, String tick, String lot, String minQty,
            String minNotional) {
    }

    /** All markets of all venues, in the order of the files; skips the test when they are not there. */
    public static List<Market> all() {
        List<Market> markets = new ArrayList<>();
        for (int venue = 0; venue < FILES.size(); venue++) {
            for (String row : rows(FILES.get(venue))) {
                String[] columns = row.split("\t", -1);
                String name = VENUES.get(venue);
                markets.add(new Market(name, columns[0], asset(name, columns[1]), asset(name, columns[2]), columns[4],
                        columns[5], columns[6], columns[8]));
            }
        }
        return markets;
    }

    private static List<String> rows(String file) {
        try {
            List<String> lines = Files.readAllLines(SharedData.path("venues/visible/" + file));
            return lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kraken puts X before old coins and Z before currencies, and has names of its own for two coins. */
    private static String asset(String venue, String name) {
        if (!venue.equals("kraken")) {
            return name;
        }
        String bare = name.matches("[XZ][A-Z]{3}") ? name.substring(1) : name;
        return bare.equals("XBT") ? "BTC" : bare.equals("XDG") ? "DOGE" : bare;
    }
}
