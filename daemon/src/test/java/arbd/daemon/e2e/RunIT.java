package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.decide.MarkTwin;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Outcome;
import arbd.route.PoolRouteKind;
import arbd.route.Route;
import arbd.route.RouteKind;
import arbd.route.RouteTable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole run on embedded simulated venues, in both layouts, and everything that must agree afterwards. */
final class RunIT {
    private static final int SECONDS = Integer.getInteger("arbd.e2e.seconds", 8);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"fused, backoff", "split, sleep"})
    void shouldTradeEveryKindOfRouteAndAccountForEveryUnit(String layout, String idle) throws Exception {
        Sandbox box = new Sandbox(folder);
        String text = Sandbox.set(Sandbox.lively(), "layout", layout);
        Path config = box.write("my.yaml", Sandbox.set(text, "idle", idle));
        try (DaemonProcess daemon =
                box.start("run", "--config", config.toString(), "--for", SECONDS + "s", "--json", "--seed", "7")) {
            daemon.expectExit(0, SECONDS + 90L);
            assertTrue(daemon.err().contains("threads     " + layout), daemon.err());
            assertQuiet(daemon);
            assertEquals(1, daemon.out().lines().count(), "standard output holds one object and nothing else");
            JsonNode summary = JSON.readTree(daemon.out());
            assertShape(summary);
            Path run = box.latestRun();
            assertEquals(run.toString(), summary.get("journal").textValue());
            JournalFacts facts = JournalFacts.read(run);
            assertEveryKind(facts, summary);
            WaterfallFacts waterfalls = WaterfallFacts.read(run);
            assertEquals(facts.done().size(), waterfalls.realised(), "every arbitrage's waterfall adds up");
            assertPools(PoolFacts.read(run), waterfalls);
            assertMoney(facts, LedgerFiles.read(box.ledgers(run)), summary);
            assertMarks(run);
            assertReplays(box, run, summary.get("stateHash").textValue());
        }
    }

    private static void assertQuiet(DaemonProcess daemon) throws Exception {
        String said = daemon.out() + daemon.err();
        for (String unwanted : List.of("WARNING", "\tat ", "Exception", "ERROR", "SLF4J", "/private/ws/key")) {
            assertFalse(said.contains(unwanted), () -> "it said '" + unwanted + "':\n" + said);
        }
    }

    private static void assertShape(JsonNode summary) {
        Set<String> names = new TreeSet<>();
        summary.properties().forEach(entry -> names.add(entry.getKey()));
        assertTrue(names.containsAll(List.of("schema", "command", "mode", "journal", "stateHash", "ticks",
                "opportunities", "refusals", "orders", "fills", "arbitrages", "realised", "fees", "nakedMax", "drops",
                "latencyNanos")), () -> "the summary has " + names);
        assertEquals("run", summary.get("command").textValue());
        assertEquals("live", summary.get("mode").textValue());
        assertTrue(summary.get("stateHash").textValue().matches("[0-9a-f]{16}"));
        for (String count : List.of("schema", "ticks", "opportunities", "orders", "fills", "arbitrages", "drops")) {
            assertTrue(summary.get(count).isIntegralNumber(), count);
        }
        summary.get("refusals").forEach(count -> assertTrue(count.isIntegralNumber()));
        for (String money : List.of("realised", "fees")) {
            summary.get(money).forEach(amount -> assertTrue(amount.isTextual(), money));
        }
        assertTrue(summary.get("nakedMax").has("notional") && summary.get("nakedMax").get("millis").isIntegralNumber());
        summary.get("latencyNanos").forEach(stage -> {
            for (String figure : List.of("p50", "p99", "p999", "max")) {
                assertTrue(stage.get(figure).isIntegralNumber(), figure);
            }
        });
        assertTrue(summary.get("ticks").longValue() > 0);
        assertEquals("equal", summary.get("ledgers").textValue());
    }

    private static void assertEveryKind(JournalFacts facts, JsonNode summary) throws Exception {
        assertTrue(facts.stoppedInOrder(), "the journal ends with the end of the epoch");
        RouteTable routes = facts.routes();
        Map<RouteKind, Long> traded = facts.done().stream().filter(done -> done.outcome() != Outcome.VANISHED)
                .collect(Collectors.groupingBy(done -> routes.get(done.route()).kind(), Collectors.counting()));
        assertEquals(Set.of(RouteKind.CROSS_VENUE, RouteKind.CYCLIC, RouteKind.BASIS, RouteKind.SYNTHETIC),
                traded.keySet(), () -> "arbitrages by kind: " + traded);
        assertTrue(facts.done().stream().map(done -> routes.get(done.route())).anyMatch(RunIT::acrossVenues),
                "no cycle across venues was traded");
        assertEquals(facts.done().size(), summary.get("arbitrages").intValue());
        assertEquals(facts.placed().size(), summary.get("orders").intValue());
        System.out.println("RunIT: " + traded + ", orders " + facts.placed().size() + ", fills "
                + summary.get("fills") + ", ticks " + summary.get("ticks") + ", latency "
                + summary.get("latencyNanos"));
    }

    /** Edges between pools, and between pools and a book, are found and told; nothing is sent on a chain yet. */
    private static void assertPools(PoolFacts pools, WaterfallFacts waterfalls) {
        assertEquals(Set.of(PoolRouteKind.values()), pools.found().keySet(),
                () -> "edges over pools by kind: " + pools.found() + " of " + pools.priced());
        assertTrue(waterfalls.overPools() >= pools.found().values().stream().mapToInt(Integer::intValue).sum());
        System.out.println("RunIT: over pools " + pools.found() + ", waterfalls " + waterfalls.overPools());
    }

    private static boolean acrossVenues(Route route) {
        return route.kind() == RouteKind.CYCLIC && route.title().contains(",");
    }

    /** Journal, summary and the venues' own books must be one and the same to the last unit. */
    private static void assertMoney(JournalFacts facts, LedgerFiles ledgers, JsonNode summary) {
        FillSums sums = new FillSums(facts.start().instruments());
        facts.fills().forEach(fill -> sums.add(fill, facts.placed()));
        facts.flows().forEach(sums::add);
        Map<String, BigDecimal> said = new TreeMap<>();
        summary.get("realised").properties()
                .forEach(entry -> said.put(entry.getKey(), new BigDecimal(entry.getValue().textValue())));
        assertFalse(said.isEmpty(), "fills moved something");
        assertEquals(sums.sums(), FillSums.normal(said), "summary against the journal's fills");
        assertEquals(ledgers.moved(), sums.wallets(), "journal's fills and funding against the venues' wallets");
        assertEquals(sums.trades().size(), summary.get("fills").intValue());
        Set<String> journaled = sums.trades().stream().map(trade -> named(facts, trade)).collect(Collectors.toSet());
        assertEquals(ledgers.trades(), journaled, "every execution of a venue is in the journal");
        assertEquals(ledgers.clientOrderIds().size(), new HashSet<>(ledgers.clientOrderIds()).size(),
                "a client order id reached a venue twice");
        ClientOrderId ids = new ClientOrderId(ClientOrderId.tagOf("main"));
        for (String text : ledgers.clientOrderIds()) {
            assertTrue(facts.placed().containsKey(OrderKey.of(ids, text)), () -> text + " was sent, but not journaled");
        }
    }

    /** What became of every edge, against what the journaled market says of it. */
    private static void assertMarks(Path run) {
        MarkTwin.Comparison marks = MarkTwin.compare(run);
        assertFalse(marks.journaled().isEmpty(), "no edge was followed");
        int missing = marks.expected().size() - marks.journaled().size();
        // Those that ended within the last moments may not have been said any more.
        assertTrue(missing >= 0 && missing < 100, () -> missing + " marks are missing");
        assertEquals(marks.expected().subList(0, marks.journaled().size()), marks.journaled());
    }

    private static String named(JournalFacts facts, String trade) {
        int slash = trade.indexOf('/');
        int venue = Integer.parseInt(trade.substring(0, slash));
        return facts.start().instruments().venues().get(venue).name() + trade.substring(slash);
    }

    private static void assertReplays(Sandbox box, Path run, String stateHash) throws Exception {
        assertEquals(stateHash, box.verified(Jdk.current(), run));
        Optional<Jdk> other = Jdk.other();
        if (other.isEmpty()) {
            System.out.println("RunIT: no second JDK is installed: not replayed on another one");
            return;
        }
        assertEquals(stateHash, box.verified(other.get(), run), "on Java " + other.get().feature());
    }
}
