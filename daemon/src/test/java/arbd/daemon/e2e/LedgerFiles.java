package arbd.daemon.e2e;

import arbd.execution.sim.LedgerSnapshot;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The account books that embedded simulated venues wrote, one file each. */
final class LedgerFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String END = ".ledger.jsonl";

    private final Map<String, BigDecimal> moved = new TreeMap<>();
    private final List<String> clientOrderIds = new ArrayList<>();
    private final Set<String> trades = new HashSet<>();
    private final List<Long> orderNanos = new ArrayList<>();

    private LedgerFiles() {
    }

    static LedgerFiles read(Path folder) throws IOException {
        LedgerFiles ledgers = new LedgerFiles();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(END)).sorted().toList()) {
                ledgers.venue(file);
            }
        }
        return ledgers;
    }

    /** The same books as the venues would show them themselves; ids are those of this table. */
    static Books books(InstrumentTable table, Path folder) throws IOException {
        Map<Integer, LedgerSnapshot> ledgers = new HashMap<>();
        for (Venue venue : table.venues()) {
            LedgerFile file = new LedgerFile(table, venue);
            for (String line : Files.readAllLines(folder.resolve(venue.name() + END))) {
                file.take(JSON.readTree(line));
            }
            ledgers.put(venue.id(), file.snapshot());
        }
        return new Books(table, ledgers);
    }

    /** Closing less opening wallets, over all venues, by asset name; without zeros. */
    Map<String, BigDecimal> moved() {
        return FillSums.normal(moved);
    }

    /** Every order request that arrived, in order of arrival at each venue. */
    List<String> clientOrderIds() {
        return clientOrderIds;
    }

    /** When each of them arrived, wall-clock nanoseconds. */
    List<Long> orderNanos() {
        return orderNanos;
    }

    /** Executions, as {@code venue name/trade id}. */
    Set<String> trades() {
        return trades;
    }

    private void venue(Path file) throws IOException {
        String venue = file.getFileName().toString().replace(END, "");
        Map<String, BigDecimal> opening = new HashMap<>();
        Map<String, BigDecimal> closing = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode entry = JSON.readTree(line);
            switch (entry.get("type").textValue()) {
                case "opening" -> opening.put(entry.get("asset").textValue(), total(entry));
                case "balance" -> closing.put(entry.get("asset").textValue(), total(entry));
                case "order" -> {
                    clientOrderIds.add(entry.get("clientOrderId").textValue());
                    orderNanos.add(entry.get("atNanos").longValue());
                }
                case "fill" -> trades.add(venue + "/" + entry.get("tradeId").longValue());
                default -> {
                    // How orders ended is not needed here.
                }
            }
        }
        closing.forEach((asset, total) -> moved.merge(asset, total.subtract(opening.get(asset)), BigDecimal::add));
    }

    private static BigDecimal total(JsonNode entry) {
        return new BigDecimal(entry.get("total").textValue());
    }
}
