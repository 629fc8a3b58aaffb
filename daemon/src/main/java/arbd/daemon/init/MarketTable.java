package arbd.daemon.init;

import arbd.config.Protocol;
import arbd.daemon.venues.VenueCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The markets that we know numbers of. */
public final class MarketTable {
    /** What counts as money here: markets are settled in these, the likeliest first. None is the same as another. */
    public static final List<String> MONEY = List.of("USDT", "USDC", "USD");

    private static final List<KnownMarket> ROWS = read();

    private MarketTable() {
    }

    static List<KnownMarket> rows() {
        return ROWS;
    }

    /** Markets of one venue between any two of these assets. */
    static List<KnownMarket> of(Protocol protocol, Collection<String> assets) {
        return ROWS.stream().filter(row -> row.protocol() == protocol && assets.contains(row.base())
                && assets.contains(row.quote())).toList();
    }

    /** Every asset that is traded against something in the table. */
    public static Set<String> assets() {
        Set<String> assets = new TreeSet<>();
        ROWS.forEach(row -> assets.add(row.base()));
        return assets;
    }

    private static List<KnownMarket> read() {
        try (InputStream in = MarketTable.class.getResourceAsStream("markets.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).map(line -> line.split("\t"))
                    .map(cell -> new KnownMarket(VenueCatalogue.find(cell[0]).orElseThrow(), cell[1], cell[2], cell[3],
                            cell[4], cell[5], cell[6], cell[7], cell[8], cell.length > 9 ? cell[9] : "")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
