package arbd.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.journal.Copies;
import arbd.daemon.pipeline.Line;
import arbd.daemon.run.StopException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int[] MILLIS = {0, 1, 5, 10, 50, 100, 1000};

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;
    private Path journal;

    @BeforeEach
    void live() throws Exception {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        journal = folder.resolve("life");
        try (Line line = Line.stepped(journal, 41)) {
            line.entry(0).reliable();
            line.entry(1).reliable();
            line.open();
            line.steps(2_000);
            line.end();
        }
    }

    @AfterEach
    void release() {
        System.setOut(outBefore);
        System.setErr(errBefore);
    }

    @Test
    void shouldCountWhatReplayCounts() throws Exception {
        JsonNode replayed = json("replay", journal.toString(), "--json");
        JsonNode stats = json("stats", journal.toString(), "--json");
        assertFalse(stats.has("decay"), "only when asked for");
        assertEquals(replayed.get("inputs"), stats.get("inputs"));
        assertEquals(replayed.get("opportunities").asLong(), sum(stats.get("kinds"), "/episodes"));
        assertEquals(replayed.get("arbitrages").asLong(), sum(stats.get("kinds"), "/arbitrages/decided"));
        ObjectNode refusals = JsonNodeFactory.instance.objectNode();
        for (JsonNode kind : stats.get("kinds")) {
            kind.get("refusals").properties().forEach(reason -> refusals.put(reason.getKey(),
                    refusals.path(reason.getKey()).asLong() + reason.getValue().asLong()));
        }
        assertEquals(sorted(replayed.get("refusals")), sorted(refusals));
        assertTrue(refusals.size() > 2 && sum(stats.get("kinds"), "/taken") > 20, "too little happened: " + stats);
        assertEquals(replayed.get("orders").asLong(), stats.at("/latencyNanos/decide/count").asLong());
        assertEquals(replayed.get("orders").asLong(), stats.at("/latencyNanos/answer/alpha/count").asLong()
                + stats.at("/latencyNanos/answer/beta/count").asLong());
    }

    @Test
    void shouldAddUpTheSameMarksByKindReasonAndRouteAsTailShows() throws Exception {
        JsonNode decay = json("stats", "--decay", journal.toString(), "--json").get("decay");
        assertEquals(0, Main.run("tail", journal.toString(), "-n", "1000000", "--json", "--type", "decay"));
        List<String> marks = said(out).lines().toList();
        assertTrue(marks.size() > 500, marks.size() + " marks");
        for (String by : List.of("kinds", "reasons", "routes")) {
            assertEquals(marks.size(), sum(decay.get(by), "/followed"), by);
            assertTrue(sum(decay.get(by), "/seen") >= marks.size(), by);
        }
        for (JsonNode reason : decay.get("reasons")) {
            for (int look = 0; look < MILLIS.length; look++) {
                assertMean(reason, look, marks);
            }
        }
        assertEquals("[0,1,5,10,50,100,1000]", decay.get("atMillis").toString());
        JsonNode kind = decay.get("kinds").get(0);
        assertTrue(kind.get("milliIsWorth").isTextual() && kind.get("settlement").asText().equals("USDT"), "" + kind);
        BigDecimal worth = new BigDecimal(kind.at("/arbitrages/averageSize").asText())
                .multiply(kind.get("milliIsWorthPpm").decimalValue()).movePointLeft(6);
        assertTrue(worth.subtract(new BigDecimal(kind.get("milliIsWorth").asText())).abs()
                .compareTo(new BigDecimal("0.00000002")) < 0, worth + " in " + kind);
    }

    @Test
    void shouldPrintTablesForPeople() throws Exception {
        assertEquals(0, Main.run("stats", journal.toString()));
        String text = said(out);
        for (String words : List.of("cross-venue, USDT", "episodes of an edge", " taken", "refused: cooldown",
                "average size", "expected ", "answered by alpha", "timers")) {
            assertTrue(text.contains(words), () -> "'" + words + "' is missing in\n" + text);
        }
        assertEquals(0, Main.run("stats", "--decay", "--routes", "1", journal.toString()));
        String decay = said(out);
        for (String words : List.of("by kind", "by reason", "by route", "half-life", "1 ms is worth", " ppm, ",
                " more routes (--routes N shows N)", "cross-venue, USDT ")) {
            assertTrue(decay.contains(words), () -> "'" + words + "' is missing in\n" + decay);
        }
        assertEquals("", said(err));
    }

    @Test
    void shouldShowMarksInTailOnlyWhenTheyDrownNothing() {
        assertEquals(0, Main.run("tail", journal.toString(), "-n", "1000000"));
        assertFalse(said(out).contains(" decay "));
        assertEquals(0, Main.run("tail", journal.toString(), "-n", "1", "--type", "decay"));
        String line = said(out);
        assertTrue(line.matches("(?s).* decay +route=.* edgePpm=-?\\d+ after1ms=(-?\\d+|none) .*after1000ms=.*\n"),
                line);
        assertEquals(0, Main.run("tail", journal.toString(), "-n", "1000000", "--json"));
        assertTrue(said(out).contains("\"type\":\"decay\""));
    }

    @Test
    void shouldRefuseWhatIsNoJournalOrDamagedOrNoNumber() throws Exception {
        assertEquals(StopException.DAMAGED, Main.run("stats", folder.resolve("nothing").toString()));
        assertTrue(said(err).contains("nothing"));
        List<byte[]> gap = Copies.records(journal);
        gap.remove(20);
        Copies.write(folder.resolve("gap"), gap);
        assertEquals(StopException.DAMAGED, Main.run("stats", folder.resolve("gap").toString()));
        assertTrue(said(err).contains("is damaged at record 20"));
        assertEquals(StopException.USAGE, Main.run("stats", "--routes", "-1"));
        assertTrue(said(err).contains("--routes must not be negative"));
        assertEquals("", said(out));
    }

    /** The mean of what tail shows of a reason, at one look. */
    private static void assertMean(JsonNode reason, int look, List<String> marks) throws Exception {
        String field = look == 0 ? "edgePpm" : "after" + MILLIS[look] + "ms";
        long sum = 0;
        int priced = 0;
        for (String mark : marks) {
            JsonNode node = JSON.readTree(mark);
            if (node.get("verdict").equals(reason.get("reason")) && !node.get(field).isNull()) {
                sum += node.get(field).asLong();
                priced++;
            }
        }
        assertEquals(priced, reason.at("/priced/" + look).asInt(), "" + reason);
        if (priced > 0) {
            long mean = reason.at("/meanPpm/" + look).asLong();
            assertTrue(Math.abs(sum - mean * priced) <= priced, mean + " of " + sum + " over " + priced);
        }
    }

    private JsonNode json(String... words) throws Exception {
        assertEquals(0, Main.run(words), () -> said(err));
        return JSON.readTree(said(out));
    }

    private static long sum(JsonNode rows, String pointer) {
        long sum = 0;
        for (JsonNode row : rows) {
            sum += row.at(pointer).asLong();
        }
        return sum;
    }

    private static String sorted(JsonNode counts) {
        return counts.properties().stream().map(Object::toString).sorted().collect(Collectors.joining(" "));
    }

    private static String said(ByteArrayOutputStream stream) {
        String text = stream.toString(StandardCharsets.UTF_8);
        stream.reset();
        return text;
    }
}
