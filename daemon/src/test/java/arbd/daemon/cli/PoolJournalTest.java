package arbd.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.decide.Tally;
import arbd.daemon.replay.PoolLife;
import arbd.route.PoolRoutes;
import arbd.route.RouteTable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of a journal with pools in it. */
class PoolJournalTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAST = "1000000";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;
    private Path journal;
    private RouteTable routes;
    private long poolEvents;

    @BeforeEach
    void live() throws Exception {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        journal = folder.resolve("life");
        try (PoolLife life = new PoolLife(journal, 21)) {
            life.steps(500);
            life.end();
            routes = life.routes();
            poolEvents = life.pipeline().tally().count(Tally.Count.POOL_EVENTS);
        }
    }

    @AfterEach
    void release() {
        System.setOut(outBefore);
        System.setErr(errBefore);
    }

    @Test
    void shouldShowStatesOfPoolsWhenAskedForAndTheirStatusAlways() {
        List<String> states = said("tail", journal.toString(), "-n", LAST, "--type", "pool");
        List<String> statuses = said("tail", journal.toString(), "-n", LAST, "--type", "market");
        assertEquals(poolEvents, states.size() + statuses.size(), "every pool event is one line");
        assertTrue(statuses.size() > 10, statuses.size() + " statuses");
        assertTrue(statuses.stream().allMatch(line -> line.matches(
                ".* market +pool=zeta:0x[0-9a-f]{40} state=(stale|disconnected)")), statuses.get(0));
        assertTrue(states.stream().anyMatch(line -> line.contains(" reserve0=")), states.get(0));
        assertTrue(states.stream().anyMatch(line -> line.contains(" liquidity=4")), states.get(0));
        List<String> all = said("tail", journal.toString(), "-n", LAST);
        assertTrue(all.containsAll(statuses));
        assertFalse(all.stream().anyMatch(line -> line.contains(" reserve0=")), "too many to read");
    }

    @Test
    void shouldCountPoolEventsAndNameEveryRouteByItsTitle() throws Exception {
        JsonNode stats = json("stats", journal.toString(), "--json", "--decay");
        JsonNode replayed = json("replay", journal.toString(), "--json", "--verify");
        assertEquals(poolEvents, stats.get("poolEvents").asLong());
        assertEquals(poolEvents, replayed.get("poolEvents").asLong());
        Set<String> titles = IntStream.concat(IntStream.range(0, routes.size()),
                IntStream.range(PoolRoutes.BASE, PoolRoutes.BASE + routes.pools().size()))
                .mapToObj(routes::title).collect(Collectors.toSet());
        Set<String> named = new TreeSet<>();
        for (String line : said("tail", journal.toString(), "-n", LAST, "--json")) {
            JsonNode event = JSON.readTree(line);
            if (event.has("route")) {
                named.add(event.get("route").asText());
            }
        }
        stats.at("/decay/routes").forEach(row -> named.add(row.get("route").asText()));
        assertTrue(titles.containsAll(named), () -> named + " of " + titles);
        assertTrue(said("stats", journal.toString()).stream().anyMatch(line -> line.contains(" of pools and ")));
        assertTrue(said("stats", journal.toString(), "--decay").size() > 2);
    }

    private JsonNode json(String... words) throws Exception {
        return JSON.readTree(String.join("\n", said(words)));
    }

    private List<String> said(String... words) {
        out.reset();
        assertEquals(0, Main.run(words), () -> err.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
