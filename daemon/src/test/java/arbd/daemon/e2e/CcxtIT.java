package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.daemon.sim.StandAloneMarket;
import arbd.daemon.sim.StandAloneVenue;
import arbd.execution.sim.LedgerOrder;
import arbd.execution.sim.LedgerSnapshot;
import arbd.market.Instrument;
import arbd.market.Side;
import arbd.testing.Tools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The public client ccxt at our simulated venues: it reads the book that we read, places, sees and cancels an order,
 * takes from the book, and is refused in its own words.
 */
final class CcxtIT {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final long SECONDS = 120;
    private static final long SOON_SECONDS = 20;
    private static final int DEPTH = 10;
    private static final String QTY = "0.01";
    private static final String FAR_PX = "30000";

    @TempDir
    private Path folder;

    @Test
    void shouldTradeAtBinance() throws Exception {
        try (StandAloneMarket market = market("binance", "binance-usdm")) {
            StandAloneVenue spot = market.venues().get(0);
            String rest = spot.rest().orElseThrow().toString();
            String futures = market.venues().get(1).rest().orElseThrow().toString();
            Map<String, JsonNode> said = trade(market, spot, "BTCUSDT", Map.of("public", rest + "/api/v3",
                    "private", rest + "/api/v3", "sapi", rest + "/sapi/v1", "fapiPublic", futures + "/fapi/v1",
                    "dapiPublic", futures + "/dapi/v1"));
            assertEquals("AuthenticationError", said.get("wrong secret").asText());
            List<String> symbols = said.get("markets").findValuesAsText("symbol");
            assertTrue(symbols.containsAll(List.of("BTC/USDT", "SOL/BTC", "BTC/USDT:USDT")), symbols.toString());
        }
    }

    @Test
    void shouldTradeAtKraken() throws Exception {
        try (StandAloneMarket market = market("kraken")) {
            StandAloneVenue kraken = market.venues().get(0);
            String rest = kraken.rest().orElseThrow().toString();
            Map<String, JsonNode> said =
                    trade(market, kraken, "BTC/USDT", Map.of("public", rest, "private", rest));
            assertEquals("ExchangeError", said.get("wrong secret").asText());
        }
    }

    /** One whose books change seldom, so that two readers see the same ones. */
    private static StandAloneMarket market(String... venues) throws Exception {
        Path profile = Sandbox.profile().resolveSibling("venues.yaml");
        String text = Files.readString(profile);
        text = Sandbox.set(Sandbox.set(Sandbox.set(text, "quoteEvery", "2 s"), "rejectRate", "0 %"),
                "partialFills", "0 %");
        text = Sandbox.set(text, "dislocation", "{every: 24 h, size: 90 bps, lasts: 250 ms}");
        DaemonConfig config = ConfigFile.parse("calm.yaml", text);
        return StandAloneMarket.open(config, List.of(venues), 1, 0, null);
    }

    private Map<String, JsonNode> trade(StandAloneMarket market, StandAloneVenue venue, String symbol,
            Map<String, String> addresses) throws Exception {
        ObjectNode told = JSON.createObjectNode().put("exchange", venue.name()).put("apiKey", venue.account().apiKey())
                .put("secret", venue.account().secret()).put("symbol", "BTC/USDT").put("side", "buy")
                .put("amount", new BigDecimal(QTY)).put("price", new BigDecimal(FAR_PX)).put("marketable", 90_000)
                .put("tooMuch", 100).put("depth", DEPTH)
                .put("wrongSecret", Base64.getEncoder().encodeToString(new byte[64]));
        told.putObject("params").put("postOnly", true);
        addresses.forEach(told.putObject("addresses")::put);
        Instrument instrument = market.table().instruments().stream()
                .filter(at -> at.symbol().equals(symbol) && at.venue().name().equals(venue.name()))
                .findFirst().orElseThrow();
        Map<String, JsonNode> said;
        try (OwnBook own = new OwnBook(market, venue, instrument)) {
            own.awaitAny(SOON_SECONDS);
            said = run(told);
            List<List<BigDecimal>> theirs = levels(said.get("book"));
            assertEquals(2 * DEPTH, theirs.size());
            own.await(theirs, SOON_SECONDS);
        }
        assertOrders(said);
        assertLedger(market.ledger(venue), said);
        return said;
    }

    private static List<List<BigDecimal>> levels(JsonNode book) {
        List<List<BigDecimal>> levels = new ArrayList<>();
        for (String side : List.of("bids", "asks")) {
            for (JsonNode level : book.get(side)) {
                levels.add(List.of(OwnBook.plain(level.get(0).decimalValue()),
                        OwnBook.plain(level.get(1).decimalValue())));
            }
        }
        return levels;
    }

    private static void assertOrders(Map<String, JsonNode> said) {
        JsonNode fetched = said.get("fetched");
        assertEquals("open", fetched.get("status").asText());
        assertEquals("BTC/USDT", fetched.get("symbol").asText());
        assertEquals(0, new BigDecimal(FAR_PX).compareTo(fetched.get("price").decimalValue()));
        assertEquals(said.get("placed").get("id"), fetched.get("id"));
        assertEquals(List.of(fetched.get("id").asText()), said.get("open").findValuesAsText("id"));
        assertTrue(said.get("balance open").get("used").get("USDT").decimalValue()
                .compareTo(new BigDecimal("300")) >= 0, "what the order needs is not free");
        assertEquals(said.get("balance before"), said.get("balance open").get("total"));
        assertEquals("canceled", said.get("cancelled").get("status").asText());
        assertTrue(said.get("open after").isEmpty());
        assertEquals("OrderNotFound", said.get("cancelled again").asText());
        assertEquals("closed", said.get("taken").get("status").asText());
        assertEquals(0, new BigDecimal(QTY).compareTo(said.get("taken").get("filled").decimalValue()));
        assertEquals("InsufficientFunds", said.get("too much").asText());
    }

    private static void assertLedger(LedgerSnapshot ledger, Map<String, JsonNode> said) {
        assertEquals(List.of(), ledger.violations());
        List<LedgerOrder> taken = ledger.orders().stream().filter(LedgerOrder::accepted).toList();
        assertEquals(List.of(said.get("placed").get("id").asText(), said.get("taken").get("id").asText()),
                taken.stream().map(LedgerOrder::venueOrderId).toList(), "the venue has the orders that the client saw");
        assertEquals(1, ledger.orders().stream().filter(order -> !order.accepted()).count());
        assertFalse(ledger.fills().isEmpty());
        assertTrue(ledger.fills().stream().allMatch(fill -> fill.side() == Side.BUY));
    }

    /** Runs the script; results by step. */
    private Map<String, JsonNode> run(ObjectNode told) throws Exception {
        Path node = Tools.require("node");
        Path installed = NodeModules.install(Tools.require("npm"), "ccxt", "ccxt", "trade.mjs");
        Path out = folder.resolve("ccxt.out");
        Path err = folder.resolve("ccxt.err");
        Process process = new ProcessBuilder(node.toString(), "trade.mjs").directory(installed.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(told.toString().getBytes(StandardCharsets.UTF_8));
        }
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        assertTrue(ended && process.exitValue() == 0, Files.readString(out) + Files.readString(err));
        Map<String, JsonNode> said = new HashMap<>();
        for (String line : Files.readAllLines(out)) {
            JsonNode step = JSON.readTree(line);
            said.put(step.get("step").asText(), step.get("value"));
        }
        return said;
    }
}
