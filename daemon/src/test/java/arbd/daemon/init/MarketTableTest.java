package arbd.daemon.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.testing.SharedData;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The numbers are those that the venues once told. */
class MarketTableTest {
    /** Where a venue's numbers of a day are: {@code file of the folder} or {@code file:rows that begin so}. */
    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("binance 2025-08-07", "binance/instruments/instruments_expected.tsv:exchangeInfo_spot_20250807"),
            Map.entry("binance 2021-10-12", "binance/instruments/all_spot_20211012.tsv"),
            Map.entry("binance-usdm 2025-08-07",
                    "binance/instruments/instruments_expected.tsv:exchangeInfo_usdm_20250807"),
            Map.entry("kraken 2021-04-17", "kraken/instruments/all_spot_20210417.tsv"),
            Map.entry("kraken undated", "kraken/instruments/instruments_expected.tsv:ws_v2"),
            Map.entry("okx 2022-05-13", "okx/instruments/all_spot_20220513.tsv"),
            Map.entry("okx-swap 2022-05-13", "okx/instruments/instruments_expected.tsv:instruments_swap"),
            Map.entry("bybit 2023-01-03", "bybit/instruments/instruments_expected.tsv:instruments_spot"),
            Map.entry("bybit-linear 2024-02-06", "bybit/instruments/instruments_expected.tsv:instruments_linear"),
            Map.entry("coinbase 2021-04-17", "coinbase/instruments/all_exchange_20210417.tsv"),
            Map.entry("coinbase-exchange 2021-04-17", "coinbase/instruments/all_exchange_20210417.tsv"),
            Map.entry("hyperliquid 2025-08-22", "hyperliquid/instruments/instruments_expected.tsv:meta_"),
            Map.entry("hyperliquid-spot 2025-08-22", "hyperliquid/instruments/instruments_expected.tsv:spotMeta_"));

    @Test
    void shouldHaveEachMarketOnceAndWhole() {
        Set<String> seen = new HashSet<>();
        for (KnownMarket row : MarketTable.rows()) {
            assertTrue(seen.add(row.protocol() + " " + row.symbol()), row.toString());
            BigDecimal lot = new BigDecimal(row.lot());
            assertEquals(0, new BigDecimal(row.minQty()).remainder(lot).signum(), row.toString());
            assertTrue(new BigDecimal(row.pxIncrement()).signum() > 0 && lot.signum() > 0, row.toString());
        }
        assertTrue(seen.size() > 50, "rows: " + seen.size());
    }

    @Test
    void shouldRepeatWhatTheVenuesSaid() throws Exception {
        for (KnownMarket row : MarketTable.rows()) {
            Map<String, String> told = told(row);
            equal(row, row.lot(), counted(row, told.get("lot_step")));
            equal(row, row.minQty(), counted(row, told.get("min_qty")));
            assertEquals(row.contract(), row.protocol().contracts() ? told.get("contract_value").split("\\*")[0] : "");
            if (!told.get("min_notional").isEmpty()) {
                equal(row, row.minNotional(), told.get("min_notional"));
            }
            String tick = told.get("tick_size");
            equal(row, row.pxIncrement(), tick.contains("decimals")
                    ? BigDecimal.ONE.movePointLeft(Integer.parseInt(tick.replaceAll(".*most (\\d+) decimals", "$1")))
                            .toPlainString() : tick);
            assertEquals(row.base(), asset(told.get("base")), row.toString());
            assertEquals(row.quote(), asset(told.get("quote")), row.toString());
        }
    }

    /** Contracts to the base asset. */
    private static String counted(KnownMarket row, String qty) {
        return row.contract().isEmpty() || qty.isEmpty() ? qty
                : new BigDecimal(qty).multiply(new BigDecimal(row.contract())).toPlainString();
    }

    private static void equal(KnownMarket row, String ours, String theirs) {
        assertTrue(theirs.isEmpty() || new BigDecimal(ours).compareTo(new BigDecimal(theirs)) == 0,
                row + ": the venue said " + theirs);
    }

    /** Kraken's names of old. */
    private static String asset(String name) {
        return switch (name) {
            case "XXBT", "XBT" -> "BTC";
            case "XETH" -> "ETH";
            case "XLTC" -> "LTC";
            case "XXRP" -> "XRP";
            case "ZUSD" -> "USD";
            default -> name;
        };
    }

    private static Map<String, String> told(KnownMarket row) throws Exception {
        String[] where = FILES.get(row.protocol().word() + " " + row.asOf()).split(":");
        List<String> lines = Files.readAllLines(SharedData.path("venues/visible/" + where[0]));
        String[] titles = lines.get(0).split("\t", -1);
        String symbol = row.protocol().word().equals("kraken") && !row.asOf().equals("undated")
                ? row.symbol().replace("BTC", "XBT") : row.symbol();
        List<String> found = new ArrayList<>();
        for (String line : lines) {
            boolean mine = where.length == 1 ? line.startsWith(symbol + "\t")
                    : line.startsWith(where[1]) && line.split("\t")[2].equals(symbol);
            if (mine) {
                found.add(line);
            }
        }
        assertEquals(1, found.size(), row + " in " + where[0]);
        Map<String, String> cells = new HashMap<>();
        String[] values = found.get(0).split("\t", -1);
        for (int i = 0; i < titles.length; i++) {
            cells.put(titles[i], i < values.length ? values[i] : "");
        }
        return cells;
    }
}
