package arbd.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.backtest.Fixture;
import arbd.daemon.run.StopException;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {
    private static final String CONCURRENT = "venues/visible/binance/concurrent_btc_3markets_20240808";
    private static final String PROFILE = "../config/profiles/basis-backtest.yaml";
    private static final String[] THRESHOLDS = {"-10", "-6", "-5", "-4", "-3", "-2", "0"};

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final String var = System.getProperty("arbd.var");
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream talk = new ByteArrayOutputStream();

    @TempDir
    private Path home;

    @BeforeEach
    void captureOutput() {
        System.setProperty("arbd.var", home.resolve("var").toString());
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(talk, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restoreOutput() {
        System.setOut(out);
        System.setErr(err);
        if (var == null) {
            System.clearProperty("arbd.var");
        } else {
            System.setProperty("arbd.var", var);
        }
    }

    @Test
    void shouldSurveyTheRawEdgesThatAreExpectedOfTheRecording() throws Exception {
        Path expectedFile = SharedData.path(CONCURRENT + ".expected.json");
        JsonNode expected = new ObjectMapper().readTree(expectedFile.toFile());
        String data = SharedData.path(CONCURRENT + ".wire.jsonl.gz").toString();

        assertEquals(0, Main.run("backtest", "--config", PROFILE, "--data", data, "--edges",
                String.join(",", THRESHOLDS), "--json"), talk::toString);

        JsonNode summary = new ObjectMapper().readTree(said.toString(StandardCharsets.UTF_8));
        assertEquals(2, summary.get("edges").size());
        for (JsonNode edge : summary.get("edges")) {
            String way = edge.get("route").asText().contains("binance+") ? "fwd" : "rev";
            JsonNode extremes = expected.get("extremes");
            assertEquals(extremes.get(way + "_min").get("bps"), edge.get("minBps"), way);
            assertEquals(extremes.get(way + "_min").get("first_line"), edge.get("minLine"), way);
            assertEquals(extremes.get(way + "_max").get("bps"), edge.get("maxBps"), way);
            assertEquals(extremes.get(way + "_max").get("first_line"), edge.get("maxLine"), way);
            assertEquals(expected.get("lines_above_threshold_bps").get(way), edge.get("counts"), way);
        }
        assertEquals("backtest", summary.get("command").asText());
        assertEquals("paper", summary.get("mode").asText());
        assertEquals(expected.get("lines"), summary.get("lines"));
        assertEquals(0, summary.get("opportunities").asLong());
        assertEquals(summary.get("stateHash"), replayed().get("stateHash"));
    }

    @Test
    void shouldSayInPlainWordsThatNothingWasExecutable() throws Exception {
        String data = Fixture.ofMarkets()
                .line(0, "spot", Fixture.quote(1, "59999.99", "1", "60000.00", "1"))
                .line(5, "usdm", Fixture.quote(1, "60042.00", "1", "60042.10", "1"))
                .write(home.resolve("data"), "dear");

        assertEquals(0, Main.run("backtest", "--config", PROFILE, "--data", data, "--edges", "0,7,7.000001"));

        String words = said.toString(StandardCharsets.UTF_8);
        assertTrue(words.contains("NOTHING WAS EXECUTABLE"), words);
        assertTrue(words.contains("BTC/USDT binance+ binance-usdm-: best raw edge 7.00 bps, costs 15.00 bps, best net"
                + " -8.01 bps, needs 2.00 bps: never executable"), words);
        assertTrue(words.matches("(?s).*binance\\+ binance-usdm- +7\\.000000 +2 +7\\.000000 +2 +1 +1 +0\\R.*"), words);
        assertEquals("", talk.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldTradeAndReplayEqualThroughTheCommandLine() throws Exception {
        Path config = home.resolve("cheap.yaml");
        Files.writeString(config, Fixture.profileText("1 bps", "1 bps", "3 bps"));
        String data = Fixture.swinging(300).write(home.resolve("data"), "swinging");

        assertEquals(0, Main.run("backtest", "--config", config.toString(), "--data", data, "--json"));

        JsonNode summary = new ObjectMapper().readTree(said.toString(StandardCharsets.UTF_8));
        assertTrue(summary.get("fills").asLong() > 0);
        assertEquals("equal", summary.get("ledgers").asText());
        assertFalse(summary.has("edges"));
        assertEquals(summary.get("stateHash"), replayed().get("stateHash"));
    }

    @Test
    void shouldAskForDataWhenNoneIsNamed() throws Exception {
        assertEquals(StopException.USAGE, Main.run("backtest", "--config", PROFILE));
        assertTrue(talk.toString(StandardCharsets.UTF_8).contains("--data"), talk::toString);
    }

    private JsonNode replayed() throws Exception {
        said.reset();
        assertEquals(0, Main.run("replay", "--instance", "backtest", "--verify", "--json"));
        return new ObjectMapper().readTree(said.toString(StandardCharsets.UTF_8));
    }
}
