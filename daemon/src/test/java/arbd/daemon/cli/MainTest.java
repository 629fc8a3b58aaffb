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
import java.math.BigDecimal;
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
        String hint = said(err);
        assertTrue(hint.contains("did you mean: arbd tail ?"), hint);
        assertEquals("", said(out));
        assertEquals(StopException.USAGE, Main.run());
        assertEquals(StopException.USAGE, Main.run("run", "--fro", "3s"));
        words(err, "did you mean: arbd run --for ?");
        assertEquals(StopException.USAGE, Main.run("dance"));
        words(err, "try: arbd --help");
        assertEquals(StopException.USAGE, Main.run("run", "--for", "soon"));
        String words = said(err);
        assertTrue(words.contains("expected a time such as 500ms"), words);
        assertEquals(StopException.USAGE, Main.run("tail", "--type", "gossip"));
        words = said(err);
        assertTrue(words.contains("unknown type 'gossip'"), words);
        assertEquals(StopException.USAGE, Main.run("replay", "one", "two"));
        said(err);
        assertEquals(StopException.USAGE, Main.run("bench", "--quick"));
        words(err, "in a checkout run ./arbd bench --quick");
    }

    @Test
    void shouldExplainItselfWhenAsked() {
        for (String[] asked : new String[][] {{"--help"}, {"run", "--help"}, {"tail", "-h"}, {"--version"}}) {
            assertEquals(0, Main.run(asked));
        }
        String words = said(out);
        assertTrue(words.contains("arbd run --for 60s --json") && words.contains("arbd development"), words);
        assertEquals("", said(err));
    }

    @Test
    void shouldCheckAConfigurationAndPlaceEachMistake() throws Exception {
        Path good = Files.writeString(folder.resolve("good.yaml"), TestMarket.TEXT);
        assertEquals(0, Main.run("check", "--config", good.toString()));
        assertTrue(said(out).matches("(?s).* is valid: 2 venues, 5 instruments, .*\\R"
                + "  fees of alpha: 10 bps assumed; run asks the venue at its start\\R.*"));
        assertEquals(0, Main.run("check", "--json", "--config", good.toString()));
        JsonNode shape = json(said(out));
        assertEquals("[true, 2, 5]", List.of(shape.path("valid").asBoolean(), shape.path("venues").asInt(),
                shape.path("instruments").asInt()).toString());
        Path bad = Files.writeString(folder.resolve("bad.yaml"),
                TestMarket.TEXT.replace("maxOpenOrders: 8", "maxOpenOrders: many")
                        .replace("takerFee: 10 bps", "takerFee: 10"));
        assertEquals(StopException.CONFIGURATION, Main.run("check", "--config", bad.toString()));
        List<String> lines = said(err).lines().toList();
        assertEquals(3, lines.size(), lines.toString());
        for (String line : lines) {
            assertTrue(line.matches("arbd: \\Q" + bad + "\\E:\\d+:\\d+ .+"), line);
        }
        assertEquals(StopException.CONFIGURATION, Main.run("check", "--config", folder.resolve("none").toString()));
        said(err);
        Path small = Files.writeString(folder.resolve("small.yaml"),
                TestMarket.TEXT.replace("outboundRing: 4096", "outboundRing: 1024") + "\nhttp: {port: 0}\n");
        assertEquals(StopException.CONFIGURATION, Main.run("check", "--config", small.toString()));
        words(err, "threads.outboundRing: expected at least ");
        assertEquals(StopException.CONFIGURATION, Main.run("run", "--config", small.toString()));
        words(err, "threads.outboundRing: expected at least ");
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
        words(err, "is damaged at record 20");
        assertEquals(StopException.DAMAGED, Main.run("replay", folder.resolve("nothing").toString()));
        assertEquals(StopException.DAMAGED, Main.run("tail", folder.resolve("gap").toString()));
        List<byte[]> tail = records.subList(0, records.size() - 1);
        Copies.write(folder.resolve("tail"), tail);
        assertEquals(0, Main.run("replay", folder.resolve("tail").toString(), "--verify"));
        words(out, "interrupted: ");
    }

    @Test
    void shouldShowWaterfallsOnDemandAndAlwaysToProgramsWithSumsThatHold() throws Exception {
        String journal = life().toString();
        assertEquals(0, Main.run("tail", journal, "-n", "100000"));
        String plain = said(out);
        assertFalse(plain.contains(" waterfall ") || plain.contains(" realised "), "only when asked for");
        assertEquals(0, Main.run("tail", journal, "-n", "100000", "--waterfall"));
        String asked = said(out);
        assertTrue(asked.contains(" waterfall ") && asked.contains(" realised ") && asked.contains(" order "));
        assertEquals(0, Main.run("tail", journal, "-n", "100000", "--type", "order", "--waterfall"));
        String both = said(out);
        assertTrue(both.contains(" waterfall ") && !both.contains(" report "));
        assertEquals(0, Main.run("tail", journal, "-n", "100000", "--json"));
        int sums = 0;
        for (String line : said(out).lines().toList()) {
            JsonNode node = json(line);
            String type = node.get("type").textValue();
            if (type.equals("waterfall")) {
                assertEquals(0, amount(node, "net").compareTo(sum(node, "gross|depth|fees|rounding")), line);
                sums++;
            } else if (type.equals("realised")) {
                BigDecimal made = sum(node, "net|notFilled|earlierLives|leg.(Price|Unfilled|Fee)");
                assertEquals(0, amount(node, "realised").compareTo(made), line);
                assertEquals(0, amount(node, "marked").compareTo(made.add(sum(node, "worth.*"))), line);
                sums++;
            }
        }
        assertTrue(sums > 10, sums + " sums");
    }

    private static BigDecimal sum(JsonNode node, String names) {
        return node.properties().stream().filter(entry -> entry.getKey().matches(names))
                .map(entry -> amount(node, entry.getKey())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(JsonNode node, String name) {
        return new BigDecimal(node.get(name).textValue());
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

    private static void words(ByteArrayOutputStream stream, String expected) {
        String text = said(stream);
        assertTrue(text.contains(expected), text);
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
