package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.console.Times;
import arbd.execution.order.OrderState;
import arbd.execution.sim.LedgerSnapshot;
import arbd.market.Venue;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The daemon over a bad network with simulated venues of every protocol, each by its real address: nothing is lost or
 * done twice, and at rest we own what they say. A few seconds by default, {@code -Darbd.soak=10m} for longer.
 */
final class SoakIT {
    private static final long SOAK_MILLIS = Times.nanos(System.getProperty("arbd.soak", "20s")) / 1_000_000L;
    private static final long SEED = Long.getLong("arbd.e2e.seed", 20_261_126L);
    private static final long BACK_SECONDS = Long.getLong("arbd.e2e.back", 60);
    private static final long RESOLVED_MILLIS = 8_000;
    private static final String FAULTS = "dropAcks:1%,malform:1/7s,lose:1/7s,checksum:1/7s,gap:1/7s,freeze:1s/15s";

    @TempDir
    private Path folder;

    @Test
    void shouldLoseNothingAndRepeatNothingOverABadNetwork() throws Exception {
        System.out.println("SoakIT: seed " + SEED + ", " + SOAK_MILLIS + " ms");
        Sandbox box = new Sandbox(folder);
        try (SoakMarket market = new SoakMarket(box, SEED, FAULTS);
                DaemonProcess daemon = box.start("run", "--config", market.config().toString(), "--json");
                LifeWatch watch = new LifeWatch(box, 0)) {
            watch.awaitTrading(BACK_SECONDS);
            long until = System.nanoTime() + SOAK_MILLIS * 1_000_000L;
            while (System.nanoTime() - until < 0) {
                watch.awaitOrder(BACK_SECONDS);
                assertTrue(daemon.alive(), daemon.err());
            }
            market.heal();
            watch.awaitTrading(BACK_SECONDS);
            Thread.sleep(RESOLVED_MILLIS);
            awaitFunding();
            daemon.signal("TERM");
            daemon.expectExit(0, BACK_SECONDS);
            assertFalse(daemon.err().contains("left open"), daemon.err());
            assertFalse(daemon.err().contains("\tat "), daemon.err());
            assertBooks(market, box);
        }
    }

    private static void assertBooks(SoakMarket market, Sandbox box) throws Exception {
        Books books = market.books();
        Lives lives = new Lives(books, box.runs());
        lives.assertIntentBeforeWire();
        int fills = lives.assertFills();
        lives.assertNothingLeftUnresolved();
        lives.assertBalances();
        box.verified(Jdk.current(), box.latestRun());
        Map<NetworkPlan.Kind, Integer> happened = new EnumMap<>(NetworkPlan.Kind.class);
        market.proxies().values().forEach(proxy ->
                proxy.happened().forEach((kind, count) -> happened.merge(kind, count, Integer::sum)));
        for (NetworkPlan.Kind kind : NetworkPlan.Kind.values()) {
            assertTrue(happened.get(kind) > 0, () -> "the network did not " + kind + ": " + happened);
        }
        JournalFacts facts = lives.facts().get(0);
        assertFalse(facts.unknown().isEmpty(), "the faults made an order unknown");
        // A private stream that comes back may tell the end before it is time to ask.
        facts.unknown().stream().filter(key -> !facts.queried().contains(key)).forEach(key ->
                assertTrue(facts.toldFinal().contains(key) || facts.ended().get(key) == OrderState.FILLED,
                        () -> key + " was unknown, and is " + facts.ended().get(key) + " though no venue said so"));
        int traded = 0;
        for (Venue venue : books.table().venues()) {
            LedgerSnapshot ledger = books.ledgers().get(venue.id());
            System.out.println("SoakIT: " + venue.name() + ": " + ledger.orders().size() + " orders, "
                    + ledger.fills().size() + " fills, network " + market.proxies().get(venue.name()).happened());
            traded += ledger.fills().isEmpty() ? 0 : 1;
        }
        assertTrue(traded >= 3, "most venues trade");
        assertEquals(1, lives.facts().size());
        System.out.println("SoakIT: " + lives.orders() + " orders, " + fills + " fills, " + facts.unknown().size()
                + " unknown");
    }

    /** Waits until a funding has just been: one between the stop and the comparison would be told to nobody. */
    private static void awaitFunding() throws InterruptedException {
        long every = SoakMarket.FUNDING_EVERY_MILLIS;
        Thread.sleep(every - System.currentTimeMillis() % every + 500);
    }
}
