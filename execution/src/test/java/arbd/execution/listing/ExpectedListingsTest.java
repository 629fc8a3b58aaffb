package arbd.execution.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.TradingStatus;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row that recorded listings are expected to give, field by field. */
class ExpectedListingsTest {
    private static final int SYMBOL = 2;

    @ParameterizedTest
    @CsvSource({"binance,22", "kraken,9", "okx,8", "bybit,2", "coinbase,41", "hyperliquid,323"})
    void shouldReadEveryRowOfTheVenuesListings(String venue, int rows) throws IOException {
        Path folder = SharedData.path("venues/visible/" + venue + "/instruments");
        Map<String, Map<String, ListedInstrument>> files = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (String line : Files.readAllLines(folder.resolve("instruments_expected.tsv"))) {
            String[] expected = line.split("\t", -1);
            if (expected[0].equals("file")) {
                continue;
            }
            if (!files.containsKey(expected[0])) {
                files.put(expected[0], read(folder.resolve(expected[0])));
            }
            ListedInstrument row = files.get(expected[0]).get(expected[SYMBOL]);
            assertTrue(row != null, () -> expected[0] + " has no " + expected[SYMBOL]);
            String found = String.join("|", found(row));
            String wanted = String.join("|", wanted(expected));
            if (!found.equals(wanted)) {
                wrong.add(expected[0] + " " + expected[SYMBOL] + ": " + found + " is not " + wanted);
            }
            seen++;
        }
        assertEquals(List.of(), wrong);
        assertEquals(rows, seen);
    }

    private static Map<String, ListedInstrument> read(Path file) throws IOException {
        JsonNode json = ListingAnswer.read(Files.readString(file));
        Map<String, ListedInstrument> rows = new HashMap<>();
        parser(file.getFileName().toString()).apply(json).forEach(row -> rows.put(row.symbol(), row));
        return rows;
    }

    private static Function<JsonNode, List<ListedInstrument>> parser(String file) {
        return switch (file.replaceAll("_?[0-9].*|\\.json", "")) {
            case "exchangeInfo_spot" -> BinanceListing::spot;
            case "exchangeInfo_usdm" -> BinanceListing::futures;
            case "AssetPairs" -> KrakenListing::pairs;
            case "ws_v" -> KrakenListing::channel;
            case "instruments_spot", "instruments_swap", "instruments_linear" -> json ->
                    json.has("retCode") ? BybitListing.parse(json) : OkxListing.parse(json);
            case "products" -> CoinbaseListing::exchange;
            case "meta" -> HyperliquidListing::perpetuals;
            case "spotMeta" -> HyperliquidListing::spot;
            default -> throw new IllegalArgumentException("what is " + file + "?");
        };
    }

    private static List<String> found(ListedInstrument row) {
        ListedInstrument.Rules rules = row.rules();
        String tick = rules.significantFigures() == 0 ? text(rules.pxIncrement())
                : rules.significantFigures() + " significant figures and at most " + rules.pxIncrement().scale()
                        + " decimals";
        return List.of(row.base(), row.quote(), row.word(), tick, text(rules.lot()), text(rules.minQty()),
                text(rules.maxQty()), text(rules.minNotional()), text(rules.contract()),
                Boolean.toString(row.status() == TradingStatus.TRADING), funding(row));
    }

    /** Base, quote, status, increment, lot, least and most quantity, least notional, contract, funding. */
    private static List<String> wanted(String[] line) {
        boolean perpetualOfHyperliquid = line[0].startsWith("meta");
        boolean swap = line[1].equals("SWAP");
        String contract = perpetualOfHyperliquid ? "1" : swap ? product(line[11]) : number(line[11]);
        boolean trades = !line[5].equals("delisted");
        String note = "fundingInterval_min=";
        String funding = line[12].startsWith(note) ? line[12].substring(note.length())
                : perpetualOfHyperliquid ? "60" : "0";
        return List.of(line[3], line[4], line[5], number(line[6]), number(line[7]), number(line[8]), number(line[9]),
                number(line[10]), contract, Boolean.toString(trades), funding);
    }

    private static String funding(ListedInstrument row) {
        return Long.toString(row.funding().intervalMinutes());
    }

    /** {@code 0.01*1 BTC}. */
    private static String product(String text) {
        String[] factors = text.substring(0, text.indexOf(' ')).split("\\*");
        return text(new BigDecimal(factors[0]).multiply(new BigDecimal(factors[1])));
    }

    private static String number(String text) {
        return text.isEmpty() || text.contains(" ") ? text : text(new BigDecimal(text));
    }

    private static String text(BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }
}
