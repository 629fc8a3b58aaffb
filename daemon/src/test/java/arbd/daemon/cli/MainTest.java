package arbd.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.decide.TestMarket;
import arbd.daemon.journal.Copies;
import arbd.daemon.pipeline.Line;
import arbd.daemon.run.StopException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(outBefore);
        System.setErr(errBefore);
    }

    @Test
    void shouldAnswerWrongWordsWithUsageAndASuggestion() {
        assertEquals(StopException.USAGE, Main.run("tial"));
        assertTrue(said(err).toLowerCase().contains("did you mean") && said(err).contains("tail"), said(err));
        assertEquals("", said(out));
        assertEquals(StopException.USAGE, Main.run());
        assertEquals(StopException.USAGE, Main.run("run", "--fro", "3s"));
        assertEquals(StopException.USAGE, Main.run("run", "--for", "soon"));
        assertTrue(said(err).contains("expected a time such as 500ms"), said(err));
        assertEquals(StopException.USAGE, Main.run("tail", "--type", "gossip"));
        assertTrue(said(err).contains("unknown type 'gossip'"), said(err));
        assertEquals(StopException.USAGE, Main.run("replay", "one", "two"));
    }

    @Test
    void shouldExplainItselfWhenAsked() {
        for (String[] asked : new String[][] {{"--help"}, {"run", "--help"}, {"tail", "-h"}, {"--version"}}) {
            assertEquals(0, Main.run(asked));
        }
        assertTrue(said(out).contains("arbd run --for 60s --json") && said(out).contains("arbd development"), said(out));
        assertEquals("", said(err));
    }

    @Test
    void shouldCheckAConfigurationAndPlaceEachMistake() throws Exception {
        Path good = Files.writeString(folder.resolve("good.yaml"), TestMarket.TEXT);
        assertEquals(0, Main.run("check", "--config", good.toString()));
        assertTrue(said(out).contains("is valid: 2 venues, 5 instruments, "), said(out));
        assertEquals(0, Main.run("check", "--json", "--config", good.toString()));
        JsonNode shape = json(said(out));
        assertEquals("[true, 2, 5]", List.of(shape.path("valid").asBoolean(), shape.path("venues").asInt(),
                shape.path("instruments").asInt()).toString());
        Path bad = Files.writeString(folder.resolve("bad.yaml"),
                TestMarket.TEXT.replace("maxOpenOrders: 8", "maxOpenOrders: many").replace("[USDT]", "[DOGE]"));
        assertEquals(StopException.CONFIGURATION, Main.run("check", "--config", bad.toString()));
        List<String> lines = said(err).lines().toList();
        assertEquals(2, lines.size(), lines.toString());
        for (String line : lines) {
            assertTrue(line.matches("arbd: \\Q" + bad + "\\E:\\d+:\\d+: .+"), line);
        }
        assertEquals(StopException.CONFIGURATION, Main.run("check", "--config", folder.resolve("none").toString()));
        assertEquals("", said(out));
    }

    @Test
    void shouldReplayAJournalAndJudgeIt() throws Exception {
        Path journal = life();
        assertEquals(0, Main.run("replay", journal.toString(), "--verify"));
        String words = said(out);
        assertTrue(words.contains("EQUAL  state ") && words.contains("inputs decided again"), words);
        assertEquals(0, Main.run("replay", journal.toString(), "--verify", "--json"));
        JsonNode summary = json(said(out));
        for (String field : List.of("schema", "command", "mode", "journal", "stateHash", "ticks", "opportunities",
                "refusals", "orders", "fills", "arbitrages", "realised", "fees", "nakedMax", "inputs", "outputs",
                "cleanEnd", "neverSent", "unknown", "equal")) {
            assertTrue(summary.has(field), field + " is missing in " + summary);
        }
        assertEquals("replay true true 0", summary.path("command").asText() + " " + summary.path("equal").asBoolean()
                + " " + summary.path("cleanEnd").asBoolean() + " " + summary.path("unknown").asInt());
        assertTrue(summary.path("stateHash").asText().matches("[0-9a-f]{16}"));
        assertTrue(summary.path("fees").path("USDT").isTextual(), "money is text");
    }

    @Test
    void shouldSayDifferentAndDamagedWithTheirOwnExitCodes() throws Exception {
        List<byte[]> records = Copies.records(life());
        List<byte[]> gap = new ArrayList<>(records);
        gap.remove(20);
        Copies.write(folder.resolve("gap"), gap);
        assertEquals(StopException.DAMAGED, Main.run("replay", folder.resolve("gap").toString(), "--verify"));
        assertTrue(said(err).contains("is damaged at record 20"), said(err));
        assertEquals(StopException.DAMAGED, Main.run("replay", folder.resolve("nothing").toString()));
        assertEquals(StopException.DAMAGED, Main.run("tail", folder.resolve("gap").toString()));
        List<byte[]> tail = records.subList(0, records.size() - 1);
        Copies.write(folder.resolve("tail"), tail);
        assertEquals(0, Main.run("replay", folder.resolve("tail").toString(), "--verify"));
        assertTrue(said(out).contains("interrupted: "), said(out));
    }

    @Test
    void shouldShowWhatWasDecided() throws Exception {
        Path journal = life();
        assertEquals(0, Main.run("tail", journal.toString(), "-n", "100000"));
        List<String> lines = said(out).lines().toList();
        for (String type : List.of(" order ", " report ", " arbitrage ", " opportunity ", " session ", " epoch ")) {
            assertTrue(lines.stream().anyMatch(line -> line.contains(type)), type + " is missing");
        }
        assertFalse(lines.stream().anyMatch(line -> line.contains(" hash ")), "hashes only when asked for");
        assertEquals(0, Main.run("tail", journal.toString(), "-n", "3", "--type", "order", "--json"));
        List<String> orders = said(out).lines().toList();
        assertEquals(3, orders.size());
        for (String line : orders) {
            JsonNode order = json(line);
            assertEquals("order", order.path("type").asText());
            assertTrue(order.path("sequence").isIntegralNumber() && order.path("wallNanos").isIntegralNumber());
            assertTrue(order.path("id").asText().matches("a[0-9a-z]{16}"), line);
            assertTrue(order.has("venue") && order.has("side") && order.has("qty") && order.has("px"), line);
        }
    }

    private Path life() throws Exception {
        Path journal = folder.resolve("life");
        try (Line line = Line.stepped(journal, 33)) {
            line.entry(0).reliable();
            line.entry(1).reliable();
            line.open();
            line.steps(300);
            line.end();
        }
        return journal;
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }

    private static String said(ByteArrayOutputStream stream) {
        String text = stream.toString(StandardCharsets.UTF_8);
        stream.reset();
        return text;
    }
}
