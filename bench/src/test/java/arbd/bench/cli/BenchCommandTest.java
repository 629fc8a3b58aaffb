package arbd.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.bench.alloc.AllocationGoal;
import arbd.bench.alloc.Step;
import arbd.bench.decode.DecodeCase;
import arbd.bench.decode.DecodeCase.Peer;
import arbd.bench.decode.DecodeGoal;
import arbd.bench.decode.FrameReader;
import arbd.bench.goal.Gate;
import arbd.bench.goal.Goal;
import arbd.bench.goal.Line;
import arbd.bench.goal.Measured;
import arbd.bench.goal.Run;
import arbd.bench.goal.Unit;
import arbd.daemon.run.StopException;
import arbd.market.Tick;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command's contract, and that it can say no: goals whose code is broken on purpose fail. Asserts no times. */
final class BenchCommandTest {
    private static final String LINE = "[a-z0-9.-]+ \\S+ (>=|<=)\\S+ (PASS|FAIL|SKIP) \\S.*";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** A goal that gives what it is told to. */
    private record Told(String id, Measure lines) implements Goal {
        private interface Measure {
            List<Line> of(Run run) throws Exception;
        }

        @Override
        public String title() {
            return "told";
        }

        @Override
        public List<Line> measure(Run run) throws Exception {
            return lines.of(run);
        }
    }

    @Test
    void shouldPrintOneLineForEachThingMeasuredAndLeaveNothingBehind() throws Exception {
        int code = bench(Goals.all(1_000), "--quick", "--only", "1");
        List<String> lines = lines();
        assertTrue(lines.size() > 15, () -> String.join("\n", lines));
        for (String line : lines) {
            assertTrue(line.matches(LINE), line);
            assertTrue(line.startsWith("1-alloc."), line);
        }
        assertEquals(lines.stream().anyMatch(line -> line.contains(" FAIL ")) ? 1 : 0, code);
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("measuring 1-alloc: "), err.toString());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void shouldCountTheHopsOfTheFusedLayout() {
        bench(Goals.all(1_000), "--quick", "--only", "5-ring");
        assertTrue(lines().stream().anyMatch(line -> line.startsWith("5-ring.fused-hops 0 <=0 PASS ")), out.toString());
        assertTrue(lines().stream().allMatch(line -> line.matches(LINE)), out.toString());
    }

    @Test
    void shouldFailAnAllocationThatWasPlanted() {
        Object[] kept = new Object[1];
        long[] done = new long[1];
        Step leaky = new Step("leaky", i -> {
            done[0]++;
            kept[0] = new byte[1];
        }, false, () -> done[0]);
        assertEquals(1, count(leaky));
        assertTrue(lines().get(0).startsWith("1-alloc.leaky 24B <=0.01B FAIL "), out + ", kept " + kept[0]);
    }

    @Test
    void shouldFailAStepThatDoesNotDoItsWork() {
        Step idle = new Step("idle", i -> { }, false, () -> 0);
        assertEquals(1, count(idle));
        assertTrue(lines().get(0).startsWith("1-alloc - - FAIL "), out.toString());
        assertTrue(lines().get(0).contains("idle was to be done "), out.toString());
    }

    @Test
    void shouldFailADecoderThatReadsSomethingElse() {
        DecodeCase quotes = DecodeCase.quotes(1);
        FrameReader right = DecodeCase.treeQuotes();
        quotes.put(Peer.JACKSON, new FrameReader() {
            private int read;

            @Override
            public void read(byte[] frame) throws IOException {
                right.read(frame);
            }

            @Override
            public void readInto(byte[] frame, Tick into) throws IOException {
                right.readInto(frame, into);
                read++;
                into.askQty[0] += read == 700 ? 1 : 0;
            }
        });
        Goal decode = new Told("2-decode", run -> DecodeGoal.compare(run, List.of(quotes)));
        assertEquals(1, bench(List.of(decode), "--quick"));
        assertEquals(1, lines().size());
        assertTrue(lines().get(0).startsWith("2-decode - - FAIL "), out.toString());
        assertTrue(lines().get(0).contains("of quote frame 699 we read type 1 of "), out.toString());
    }

    @Test
    void shouldGoOnWithTheNextGoalWhenOneBreaks() {
        Goal broken = new Told("3-broken", run -> {
            throw new IllegalStateException("two\nlines");
        });
        assertEquals(1, bench(List.of(broken, passing())));
        assertEquals(3, lines().size());
        assertTrue(lines().get(0).startsWith("3-broken - - FAIL java.lang.IllegalStateException: two lines; "),
                out.toString());
        assertTrue(lines().get(1).startsWith("4-fine.a 17.5x(15..20) >=8x PASS ours; "), out.toString());
        assertTrue(err.toString().endsWith("1 passed, 1 failed, 1 skipped\n"), err.toString());
    }

    @Test
    void shouldNotFailForAnAbsentPeer() {
        assertEquals(0, bench(List.of(passing())));
        assertTrue(lines().get(1).startsWith("4-fine.b - <=1.2x SKIP there is no node; "), out.toString());
    }

    @Test
    void shouldPrintOneObject() throws Exception {
        assertEquals(0, bench(List.of(passing()), "--json"));
        JsonNode root = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertEquals("bench", root.get("command").textValue());
        assertEquals(1, root.get("passed").intValue());
        assertEquals(1, root.get("skipped").intValue());
        JsonNode first = root.get("goals").get(0);
        assertEquals("4-fine.a", first.get("id").textValue());
        assertEquals(17.5, first.get("value").doubleValue());
        assertEquals(20, first.get("max").doubleValue());
        assertEquals(">=8x", first.get("gate").textValue());
        assertFalse(root.get("goals").get(1).has("value"));
    }

    @Test
    void shouldPrintRowsOfATable() {
        assertEquals(0, bench(List.of(passing()), "--markdown"));
        assertTrue(lines().get(0).matches("\\d{4}-\\d\\d-\\d\\d, \\d+ CPUs .*, JDK .*:"), out.toString());
        assertEquals("| Goal | Value | Gate | Verdict | Seen |", lines().get(2));
        assertEquals("|---|---|---|---|---|", lines().get(3));
        assertTrue(lines().get(4).startsWith("| `4-fine.a` | 17.5x(15..20) | >=8x | PASS | ours; "), out.toString());
    }

    @Test
    void shouldAnswerWrongWordsWithASuggestion() {
        assertEquals(StopException.USAGE, bench(List.of(passing()), "--only", "4-fne"));
        assertEquals("", out.toString());
        assertEquals(StopException.USAGE, bench(List.of(passing()), "--json", "--markdown"));
        assertEquals(StopException.USAGE, bench(List.of(passing()), "--events", "0"));
    }

    @Test
    void shouldSayWhereItCannotWrite() {
        Path absent = folder.resolve("absent");
        assertEquals(StopException.CANNOT_CREATE, run(List.of(passing()), "bench", "--scratch", absent.toString()));
        assertEquals("", out.toString());
    }

    private int count(Step step) {
        return bench(List.of(new Told("1-alloc", run -> AllocationGoal.count(run, List.of(step)))), "--quick");
    }

    private static Goal passing() {
        return new Told("4-fine", run -> List.of(
                Line.of("4-fine.a", new Measured(17.5, 15, 20, Unit.TIMES), Gate.atLeast(8, Unit.TIMES), "ours"),
                Line.skip("4-fine.b", Gate.atMost(1.2, Unit.TIMES), "there is no node")));
    }

    private int bench(List<Goal> goals, String... words) {
        List<String> all = new ArrayList<>(List.of("bench", "--scratch", folder.toString()));
        all.addAll(Arrays.asList(words));
        return run(goals, all.toArray(new String[0]));
    }

    private int run(List<Goal> goals, String... words) {
        PrintStream data = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream talk = new PrintStream(err, true, StandardCharsets.UTF_8);
        return BenchMain.run(events -> goals, data, talk, words);
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
